"""JPEG 2000 and JPEG-LS streams of DICOM files without what is written beside their pixels.

Comments are overwritten with zeros where they stand: every length and offset stays as it is.
"""

import re
import struct
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable

# Markers of ISO/IEC 15444-1, table A.2, and the boxes of its annex I that decoding takes.
_SOC, _COM, _SOT, _SOD, _EOC = 0xFF4F, 0xFF64, 0xFF90, 0xFF93, 0xFFD9
_REGISTRATION: Final = 2  # bytes of a comment that say whether it is text
_JP2: Final = b"\0\0\0\x0cjP  \r\n\x87\n"
_KEPT_BOXES: Final = frozenset({b"jP  ", b"ftyp", b"jp2h"})
_CODESTREAM: Final = b"jp2c"

# Inside the data of ISO/IEC 14495-1 (JPEG-LS) 0xff is followed by a byte below 0x80.
_LS_MARKER: Final = re.compile(rb"\xff[\x80-\xfe]")
_LS_WITHOUT_LENGTH: Final = frozenset(range(0xD0, 0xD9))
_LS_END, _LS_COMMENT = 0xD9, 0xFE
_LS_APPLICATIONS: Final = range(0xE0, 0xF0)
_LS_COLOURS: Final = b"mrfx"  # says how colours are stored


def jpeg2000_without_comments(data: bytes) -> bytes:
    """Return a JPEG 2000 codestream, or a JP2 file of one, with nothing to read in it.

    Raises:
        ImageUnreadable: it is none, or not built as it should be.
    """
    cleaned = bytearray(data)
    try:
        if data.startswith(_JP2):
            _clean_boxes(cleaned)
        else:
            _clean_codestream(cleaned, 0, len(cleaned))
    except struct.error as error:
        raise ImageUnreadable("truncated") from error
    return bytes(cleaned)


def jpeg_ls_without_comments(data: bytes) -> bytes:
    """Return a JPEG-LS stream with nothing in its comments and application data.

    Raises:
        ImageUnreadable: it is not built as it should be.
    """
    cleaned = bytearray(data)
    at = 2
    while (found := _LS_MARKER.search(data, at)) is not None:
        at, marker = found.end(), data[found.end() - 1]
        if marker == _LS_END:
            _blank(cleaned, at, len(data))
            break
        if marker in _LS_WITHOUT_LENGTH:
            continue
        if at + 2 > len(data):
            raise ImageUnreadable("truncated")
        end = at + int.from_bytes(data[at : at + 2], "big")
        is_colours = data.startswith(_LS_COLOURS, at + 2)
        if marker == _LS_COMMENT or (marker in _LS_APPLICATIONS and not is_colours):
            _blank(cleaned, at + 2, end)
        at = end
    return bytes(cleaned)


def _clean_boxes(data: bytearray) -> None:
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        end = len(data) if size == 0 else at + size
        if size and size < head:
            raise ImageUnreadable("damaged: its parts make no sense")
        if kind == _CODESTREAM:
            _clean_codestream(data, at + head, min(end, len(data)))
        elif kind not in _KEPT_BOXES:
            _blank(data, at + head, end)
        at = end
    _blank(data, at, len(data))


def _clean_codestream(data: bytearray, start: int, stop: int) -> None:
    if _marker(data, start) != _SOC:
        raise ImageUnreadable("not an image")
    at = _clean_header(data, start + 2)
    while _marker(data, at) == _SOT:
        (size,) = struct.unpack_from(">I", data, at + 6)
        _clean_header(data, at + 12)
        if size == 0 or at + size >= stop:  # to the end, or the stream was cut off
            return
        # Some writers put a comment behind the last tile as well.
        at = _clean_header(data, at + size)
    if _marker(data, at) != _EOC:
        raise ImageUnreadable("damaged: its parts make no sense")
    _blank(data, at + 2, stop)


def _clean_header(data: bytearray, at: int) -> int:
    """Empty the comments up to the next tile or its data; return where that begins."""
    while (marker := _marker(data, at)) not in (_SOT, _SOD, _EOC):
        (size,) = struct.unpack_from(">H", data, at + 2)
        if marker < 0xFF00 or size < 2:
            raise ImageUnreadable("damaged: its parts make no sense")
        end = at + 2 + size
        if marker == _COM:
            _blank(data, at + 4 + _REGISTRATION, end)
        at = end
    return at


def _marker(data: bytearray, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _blank(data: bytearray, start: int, end: int) -> None:
    end = min(end, len(data))
    if start < end:
        data[start:end] = bytes(end - start)
