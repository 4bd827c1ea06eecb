"""The blocks that an HDF5 file consists of, read with every offset checked.

After the HDF5 File Format Specification, version 3.0. Native libraries have been led astray by
crafted files again and again; here the worst is an error.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ajna_desktop.learning.model_files.bounds import damaged

SIGNATURE: Final = b"\x89HDF\r\n\x1a\n"
UNDEFINED: Final = (1 << 64) - 1
_MOST_MESSAGES: Final = 100_000  # of one object
_MOST_NODES: Final = 100_000  # of one group
_MOST_PIECES: Final = 1_000  # of one object's header
_LARGEST_PIECE: Final = 1 << 20  # bytes

_CONTINUATION: Final = 0x10


class Block:
    """Some bytes of a file, read from front to back."""

    def __init__(self, content: memoryview, start: int = 0, size: int | None = None) -> None:
        end = len(content) if size is None else start + size
        if not 0 <= start <= end <= len(content):
            raise damaged("it points outside of itself")
        self._content = content[start:end]
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes have not been read yet."""
        return len(self._content) - self._at

    def take(self, size: int) -> bytes:
        """Read `size` bytes."""
        if size < 0 or size > self.left:
            raise damaged("a part of it is missing")
        self._at += size
        return bytes(self._content[self._at - size : self._at])

    def whole(self, size: int) -> int:
        """Read an unsigned whole number of `size` bytes."""
        return int.from_bytes(self.take(size), "little")

    def skip(self, size: int) -> None:
        """Pass over `size` bytes."""
        if size < 0 or size > self.left:
            raise damaged("a part of it is missing")
        self._at += size

    def expect(self, mark: bytes) -> None:
        """Read what must stand here."""
        if self.take(len(mark)) != mark:
            raise damaged("a block of it does not begin as it must")


@dataclass(frozen=True, slots=True)
class Message:
    """One piece of what an object header says."""

    kind: int
    is_shared: bool  # its content lies elsewhere
    content: memoryview = field(repr=False)


def root_header(content: memoryview) -> int:
    """Return where the header of the root group lies."""
    block = Block(content)
    block.expect(SIGNATURE)
    version = block.whole(1)
    if version in (0, 1):
        block.skip(4)
        sizes = block.whole(1), block.whole(1)
        block.skip(1 + 8 + (4 if version else 0))
        base = block.whole(8)
        block.skip(3 * 8 + 8)
        header = block.whole(8)
    elif version in (2, 3):
        sizes = block.whole(1), block.whole(1)
        block.skip(1)
        base = block.whole(8)
        block.skip(2 * 8)
        header = block.whole(8)
    else:
        raise damaged(f"version {version} of HDF5 is unknown")
    if sizes != (8, 8) or base != 0:
        raise damaged("it was not written the way Keras writes HDF5")
    return header


def messages(content: memoryview, header: int) -> Iterator[Message]:
    """Go through what the header of an object says, wherever its pieces lie."""
    first = Block(content, header)
    if bytes(content[header : header + 4]) == b"OHDR":
        found = _messages_2(content, first)
    else:
        found = _messages_1(content, first)
    for number, message in enumerate(found):
        if number >= _MOST_MESSAGES:
            raise damaged("an object of it never ends")
        yield message


def _messages_1(content: memoryview, first: Block) -> Iterator[Message]:
    if first.whole(1) != 1:
        raise damaged("an object of it does not begin as it must")
    first.skip(1)
    left = first.whole(2)
    first.skip(4)
    pieces = [(first.whole(4), -1)]
    first.skip(4)
    seen = set[int]()
    while pieces:
        size, start = pieces.pop(0)
        block = first if start < 0 else Block(content, start, size)
        end = max(block.left - size, 0)
        while left and block.left - end >= 8:
            kind, length, flags = block.whole(2), block.whole(2), block.whole(1)
            block.skip(3)
            message = Message(kind, bool(flags & 2), memoryview(block.take(length)))
            left -= 1
            if kind == _CONTINUATION:
                pieces.append(_continuation(message, seen))
            else:
                yield message


def _messages_2(content: memoryview, first: Block) -> Iterator[Message]:
    first.expect(b"OHDR\x02")
    flags = first.whole(1)
    first.skip((16 if flags & 0x20 else 0) + (4 if flags & 0x10 else 0))
    size = first.whole(1 << (flags & 3))
    if size > _LARGEST_PIECE:
        raise damaged("an object of it is far too large")
    numbered = bool(flags & 4)
    blocks = [Block(memoryview(first.take(size)))]
    seen = set[int]()
    while blocks:
        block = blocks.pop(0)
        while block.left >= 4 + 2 * numbered:
            kind, length, marks = block.whole(1), block.whole(2), block.whole(1)
            block.skip(2 * numbered)
            message = Message(kind, bool(marks & 2), memoryview(block.take(length)))
            if kind == _CONTINUATION:
                length, start = _continuation(message, seen)
                more = Block(content, start, length)
                more.expect(b"OCHK")
                blocks.append(Block(memoryview(more.take(more.left - 4))))
            else:
                yield message


def _continuation(message: Message, seen: set[int]) -> tuple[int, int]:
    """Return size and place of the next piece of a header."""
    block = Block(message.content)
    start, size = block.whole(8), block.whole(8)
    if start in seen or len(seen) > _MOST_PIECES or size > _LARGEST_PIECE:
        raise damaged("an object of it goes round in a circle")
    seen.add(start)
    return size, start


def members_of_table(content: memoryview, message: Message) -> Iterator[tuple[str, int]]:
    """Go through the names and headers in a group of the older kind."""
    block = Block(message.content)
    tree, heap = block.whole(8), block.whole(8)
    names = _heap(content, heap)
    nodes, seen = [tree], set[int]()
    while nodes:
        start = nodes.pop()
        if start in seen or len(seen) > _MOST_NODES:
            raise damaged("a group of it goes round in a circle")
        seen.add(start)
        node = Block(content, start)
        if bytes(content[start : start + 4]) == b"TREE":
            nodes += _children(node)
        else:
            yield from _symbols(node, names)


def _heap(content: memoryview, start: int) -> memoryview:
    block = Block(content, start)
    block.expect(b"HEAP\0")
    block.skip(3)
    size = block.whole(8)
    block.skip(8)
    place = block.whole(8)
    if place + size > len(content):
        raise damaged("it points outside of itself")
    return content[place : place + size]


def _children(node: Block) -> list[int]:
    node.expect(b"TREE\0")
    node.skip(1)
    count = node.whole(2)
    node.skip(2 * 8)
    children = []
    for _ in range(count):
        node.skip(8)
        children.append(node.whole(8))
    return children


def _symbols(node: Block, names: memoryview) -> Iterator[tuple[str, int]]:
    node.expect(b"SNOD\x01")
    node.skip(1)
    for _ in range(node.whole(2)):
        name, header, cached = node.whole(8), node.whole(8), node.whole(4)
        node.skip(4 + 16)
        if cached == 2:
            raise damaged("it holds a link to another place")
        yield _text_at(names, name), header


def _text_at(names: memoryview, start: int) -> str:
    text, end, _ = bytes(names[start : start + 1024]).partition(b"\0")
    if start >= len(names) or not end:
        raise damaged("a name of it does not end")
    return as_text(text)


def link(message: Message) -> tuple[str, int]:
    """Return name and header of a member of a group of the newer kind."""
    block = Block(message.content)
    block.expect(b"\x01")
    flags = block.whole(1)
    kind = block.whole(1) if flags & 8 else 0
    block.skip((8 if flags & 4 else 0) + (1 if flags & 0x10 else 0))
    name = as_text(block.take(block.whole(1 << (flags & 3))))
    if kind != 0:
        raise damaged("it holds a link to another place or another file")
    return name, block.whole(8)


def as_text(content: bytes) -> str:
    """Return UTF-8 as text."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise damaged("a name of it is no text") from error


def heap_object(content: memoryview, start: int, number: int) -> bytes:
    """Return one object of a global heap, where texts of any length lie."""
    head = Block(content, start)
    head.expect(b"GCOL\x01")
    head.skip(3)
    size = head.whole(8)
    if size < 16:
        raise damaged("a heap of it is too small")
    block = Block(content, start + 16, size - 16)
    while block.left >= 16:
        found = block.whole(2)
        block.skip(2 + 4)
        length = block.whole(8)
        if found == 0:
            break
        if found == number:
            return block.take(length)
        block.skip(min(length + -length % 8, block.left))
    raise damaged("a text of it is missing")


def dimensions(block: Block) -> tuple[int, ...]:
    """Read the shape of an array; a single value has none."""
    version, rank, flags = block.whole(1), block.whole(1), block.whole(1)
    if version not in (1, 2) or rank > 32:
        raise damaged("the shape of an array is unknown")
    kind = block.whole(1)
    if version == 1:
        block.skip(4)
    elif kind == 2:
        return (0,)
    shape = struct.unpack(f"<{rank}Q", block.take(8 * rank))
    block.skip(8 * rank if flags & 1 else 0)
    return shape
