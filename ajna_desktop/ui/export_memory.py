"""What the user chose in the export dialog the last time."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from ajna_desktop.domain.curating.export_wish import Files
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json

FILE: Final = "export.ini"
_CHOSEN: Final = "chosen"


@dataclass(frozen=True, slots=True)
class ExportChosen:
    """How the dialog was set."""

    kind: str = ""  # of the export
    files: Files = Files.COPY
    is_deidentified: bool = False
    has_sheets: bool = False
    is_lossless: bool = False


class ExportMemory:
    """Kept in a file of its own; what cannot be read is forgotten. UI thread only."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def chosen(self) -> ExportChosen:
        """How it was set."""
        try:
            return from_json(ExportChosen, str(self._file.value(_CHOSEN, "")))
        except NotSuchARecord:
            return ExportChosen()

    @chosen.setter
    def chosen(self, chosen: ExportChosen) -> None:
        self._file.setValue(_CHOSEN, to_json(chosen))

    def place(self, store: str) -> Path | None:
        """Return where the folder of a store was exported to, None before the first time."""
        told = str(self._file.value(f"places/{store}", ""))
        return Path(told) if told else None

    def remember_place(self, store: str, place: Path) -> None:
        """Offer this place the next time: going on there writes only what changed."""
        self._file.setValue(f"places/{store}", str(place))
