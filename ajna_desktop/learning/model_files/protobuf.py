"""The fields of a message in Protocol Buffers' wire format, with every length checked."""

from collections.abc import Iterator
from typing import Final

from ajna_desktop.learning.model_files.bounds import damaged

Value = int | memoryview
_SIZES: Final = {1: 8, 5: 4}  # of numbers of fixed length, by wire type
_VARINT, _BYTES = 0, 2
_LONGEST_VARINT: Final = 10  # bytes


def fields(content: memoryview) -> Iterator[tuple[int, Value]]:
    """Go through a message: the number of each field, and what it holds.

    Whole numbers come as they are, without a sign; all else comes as its bytes.

    Raises:
        BundleInvalid: it is no such message.
    """
    at = 0
    while at < len(content):
        key, at = _varint(content, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _varint(content, at)
            yield number, value
            continue
        size = _SIZES.get(kind, -1)
        if kind == _BYTES:
            size, at = _varint(content, at)
        if not number or size < 0 or size > len(content) - at:
            raise damaged("it is no message of the kind that ONNX files hold")
        yield number, content[at : at + size]
        at += size


def numbers(value: Value) -> Iterator[int]:
    """Go through whole numbers that stand alone, or many in one field."""
    if isinstance(value, int):
        yield value
        return
    at = 0
    while at < len(value):
        found, at = _varint(value, at)
        yield found


def signed(value: int) -> int:
    """Return a number of 64 bits with its sign."""
    return value - (1 << 64) if value >= 1 << 63 else value


def message(value: Value) -> memoryview:
    """Return what must be a message, a text or bytes."""
    if isinstance(value, int):
        raise damaged("a field of it holds a number instead of a text")
    return value


def text(value: Value) -> str:
    """Return a text; what is no UTF-8 in it is replaced."""
    return bytes(message(value)).decode(errors="replace")


def whole(value: Value) -> int:
    """Return what must be a whole number."""
    if not isinstance(value, int):
        raise damaged("a field of it holds a text instead of a number")
    return value


def _varint(content: memoryview, at: int) -> tuple[int, int]:
    found = 0
    for place in range(_LONGEST_VARINT):
        if at + place >= len(content):
            break
        byte = content[at + place]
        found |= (byte & 127) << (7 * place)
        if byte < 128:
            return found & ((1 << 64) - 1), at + place + 1
    raise damaged("it ends in the middle of a number")
