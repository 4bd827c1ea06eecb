"""What is known of every scan besides its image: columns to slice, colour and filter by."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is known of scans, such as the split or the terminal."""

    key: str  # tells columns apart
    title: str  # for people; of a built-in column in English
    is_built_in: bool = False  # read off the folder and the files themselves


@dataclass(frozen=True, slots=True)
class ColumnIs:
    """Asks for the scans that have a value in a column; "" asks for those that have none."""

    column: str  # its key
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class ColumnValues:
    """The values that N scans have in one column.

    Attributes:
        column: Which.
        scan_ids: (N,) int64, ascending.
        codes: (N,) int32 indices into `names`; −1 where a scan has no value.
        names: The values that occur, each once: numbers by size, the rest by alphabet.
    """

    column: Column
    scan_ids: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int32]
    names: tuple[str, ...]

    def of(self, scan_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Return the codes of some scans, (M,) int32; −1 also where a scan is not known."""
        if not len(self.scan_ids):
            return np.full(len(scan_ids), -1, np.int32)
        places = np.searchsorted(self.scan_ids, scan_ids)
        places[places == len(self.scan_ids)] = 0
        found = self.codes[places]
        return np.where(self.scan_ids[places] == scan_ids, found, np.int32(-1))


def in_order(values: list[str]) -> list[str]:
    """Return different values in the order in which people look for them."""
    try:
        return sorted(values, key=lambda value: (float(value), value))
    except ValueError:
        return sorted(values, key=lambda value: (value.casefold(), value))


_NAMES: Final = (
    ("split", "split"),
    ("label", "label"),
    ("predicted", "predicted"),
    ("status", "review"),
    ("group", "group"),
    ("folder", "folder"),
    ("format", "file type"),
    ("size", "image size"),
    ("bits", "bits per sample"),
)
# Measured of the images: there once somebody looked.
MEASURED: Final = tuple(
    Column(key, title, is_built_in=True)
    for key, title in (
        ("flaw", "image flaw"),
        ("brightness", "brightness"),
        ("contrast", "contrast"),
        ("entropy", "entropy"),
        ("sharpness", "sharpness"),
    )
)
BUILT_IN: Final = tuple(Column(key, title, is_built_in=True) for key, title in _NAMES)
