"""What the user set on the Curves tab the last time."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

FILE: Final = "curves.ini"


class CurvesMemory:
    """Kept in a file of its own; what cannot be read is forgotten. UI thread only."""

    def __init__(self, folder: Path) -> None:
        self.file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def is_log(self) -> bool:
        """Whether counts are drawn by their logarithm."""
        return str(self.file.value("log", "true")) != "false"

    @is_log.setter
    def is_log(self, is_log: bool) -> None:
        self.file.setValue("log", "true" if is_log else "false")
