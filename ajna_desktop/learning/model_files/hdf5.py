"""What lies in an HDF5 file: groups with texts, and arrays, each where the file itself has it.

Only what Keras writes is read: plain arrays in one piece. Nothing is followed out of the file,
nothing is unpacked, and no more is ever read than the file holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from math import prod
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import damaged
from ajna_desktop.learning.model_files.hdf5_blocks import (
    UNDEFINED,
    Block,
    Message,
    as_text,
    dimensions,
    heap_object,
    link,
    members_of_table,
    messages,
    root_header,
)

_MOST_OBJECTS: Final = 50_000
_DEEPEST: Final = 64
_MOST_TEXT: Final = 64 << 20  # characters of all attributes together

# Place of sign, exponent and fraction in the numbers of IEEE 754, by size in bytes.
_FLOATS: Final = {
    2: (16, 10, 5, 0, 10, 15),
    4: (32, 23, 8, 0, 23, 127),
    8: (64, 52, 11, 0, 52, 1023),
}
_OTHER_WRITER: Final = (
    "The file was written with options of HDF5 that Keras does not use: {}. Open the model in "
    "Keras and save it again."
)


class _Kind(IntEnum):
    """What a message of an object's header is about."""

    SPACE = 0x01
    LINK_INFO = 0x02
    TYPE = 0x03
    LINK = 0x06
    EXTERNAL_FILES = 0x07
    LAYOUT = 0x08
    FILTERS = 0x0B
    ATTRIBUTE = 0x0C
    TABLE = 0x11
    ATTRIBUTE_INFO = 0x15


_NEEDED: Final = (_Kind.SPACE, _Kind.TYPE, _Kind.LAYOUT, _Kind.ATTRIBUTE)


@dataclass(frozen=True, slots=True)
class Array:
    """An array of numbers, where it lies in the file. Only floats can be read."""

    shape: tuple[int, ...]
    kind: str  # "<f4"; "" for numbers of another kind
    start: int
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a file, by path: "layers/conv2d/vars/0"."""

    content: memoryview = field(repr=False)
    arrays: Mapping[str, Array]
    texts: Mapping[tuple[str, str], tuple[str, ...]]  # by path and name of the attribute
    groups: frozenset[str]

    def array(self, path: str) -> npt.NDArray[np.floating]:
        """Return an array, which stays in the file's own bytes.

        Raises:
            BundleInvalid: there is none, or it holds something other than float numbers.
        """
        found = self.arrays.get(path)
        if found is None:
            raise damaged(f"the weights {path!r} are missing")
        if not found.kind:
            raise BundleInvalid(
                f"The weights {path!r} are no float numbers of 16, 32 or 64 bits. Quantised "
                f"models cannot be imported: save the model as it was before."
            )
        piece = self.content[found.start : found.start + found.size]
        return np.frombuffer(piece, found.kind).reshape(found.shape)

    def names(self, path: str, attribute: str) -> tuple[str, ...]:
        """Return the texts of an attribute, which Keras spreads over several when it is long.

        An attribute that is not there has none.
        """
        if (path, attribute) in self.texts:
            return self.texts[path, attribute]
        parts: list[tuple[str, ...]] = []
        while (part := self.texts.get((path, f"{attribute}{len(parts)}"))) is not None:
            parts.append(part)
        return tuple(chain.from_iterable(parts))


def read_hdf5(content: memoryview) -> Contents:
    """Find everything in a file.

    Raises:
        BundleInvalid: it is damaged, points out of itself, or holds what Keras never writes.
    """
    reader = _Reader(content)
    reader.visit("", root_header(content), 0)
    if sum(array.size for array in reader.arrays.values()) > len(content):
        raise damaged("its arrays lie on top of one another")
    return Contents(content, reader.arrays, reader.texts, frozenset(reader.groups))


@dataclass(slots=True)
class _Object:
    """What the header of one object says."""

    members: list[tuple[str, int]] = field(default_factory=list)
    is_group: bool = False
    shape: tuple[int, ...] | None = None
    kind: str = ""
    layout: Message | None = None


class _Reader:
    def __init__(self, content: memoryview) -> None:
        self._content = content
        self._seen = set[int]()
        self._text_left = _MOST_TEXT
        self.arrays: dict[str, Array] = {}
        self.texts: dict[tuple[str, str], tuple[str, ...]] = {}
        self.groups: set[str] = set()

    def visit(self, path: str, header: int, depth: int) -> None:
        if header in self._seen or len(self._seen) > _MOST_OBJECTS or depth > _DEEPEST:
            raise damaged("it goes round in a circle, or holds far too much")
        self._seen.add(header)
        found = self._object(path, header)
        if not found.is_group:
            self._add_array(path, found)
            return
        self.groups.add(path)
        for name, member in found.members:
            self.visit(f"{path}/{name}" if path else name, member, depth + 1)

    def _object(self, path: str, header: int) -> _Object:
        found = _Object()
        for message in messages(self._content, header):
            if message.is_shared and message.kind in _NEEDED:
                raise BundleInvalid(_OTHER_WRITER.format("shared descriptions"))
            match message.kind:
                case _Kind.EXTERNAL_FILES:
                    raise BundleInvalid(
                        "The file keeps its numbers in another file. That is refused: a model "
                        "could read any file of this computer that way."
                    )
                case _Kind.FILTERS:
                    raise BundleInvalid(_OTHER_WRITER.format("compressed arrays"))
                case _Kind.TABLE:
                    found.is_group = True
                    found.members += members_of_table(self._content, message)
                case _Kind.LINK_INFO:
                    found.is_group = True
                    _check_not_dense(message, counter_size=8)
                case _Kind.LINK:
                    found.is_group = True
                    found.members.append(link(message))
                case _Kind.ATTRIBUTE_INFO:
                    _check_not_dense(message, counter_size=2)
                case _Kind.ATTRIBUTE:
                    self._add_attribute(path, message)
                case _Kind.SPACE:
                    found.shape = dimensions(Block(message.content))
                case _Kind.TYPE:
                    found.kind = _number_kind(Block(message.content))
                case _Kind.LAYOUT:
                    found.layout = message
        return found

    def _add_array(self, path: str, found: _Object) -> None:
        if found.shape is None or found.layout is None:
            raise damaged(f"{path!r} is neither a group nor an array")
        block = Block(found.layout.content)
        version, kind = block.whole(1), block.whole(1)
        if version not in (3, 4) or kind != 1:
            raise BundleInvalid(_OTHER_WRITER.format("arrays in pieces"))
        start, size = block.whole(8), block.whole(8)
        if start == UNDEFINED:
            start = size = 0
        if start + size > len(self._content):
            raise damaged("it ends before its last array does")
        if found.kind and prod(found.shape) * int(found.kind[2:]) != size:
            raise damaged(f"the array {path!r} is not as large as it says")
        self.arrays[path] = Array(found.shape, found.kind, start, size)

    def _add_attribute(self, path: str, message: Message) -> None:
        block = Block(message.content)
        version, flags = block.whole(1), block.whole(1)
        if version not in (1, 2, 3) or (version > 1 and flags & 3):
            raise BundleInvalid(_OTHER_WRITER.format("attributes of another kind"))
        sizes = [block.whole(2) for _ in range(3)]
        block.skip(1 if version == 3 else 0)
        padded = [size + (-size % 8 if version == 1 else 0) for size in sizes]
        name, kind, space = (block.take(size) for size in padded)
        texts = self._texts(Block(memoryview(kind)), Block(memoryview(space)), block)
        if texts is not None:
            self.texts[path, as_text(name.partition(b"\0")[0])] = texts

    def _texts(self, kind: Block, space: Block, data: Block) -> tuple[str, ...] | None:
        """Return the texts of an attribute, None when it holds something else."""
        head, bits = kind.whole(1), kind.whole(3)
        size = kind.whole(4)
        is_fixed, is_of_any_length = head & 15 == 3, head & 15 == 9 and bits & 15 == 1
        if not is_fixed and not is_of_any_length:
            return None
        count = prod(dimensions(space))
        if size * count > data.left or not size:
            raise damaged("an attribute of it is not as long as it says")
        texts = []
        for _ in range(count):
            if is_fixed:
                text = data.take(size)
            else:
                length, heap, number = data.whole(4), data.whole(8), data.whole(4)
                text = heap_object(self._content, heap, number)[:length] if length else b""
            self._text_left -= len(text)
            if self._text_left < 0:
                raise damaged("its attributes are far too long")
            texts.append(as_text(text.rstrip(b"\0")))
        return tuple(texts)


def _check_not_dense(message: Message, counter_size: int) -> None:
    block = Block(message.content)
    block.skip(1)
    block.skip(counter_size if block.whole(1) & 1 else 0)
    if block.whole(8) != UNDEFINED:
        raise BundleInvalid(_OTHER_WRITER.format("indexed groups"))


def _number_kind(block: Block) -> str:
    """Return NumPy's name of a float type, "" for any other."""
    head, bits = block.whole(1), block.whole(3)
    size = block.whole(4)
    if head & 15 != 1 or size not in _FLOATS:
        return ""
    block.skip(2)
    layout = (block.whole(2), *(block.whole(1) for _ in range(4)), block.whole(4))
    if layout != _FLOATS[size]:
        return ""
    return f"{'>' if bits & 1 else '<'}f{size}"
