"""What the user chose on the Training tab the last time, and how long trainings took."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from ajna_desktop.domain.methods import Method
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.training import AUGMENTATIONS, TrainingSettings

FILE: Final = "training.ini"
_CHOSEN: Final = "chosen"


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a method was set."""

    settings: TrainingSettings | None = None  # None where it has none
    resample: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Lasted:
    """How long the last training of a method took."""

    seconds: float
    scans: int


class TrainingMemory:
    """Kept in a file of its own; what cannot be read is forgotten. UI thread only."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def method(self) -> str:
        """The name of the method that was chosen last, "" for none."""
        return str(self._file.value(_CHOSEN) or "")

    @method.setter
    def method(self, name: str) -> None:
        self._file.setValue(_CHOSEN, name)

    def chosen(self, method: Method) -> Chosen:
        """Return how a method was set, its defaults where nothing fitting is known."""
        text = str(self._file.value(f"{method.name}/set") or "")
        try:
            chosen = from_json(Chosen, text)
        except NotSuchARecord:
            return Chosen(method.settings)
        return chosen if _fits(chosen.settings, method.settings) else Chosen(method.settings)

    def remember(self, method: Method, chosen: Chosen) -> None:
        """Keep how a method is set."""
        self._file.setValue(f"{method.name}/set", to_json(chosen))

    def lasted(self, method: Method) -> Lasted | None:
        """Return how long the last training of a method took; None before the first."""
        try:
            return from_json(Lasted, str(self._file.value(f"{method.name}/lasted") or ""))
        except NotSuchARecord:
            return None

    def remember_lasted(self, method: Method, lasted: Lasted) -> None:
        """Keep how long a training took."""
        self._file.setValue(f"{method.name}/lasted", to_json(lasted))


def _fits(kept: TrainingSettings | None, defaults: TrainingSettings | None) -> bool:
    """Say whether a version of the program that has these defaults can use what was kept."""
    if kept is None or defaults is None:
        return kept is defaults
    is_same = [s.trainable for s in kept.stages] == [s.trainable for s in defaults.stages]
    return is_same and kept.augmentation in AUGMENTATIONS
