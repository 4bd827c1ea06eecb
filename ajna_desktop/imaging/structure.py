"""Whether a JPEG or PNG file is all there, without decoding it."""

import re
from typing import Final

# Segments or chunks that are looked at. Real files have fewer, hostile ones would take minutes.
_MOST_PARTS: Final = 200_000

_JPEG_MARKER: Final = re.compile(rb"\xff[^\x00\xff]")
_JPEG_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})  # TEM, RST0-7, SOI
_JPEG_SCAN, _JPEG_END = 0xDA, b"\xff\xd9"


def jpeg_is_whole(data: bytes) -> bool:
    """Return whether the JPEG in `data` goes on to its end marker.

    What follows the end marker is of no interest. Source: ITU-T T.81, annex B.
    """
    at = 2
    for _ in range(_MOST_PARTS):
        found = _JPEG_MARKER.search(data, at)  # also over rubbish, as decoders do
        if found is None:
            return False
        at, marker = found.end(), data[found.end() - 1]
        if marker == _JPEG_SCAN:
            # In compressed data 0xff is followed by 0x00, so this cannot be part of it. It is
            # looked for from the end, because that is where it is.
            return data.rfind(_JPEG_END, at) >= 0
        if marker not in _JPEG_WITHOUT_LENGTH:
            at += int.from_bytes(data[at : at + 2], "big")
    return False


def png_chunks(data: bytes) -> tuple[frozenset[bytes], bool]:
    """Return the types of the chunks of the PNG in `data`, and whether it is whole.

    Source: PNG specification, third edition, 5.3.
    """
    types = set()
    at = 8
    for _ in range(_MOST_PARTS):
        if at + 12 > len(data):
            break
        kind = data[at + 4 : at + 8]
        types.add(kind)
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return frozenset(types), at <= len(data)
    return frozenset(types), False
