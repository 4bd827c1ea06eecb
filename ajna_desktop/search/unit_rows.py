"""Rows of a float16 feature matrix on disk, read as unit vectors a block at a time."""

from collections.abc import Iterator
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

Halves = npt.NDArray[np.float16]
Vectors = npt.NDArray[np.float32]
Items = npt.NDArray[np.int64]

BLOCK_ROWS: Final = 4096  # 21 MB as float32 at 1,280 features: stays near the caches

_EXPONENT: Final = np.uint16(0x7C00)  # all set: infinity or NaN
_MOVED: Final = np.int32(-0x70002000)  # 0x8FFFE000: sign, exponent and fraction after the shift
_BIAS: Final = np.float32(2.0**112)  # 127 − 15, the difference of the exponents' zero points


class Vectored(Protocol):
    """What an exact search asks of the items it compares with."""

    def take(self, items: Items) -> Vectors:
        """Return unit vectors, float32 (n, D); zeros for items without a direction."""
        ...

    def blocks(self) -> Iterator[tuple[int, Vectors]]:
        """Yield (first item, unit vectors) until every item was there once."""
        ...


class UnitRows:
    """Some rows of a matrix of features, each scaled to length 1 as it is read.

    The matrix may be a memory map far larger than memory: only the rows asked for are turned
    into float32. Row i of this object is called *item* i.
    """

    def __init__(self, matrix: Halves, rows: Items) -> None:
        """Take the rows `rows` (N,) of `matrix`, float16 (R, D); 0 ≤ row < R."""
        self._matrix = np.asarray(matrix)  # a plain view: `memmap` costs time at each access
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def width(self) -> int:
        """Number of features of a row, D."""
        return int(self._matrix.shape[1])

    def take(self, items: Items) -> Vectors:
        """Return unit vectors, float32 (n, D); zeros where `is_usable` would say no."""
        return as_unit(as_float32(self._matrix[self._rows[items]]))

    def part(self, items: Items) -> "UnitRows":
        """Return some of the items, in the order of `items`, as items 0, 1, 2 …."""
        return UnitRows(self._matrix, self._rows[items])

    def blocks(self, size: int = BLOCK_ROWS) -> Iterator[tuple[int, Vectors]]:
        """Yield (first item, unit vectors) until every item was there once."""
        for first in range(0, len(self), size):
            yield first, self.take(np.arange(first, min(first + size, len(self))))

    def is_usable(self, items: Items) -> npt.NDArray[np.bool_]:
        """Return which of `items` (n,) have a direction: all finite and not all zero."""
        return has_direction(self.take(items))

    def cosines(self, query: Vectors, items: Items) -> Vectors:
        """Return the cosines of `items` (n,) to the unit vector `query` (D,).

        The same as `take(items) @ query`, in half the time; −∞ for an item without direction.
        """
        vectors = as_float32(self._matrix[self._rows[items]])
        lengths = _lengths(vectors)
        usable = lengths > 0
        cosines: Vectors = np.divide(vectors @ query, np.where(usable, lengths, 1))
        cosines[~usable] = -np.inf
        return cosines


class HeldRows:
    """Unit vectors kept in memory: for few that are asked for again and again."""

    def __init__(self, rows: UnitRows) -> None:
        """Read every row of `rows`; 4 bytes a feature."""
        self._vectors = rows.take(np.arange(len(rows)))

    def take(self, items: Items) -> Vectors:
        """Return unit vectors, float32 (n, D)."""
        return self._vectors[items]

    def blocks(self) -> Iterator[tuple[int, Vectors]]:
        """Yield (0, every vector)."""
        yield 0, self._vectors


def as_float32(rows: Halves) -> Vectors:
    """Return (n, D) as float32. Rows with an infinity or NaN become all zeros.

    Five times as fast as `astype` where NumPy converts one number at a time, as it does on
    x86: the bits of sign, exponent and fraction are moved to their places, and one
    multiplication corrects the exponents' zero point, subnormal numbers included.
    """
    words = rows.view(np.int16).astype(np.int32)
    np.left_shift(words, 13, out=words)
    np.bitwise_and(words, _MOVED, out=words)
    vectors = words.view(np.float32)
    np.multiply(vectors, _BIAS, out=vectors)
    vectors[((rows.view(np.uint16) & _EXPONENT) == _EXPONENT).any(axis=1)] = 0
    return vectors


def as_unit(vectors: Vectors) -> Vectors:
    """Scale float32 (n, D) to length 1.

    A row with NaN, infinity or nothing but zeros has no direction and becomes all zeros.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = _lengths(vectors)
        usable = np.isfinite(lengths) & (lengths > 0)
        scaled: Vectors = np.divide(vectors, np.where(usable, lengths, 1)[:, np.newaxis])
    scaled[~usable] = 0
    return scaled


def has_direction(units: Vectors) -> npt.NDArray[np.bool_]:
    """Return which rows of what `as_unit` made, (n, D), are not all zeros, (n,)."""
    return np.asarray(units.any(axis=1), np.bool_)


def _lengths(vectors: Vectors) -> Vectors:
    squares = np.matmul(vectors[:, np.newaxis, :], vectors[:, :, np.newaxis])
    lengths: Vectors = np.sqrt(squares[:, 0, 0])
    return lengths
