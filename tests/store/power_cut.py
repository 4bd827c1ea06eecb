"""What a disk may hold after a power cut, from the record of what a process wrote.

The model is pessimistic: what was synced is there; of everything else any 512-byte sector, any
change of a file's size and any change of a name may be there or not, in any order.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("=5q")


class Note(NamedTuple):
    """One operation; see `write_recorder.c`."""

    operation: str
    inode: int
    offset: int
    name: str
    data: bytes


@dataclass(eq=False)
class File:
    """The content that is certain, and the changes that are not."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for offset, data in self.pending:
            _change(self.durable, offset, data)
        self.pending.clear()

    def after_cut(self, rng: random.Random) -> bytearray:
        content = bytearray(self.durable)
        kept_share = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for offset, data in self.pending:
            if rng.random() < kept_share:
                _change(content, offset, data)
        return content


class Disk:
    """One folder, as the notes change it."""

    def __init__(self) -> None:
        self._now: dict[str, File] = {}
        self._durable: dict[str, File] = {}
        self._pending: list[dict[str, File | None]] = []  # changes of names
        self._by_inode: dict[int, File] = {}

    def apply(self, note: Note) -> None:
        match note.operation:
            case "c":
                self._create(note)
            case "w" | "t":
                file = self._by_inode[note.inode]
                file.pending += (
                    _sectors(note) if note.operation == "w" else [(note.offset, None)]
                )
            case "s":
                self._by_inode[note.inode].sync()
            case "d":
                self._durable = self._names(self._pending)
                self._pending.clear()
            case "u":
                self._rename({note.name: None})
            case "r":
                to = note.data.decode().rpartition("/")[2]
                self._rename({to: self._now[note.name], note.name: None})

    def after_cut(self, rng: random.Random) -> dict[str, bytearray]:
        """Return the files of one possible disk."""
        kept_share = rng.choice((0.0, 0.5, 1.0))
        names = self._names([change for change in self._pending if rng.random() < kept_share])
        return {name: file.after_cut(rng) for name, file in names.items()}

    def _create(self, note: Note) -> None:
        file = self._now.get(note.name)
        if file is None or self._by_inode.get(note.inode) is not file:
            file = self._by_inode[note.inode] = File()
            self._rename({note.name: file})

    def _rename(self, change: dict[str, File | None]) -> None:
        self._pending.append(change)
        for name, file in change.items():
            if file is None:
                self._now.pop(name, None)
            else:
                self._now[name] = file

    def _names(self, changes: list[dict[str, File | None]]) -> dict[str, File]:
        names: dict[str, File | None] = dict(self._durable)
        for change in changes:
            names |= change
        return {name: file for name, file in names.items() if file is not None}


def notes(record: Path) -> Iterator[Note]:
    """Read a record; shared memory is none of a disk's business."""
    content = record.read_bytes()
    at = 0
    while at < len(content):
        operation, inode, offset, path_length, data_length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        path = content[at : at + path_length].decode()
        at += path_length
        data = content[at : at + data_length]
        at += data_length
        if not path.endswith("-shm"):
            yield Note(chr(operation), inode, offset, path.rpartition("/")[2], data)


def _sectors(note: Note) -> Iterator[tuple[int, bytes]]:
    start = note.offset
    end = note.offset + len(note.data)
    while start < end:
        stop = min((start // SECTOR + 1) * SECTOR, end)
        yield start, note.data[start - note.offset : stop - note.offset]
        start = stop


def _change(content: bytearray, offset: int, data: bytes | None) -> None:
    """Write data, or with None cut or extend to `offset`."""
    length = offset if data is None else offset + len(data)
    if len(content) < length:
        content.extend(bytes(length - len(content)))
    if data is None:
        del content[length:]
    else:
        content[offset:length] = data
