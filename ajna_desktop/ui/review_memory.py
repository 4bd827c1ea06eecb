"""How many scans the user had on the screen when reviewing the last time."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

FILE: Final = "review.ini"
SIZES: Final = (4, 6, 9, 12, 16, 20, 24, 30, 36, 48)  # scans that a grid may have
_FIRST_GRID: Final = 12


class ReviewMemory:
    """Kept in a file of its own; what cannot be read is forgotten. UI thread only."""

    def __init__(self, folder: Path) -> None:
        self.file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def size(self) -> int:
        """Scans on the screen: 1, or as many as the grid had."""
        return self.grid_size if str(self.file.value("grid", "false")) == "true" else 1

    @size.setter
    def size(self, size: int) -> None:
        self.file.setValue("grid", "true" if size > 1 else "false")
        if size > 1:
            self.file.setValue("cells", size)

    @property
    def grid_size(self) -> int:
        """Scans in the grid, whether or not it was in sight."""
        said = str(self.file.value("cells", _FIRST_GRID))
        size = int(said) if said.isdecimal() else _FIRST_GRID
        return size if size in SIZES else _FIRST_GRID
