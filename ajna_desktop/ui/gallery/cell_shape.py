"""What shape the picture of a cell has: that of most scans of the folder."""

from typing import Final

from PySide6.QtCore import QSize

# Few shapes, so that cells do not change theirs with every file that is read.
_SHAPES: Final = (3 / 4, 1.0, 4 / 3, 16 / 9, 12 / 5)


def nearest_shape(aspect: float) -> float:
    """Return the width / height of cells for scans of mostly this `aspect`; 0 is unknown."""
    if aspect <= 0:
        return 1.0
    return min(_SHAPES, key=lambda shape: max(shape / aspect, aspect / shape))


def picture_size(size: int, shape: float) -> QSize:
    """Return the room for a picture: of the area of a square of `size`, as wide as `shape`."""
    return QSize(round(size * shape**0.5), round(size / shape**0.5))
