"""How many pages a TIFF file has, and whether the first is all there, without decoding it."""

import struct
from dataclasses import dataclass
from typing import Final, Literal

_MOST_PAGES: Final = 100_000
_OFFSETS_AND_COUNTS: Final = ((273, 279), (324, 325))  # of strips, of tiles
NOT_THERE: Final = (struct.error, OverflowError)  # what `struct` says beyond the end
_NUMBER: Final = {3: "H", 4: "I", 16: "Q"}  # SHORT, LONG, LONG8


@dataclass(frozen=True, slots=True)
class TiffLayout:
    """What the directories of a TIFF file say."""

    pages: int  # at least 1
    is_whole: bool  # the directory and the strips or tiles of the first page are there


@dataclass(frozen=True, slots=True)
class TiffDirectory:
    """One page, as the file has it."""

    at: int  # of its first entry
    entries: int
    next: int  # offset of the next directory, 0 after the last


class TiffReader:
    """Reads numbers of one file; they raise `NOT_THERE` where the file has none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order: Literal["<", ">"] = "<" if data[:2] == b"II" else ">"
        self.is_big = self.number("H", 2) == 43

    def number(self, kind: str, at: int) -> int:
        """Return one number of a `struct` kind."""
        return int(struct.unpack_from(self._order + kind, self._data, at)[0])

    def numbers(self, kind: str, count: int, at: int) -> tuple[int, ...]:
        """Return several numbers of a `struct` kind."""
        if at + count * struct.calcsize(kind) > len(self._data):  # before it is allocated
            raise struct.error
        return struct.unpack_from(f"{self._order}{count}{kind}", self._data, at)

    def first_directory(self) -> int:
        """Return the offset of the first page."""
        return self.number("Q", 8) if self.is_big else self.number("I", 4)

    def directory(self, at: int) -> TiffDirectory:
        """Return the page whose directory is at an offset."""
        count, size, offset = ("Q", 20, "Q") if self.is_big else ("H", 12, "I")
        entries = self.number(count, at)
        first = at + struct.calcsize(count)
        return TiffDirectory(first, entries, self.number(offset, first + entries * size))

    def values(self, directory: TiffDirectory) -> dict[int, tuple[int, ...]]:
        """Return the whole numbers of the tags that say where the pixels are."""
        count, size, offset = ("Q", 20, "Q") if self.is_big else ("I", 12, "I")
        wanted = {tag for pair in _OFFSETS_AND_COUNTS for tag in pair}
        found = {}
        for at in range(directory.at, directory.at + directory.entries * size, size):
            tag, kind = self.numbers("H", 2, at)
            if tag in wanted and kind in _NUMBER:
                how_many = self.number(count, at + 4)
                where = at + 4 + struct.calcsize(count)
                if how_many * struct.calcsize(_NUMBER[kind]) > struct.calcsize(offset):
                    where = self.number(offset, where)
                found[tag] = self.numbers(_NUMBER[kind], how_many, where)
        return found


def tiff_layout(data: bytes) -> TiffLayout:
    """Return the layout of the TIFF or BigTIFF file `data`, however damaged it is.

    Source: TIFF 6.0, section 2, and the design of BigTIFF.
    """
    try:
        tiff = TiffReader(data)
        first = tiff.directory(tiff.first_directory())
        is_whole = _has_pixels(tiff.values(first), len(data))
    except NOT_THERE:
        return TiffLayout(1, is_whole=False)
    seen: set[int] = set()
    following = first.next
    while following and following not in seen and len(seen) < _MOST_PAGES:
        try:
            directory = tiff.directory(following)
        except NOT_THERE:
            break  # a page that is not there
        seen.add(following)
        following = directory.next
    return TiffLayout(1 + len(seen), is_whole)


def _has_pixels(values: dict[int, tuple[int, ...]], size: int) -> bool:
    for offsets, counts in _OFFSETS_AND_COUNTS:
        if offsets in values and counts in values:
            ends = map(sum, zip(values[offsets], values[counts], strict=False))
            return max(ends, default=0) <= size
    return True  # not said: the decoder will find out
