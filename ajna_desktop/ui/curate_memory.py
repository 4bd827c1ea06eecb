"""What the user set on the Curate tab the last time."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from ajna_desktop.domain.curating.declared import Cost, Meaning
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.scan import Label

FILE: Final = "curate.ini"


@dataclass(frozen=True, slots=True)
class _Meanings:
    of: dict[str, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Costs:
    told: tuple[Cost, ...] = ()


class CurateMemory:
    """Kept in a file of its own; what cannot be read is forgotten. UI thread only.

    Columns and costs are remembered by name: the manifest of another day has the same ones.
    """

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def column(self) -> str:
        """The key of the column that declared something last, "" for none."""
        return str(self._file.value("declared/column") or "")

    @column.setter
    def column(self, key: str) -> None:
        self._file.setValue("declared/column", key)

    def meaning(self, column: str) -> Meaning:
        """Return what the user said that values of a column stand for."""
        text = str(self._file.value(_key(column)) or "")
        try:
            return from_json(_Meanings, text).of
        except NotSuchARecord:
            return {}

    def remember_meaning(self, column: str, meaning: Meaning) -> None:
        """Keep what values of a column stand for."""
        self._file.setValue(_key(column), to_json(_Meanings(dict(meaning))))

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What errors cost."""
        try:
            return from_json(_Costs, str(self._file.value("declared/costs") or "")).told
        except NotSuchARecord:
            return ()

    @costs.setter
    def costs(self, costs: tuple[Cost, ...]) -> None:
        self._file.setValue("declared/costs", to_json(_Costs(costs)))


def _key(column: str) -> str:
    # Names of columns may hold anything, keys of the file may not.
    return f"declared/meaning-{hashlib.sha256(column.encode()).hexdigest()[:16]}"
