"""Image files without anything but the image: the compressed pixels stay as they are."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.content import kind_of
from ajna_desktop.imaging.read_image import orientation_of
from ajna_desktop.imaging.tiff_without_metadata import tiff_without_metadata

_MARKER: Final = re.compile(rb"\xff[^\x00\xff]")
# Inside compressed data 0xff is followed by 0x00 or by a restart marker.
_END_OF_SCAN: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN, _END, _APP0, _APP14 = 0xDA, 0xD9, 0xE0, 0xEE
# Frames, tables and restart intervals: what decoding takes. Source: ITU-T T.81, table B.1.
_KEPT_SEGMENTS: Final = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD} - {0xC8})
_JFIF_BYTES, _ADOBE_BYTES = 14, 12

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS"})
_PIECE: Final = 1 << 20  # bytes unpacked at a time


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG, PNG or TIFF file with its image and nothing else.

    Left out are EXIF, XMP, IPTC, comments, texts, colour profiles, thumbnails, further pages,
    private tags, and whatever stands before, between or behind the parts of the file. How it is
    to be turned upright is kept. The compressed pixels are copied bit by bit, so what is drawn
    in an image stays in it.

    Raises:
        ImageUnreadable: it is none of these, or not built as it should be; its pixels may
            still be written anew.
    """
    kind = kind_of(data)
    try:
        if kind == "JPEG":
            return jpeg_without_metadata(data, orientation_of(data))
        if kind == "PNG":
            return _png(data, orientation_of(data))
        if kind == "TIFF":
            return tiff_without_metadata(data, jpeg_without_metadata)
    except (struct.error, zlib.error, IndexError) as error:
        raise ImageUnreadable("damaged: its parts make no sense") from error
    raise ImageUnreadable("not an image")


def jpeg_without_metadata(data: bytes, orientation: int = 1) -> bytes:
    """Return a JPEG stream, or the tables of one, with nothing but what decoding takes."""
    parts = [data[:2]]
    at, is_marked = 2, orientation == 1
    while (found := _MARKER.search(data, at)) is not None:
        at, marker = found.end(), data[found.end() - 1]
        if marker == _END:
            parts.append(b"\xff\xd9")
            return b"".join(parts)
        if marker in _WITHOUT_LENGTH:
            continue
        end = at + struct.unpack_from(">H", data, at)[0]
        kept = _kept_segment(marker, data[at + 2 : end])
        if not is_marked and marker != _APP0:
            parts.append(_segment(0xE1, b"Exif\0\0" + _exif(orientation)))
            is_marked = True
        if kept is not None:
            parts.append(_segment(marker, kept))
        at = end
        if marker == _START_OF_SCAN:
            stop = _END_OF_SCAN.search(data, at)
            if stop is None:
                break
            parts.append(data[at : stop.start()])
            at = stop.start()
    raise ImageUnreadable("truncated")


def _kept_segment(marker: int, payload: bytes) -> bytes | None:
    if marker in _KEPT_SEGMENTS or marker == _START_OF_SCAN:
        return payload
    if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) >= _JFIF_BYTES:
        return payload[: _JFIF_BYTES - 2] + b"\0\0"  # no thumbnail
    if marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= _ADOBE_BYTES:
        return payload[:_ADOBE_BYTES]  # says how colours are stored
    return None


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _exif(orientation: int) -> bytes:
    """Return EXIF data that tell how the image is turned upright, and nothing else."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)


def _png(data: bytes, orientation: int) -> bytes:
    before: list[bytes] = []
    pixels: list[bytes] = []
    is_whole = False
    for kind, content in _chunks(data):
        if kind == b"IEND":
            is_whole = True
            break
        if kind == b"IDAT":
            pixels.append(content)
        elif kind in _KEPT_CHUNKS and not pixels:
            before.append(_chunk(kind, content))
    if not is_whole or not pixels:
        raise ImageUnreadable("truncated")
    if orientation != 1:
        before.append(_chunk(b"eXIf", _exif(orientation)))
    packed = _whole_stream(b"".join(pixels))
    return b"".join([_PNG_START, *before, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_START)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def _whole_stream(packed: bytes) -> bytes:
    """Return packed pixels without what stands behind their end."""
    unpacking = zlib.decompressobj()
    rest = packed
    while rest and not unpacking.eof:
        unpacking.decompress(rest, _PIECE)
        rest = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise ImageUnreadable("truncated")
    return packed[: len(packed) - len(unpacking.unused_data)]
