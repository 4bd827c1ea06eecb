"""TIFF files with their first page and nothing else: the compressed pixels stay as they are."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.tiff_layout import NOT_THERE, TiffReader

Cleaner = Callable[[bytes], bytes]

_NUMBERS: Final = {1: "B", 3: "H", 4: "I", 16: "Q"}  # BYTE, SHORT, LONG, LONG8
_LONG, _UNDEFINED = 4, 7
_COMPRESSION, _JPEG_TABLES = 259, 347
_JPEG: Final = 7
# None, CCITT, LZW, Deflate, PackBits, LZMA, Zstandard: nothing but pixels is in these. Others,
# such as WebP or JPEG 2000, are files of their own with room for texts.
_PIXELS_ALONE: Final = frozenset({1, 2, 3, 4, 5, 8, 32773, 32946, 34925, 50000})
_WHERE: Final = ((273, 279), (324, 325))  # offsets and sizes of strips, of tiles
# What decoding takes: size, samples, compression, colours, strips and tiles, orientation.
# Source: TIFF 6.0, part 1 and sections 9 to 22.
_KEPT: Final = frozenset(
    {256, 257, 258, 259, 262, 266, 274, 277, 278, 284, 292, 293, 317, 320, 322, 323, 338, 339}
    | {529, 530, 531}
)
_MOST_NUMBERS: Final = 1 << 22  # of one tag: a hostile file may claim more


@dataclass(frozen=True, slots=True)
class _Tag:
    kind: int
    numbers: Sequence[int]
    raw: bytes = b""  # of JPEG tables, which are no numbers


def tiff_without_metadata(data: bytes, clean_jpeg: Cleaner) -> bytes:
    """Return a classic TIFF of the first page of `data`, a TIFF or BigTIFF.

    Args:
        data: The whole file.
        clean_jpeg: Takes the metadata off a JPEG stream, which strips may be made of.

    Raises:
        ImageUnreadable: a part is not there, or the pixels cannot be copied as they are.
    """
    try:
        tags, pieces = _first_page(data)
    except NOT_THERE as error:
        raise ImageUnreadable("truncated") from error
    compression = tags[_COMPRESSION].numbers[0] if _COMPRESSION in tags else 1
    if compression == _JPEG:
        pieces = [clean_jpeg(piece) for piece in pieces]
        if _JPEG_TABLES in tags:
            tables = clean_jpeg(tags[_JPEG_TABLES].raw)
            tags[_JPEG_TABLES] = _Tag(_UNDEFINED, (), tables)
    elif compression not in _PIXELS_ALONE:
        raise ImageUnreadable("it is compressed in a way that may hold more than pixels")
    return _written("<" if data[:2] == b"II" else ">", tags, pieces)


def _first_page(data: bytes) -> tuple[dict[int, _Tag], list[bytes]]:
    """Return the tags that are kept, and the strips or tiles."""
    tiff = TiffReader(data)
    page = tiff.directory(tiff.first_directory())
    count, size, inline = ("Q", 20, 8) if tiff.is_big else ("I", 12, 4)
    tags: dict[int, _Tag] = {}
    for at in range(page.at, page.at + page.entries * size, size):
        tag, kind = tiff.numbers("H", 2, at)
        how_many = tiff.number(count, at + 4)
        where = at + 4 + struct.calcsize(count)
        width = struct.calcsize(_NUMBERS.get(kind, "B"))
        if how_many > _MOST_NUMBERS:
            continue
        if how_many * width > inline:
            where = tiff.number(count, where)
        if tag == _JPEG_TABLES and kind == _UNDEFINED:
            tags[tag] = _Tag(kind, (), data[where : where + how_many])
        elif kind in _NUMBERS and how_many and (tag in _KEPT or any(tag in w for w in _WHERE)):
            tags[tag] = _Tag(kind, tiff.numbers(_NUMBERS[kind], how_many, where))
    return tags, _pieces(data, tags)


def _pieces(data: bytes, tags: Mapping[int, _Tag]) -> list[bytes]:
    for offsets, sizes in _WHERE:
        if offsets in tags and sizes in tags:
            pairs = list(zip(tags[offsets].numbers, tags[sizes].numbers, strict=False))
            if any(offset + size > len(data) for offset, size in pairs):
                raise ImageUnreadable("truncated")
            return [data[offset : offset + size] for offset, size in pairs]
    raise ImageUnreadable("it does not say where its pixels are")


def _written(order: str, tags: dict[int, _Tag], pieces: Sequence[bytes]) -> bytes:
    """Return the file: the directory, the values that it has no room for, the pixels."""
    offsets_tag, sizes_tag = next(pair for pair in _WHERE if pair[0] in tags)
    tags[sizes_tag] = _Tag(_LONG, [len(piece) for piece in pieces])
    tags[offsets_tag] = _Tag(_LONG, [0] * len(pieces))  # takes the room that it will take
    values = {tag: _packed(order, tags[tag]) for tag in sorted(tags)}
    after_directory = 8 + 2 + 12 * len(values) + 4
    starts, at = {}, after_directory
    for tag, packed in values.items():
        if len(packed) > 4:
            starts[tag] = at
            at += len(packed) + len(packed) % 2
    where = []
    for piece in pieces:
        where.append(at)
        at += len(piece) + len(piece) % 2
    values[offsets_tag] = struct.pack(f"{order}{len(where)}I", *where)
    parts = [b"II" if order == "<" else b"MM", struct.pack(f"{order}HIH", 42, 8, len(values))]
    for tag, packed in values.items():
        kind, how_many = _written_as(tags[tag])
        parts.append(struct.pack(f"{order}HHI", tag, kind, how_many))
        is_inside = tag not in starts
        parts.append(
            packed.ljust(4, b"\0") if is_inside else struct.pack(f"{order}I", starts[tag])
        )
    parts.append(bytes(4))  # no further page
    for part in (*(values[tag] for tag in starts), *pieces):
        parts.append(part + bytes(len(part) % 2))
    return b"".join(parts)


def _written_as(tag: _Tag) -> tuple[int, int]:
    """Return type and count; a classic TIFF has no numbers of 8 bytes."""
    if tag.kind == _UNDEFINED:
        return _UNDEFINED, len(tag.raw)
    return (_LONG if tag.kind == 16 else tag.kind), len(tag.numbers)


def _packed(order: str, tag: _Tag) -> bytes:
    if tag.kind == _UNDEFINED:
        return tag.raw
    kind, how_many = _written_as(tag)
    return struct.pack(f"{order}{how_many}{_NUMBERS[kind]}", *tag.numbers)
