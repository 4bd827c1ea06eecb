"""Whether a JPEG or PNG file is all there, without decoding it."""

from typing import Final

_JPEG_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})  # TEM, RST0-7, SOI
_JPEG_SCAN, _JPEG_END = 0xDA, b"\xff\xd9"


def jpeg_is_whole(data: bytes) -> bool:
    """Return whether the JPEG in `data` goes on to its end marker.

    What follows the end marker is of no interest. Source: ITU-T T.81, annex B.
    """
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at += 1  # padding or rubbish between segments; decoders skip it too
            continue
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_WITHOUT_LENGTH:
            at += 2
        elif marker == _JPEG_SCAN:
            # In compressed data 0xff is followed by 0x00, so this cannot be part of it.
            return data.find(_JPEG_END, at) >= 0
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def png_chunks(data: bytes) -> tuple[frozenset[bytes], bool]:
    """Return the types of the chunks of the PNG in `data`, and whether it is whole.

    Source: PNG specification, third edition, 5.3.
    """
    types = set()
    at = 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        types.add(kind)
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return frozenset(types), at <= len(data)
    return frozenset(types), False
