"""Features of images by content hash: flat files, readable by another process meanwhile."""

import hashlib
import logging
import os
import re
import sqlite3
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import FeaturesMissing, StoreError
from ajna_desktop.domain.files import Described, Features
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.store.connection import BUSY_SECONDS
from ajna_desktop.store.disk import make_folder

_log = logging.getLogger(__name__)

_AT_ONCE: Final = 500  # hashes in one question to SQLite
_ITEM: Final = np.dtype("<f2")
_CREATE: Final = """CREATE TABLE IF NOT EXISTS features (
    content_hash TEXT PRIMARY KEY,
    row INTEGER NOT NULL UNIQUE,
    average_crc INTEGER NOT NULL,
    maximum_crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID"""
_NO_FEATURES: Final = -1


class _Entry(NamedTuple):
    row: int
    average_crc: int
    maximum_crc: int  # 0 where the network does not pool

    def crc(self, kind: Pooling) -> int:
        return self.average_crc if kind is Pooling.AVERAGE else self.maximum_crc


class FeatureCache:
    """Features that one backbone made, float16, in a file of rows a kind and an index of them.

    Several processes may have it open and add to it. It can be deleted at any time: what is
    missing, torn or damaged counts as never made. A row is written before the index tells of
    it, and a checksum tells whether it is whole.
    """

    def __init__(
        self,
        folder: Path,
        backbone_id: str,
        width: int,
        kinds: Sequence[Pooling] = tuple(Pooling),
    ) -> None:
        """Open or make the cache.

        Args:
            folder: Of all feature caches.
            backbone_id: Which bundle made the features.
            width: Number of features of one pooling, D.
            kinds: Which there are. A network that gives a vector, and does not pool, has
                `Pooling.AVERAGE` alone; whoever only reads may leave out what it does not read.

        Raises:
            StoreError: its files cannot be made or opened.
        """
        self.width = width
        self.folder = folder / f"{_as_name(backbone_id)}-{width}"
        make_folder(self.folder)
        self._lock = threading.Lock()
        with ExitStack() as opened, _refusals_told():
            self._rows: dict[Pooling, _Rows] = {}
            for kind in kinds:
                self._rows[kind] = _Rows(self.folder / f"{kind}.f16", width)
                opened.callback(self._rows[kind].close)
            self._index = self._open_index()
            opened.pop_all()  # all is well: they stay open
        # Kind, row and checksum, once found to fit.
        self._whole: set[tuple[Pooling, int, int]] = set()

    def missing(self, hashes: Sequence[str]) -> list[str]:
        """Return those of the contents that have no features here, each once, in order."""
        unique = list(dict.fromkeys(hashes))
        rows = self.rows(unique)
        return [unique[number] for number in np.flatnonzero(rows == _NO_FEATURES)]

    def rows(self, hashes: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the row of each content in the files, (N,) int64; -1 where there is none."""
        entries = self._entries(hashes)
        whole = {
            content_hash: entry.row
            for content_hash, entry in entries.items()
            if self._is_whole(entry)
        }
        return np.array([whole.get(name, _NO_FEATURES) for name in hashes], np.int64)

    def features(self, hashes: Sequence[str], kind: Pooling = Pooling.AVERAGE) -> Features:
        """Return the features of one kind, (N, D) float16, in the order asked.

        Raises:
            FeaturesMissing: one of the contents has none; see `missing`.
        """
        return self._rows[kind].read(self._all_rows(hashes))

    def mapped(self, kind: Pooling = Pooling.AVERAGE) -> Features:
        """Return all features of one kind as they lie on the disk, (rows, D), read-only.

        Index it with what `rows` returned; rows that no content has may hold anything.
        """
        return self._rows[kind].mapped()

    def add(self, described: Sequence[Described]) -> None:
        """Keep features; those of a content that is here already are left as they are.

        Raises:
            StoreError: the disk is full or read-only; what was there stays.
            ValueError: the features are not as wide as those here, or lack a kind.
        """
        kinds = tuple(self._rows)
        if any(
            one.features(kind).shape != (self.width,) for one in described for kind in kinds
        ):
            raise ValueError(f"expected features ({self.width},)")
        new = {one.content_hash: one for one in described}
        absent = self.missing(list(new))
        if not absent:
            return
        with self._lock, self._writing():
            # The lock of the index is the lock of the files: another process appends as well.
            (first,) = self._index.execute(
                "SELECT coalesce(max(row), -1) + 1 FROM features"
            ).fetchone()
            rows = [new[name] for name in absent]
            crcs = {
                kind: self._rows[kind].write(first, [one.features(kind) for one in rows])
                for kind in kinds
            }
            of_each = [crcs.get(kind, [0] * len(rows)) for kind in Pooling]
            self._index.executemany(
                "INSERT OR REPLACE INTO features VALUES (?, ?, ?, ?)",
                zip(absent, range(first, first + len(rows)), *of_each, strict=True),
            )

    def close(self) -> None:
        """Close the index and the files."""
        self._index.close()
        for rows in self._rows.values():
            rows.close()

    def _open_index(self) -> sqlite3.Connection:
        path = self.folder / "index.db"
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            raise  # the disk is full, or somebody else is busy with it: nothing is damaged
        except sqlite3.DatabaseError:
            # Damaged, or no database at all: features can be made again.
            for name in ("index.db", "index.db-wal", "index.db-shm"):
                (self.folder / name).unlink(missing_ok=True)
            return _connect(path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with _refusals_told():
                self._index.execute("BEGIN IMMEDIATE")
                yield
                self._index.execute("COMMIT")
        finally:
            self._index.rollback()  # does nothing after the commit

    def _entries(self, hashes: Sequence[str]) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        try:
            with self._lock:
                for start in range(0, len(hashes), _AT_ONCE):
                    some = hashes[start : start + _AT_ONCE]
                    marks = ", ".join("?" * len(some))
                    for name, *rest in self._index.execute(
                        f"SELECT * FROM features WHERE content_hash IN ({marks})",  # noqa: S608 - constants and "?" alone
                        some,
                    ):
                        entries[name] = _Entry(*rest)
        except sqlite3.DatabaseError:
            _log.warning("the index of the features is damaged", exc_info=True)
        return entries

    def _is_whole(self, entry: _Entry) -> bool:
        for kind, rows in self._rows.items():
            known = (kind, entry.row, entry.crc(kind))
            if known not in self._whole and not rows.has(*known[1:]):
                return False
            self._whole.add(known)
        return True

    def _all_rows(self, hashes: Sequence[str]) -> npt.NDArray[np.int64]:
        rows = self.rows(hashes)
        if (rows == _NO_FEATURES).any():
            raise FeaturesMissing("Some features are missing. Read the features again.")
        return rows


class _Rows:
    """A file of float16 rows."""

    def __init__(self, path: Path, width: int) -> None:
        self._width = width
        self._bytes = width * _ITEM.itemsize  # of a row
        self._lock = threading.Lock()  # the file has one position
        path.touch(mode=0o600)
        self._file = open(path, "r+b", buffering=0)  # noqa: SIM115 - closed by close()
        self._map: Features = np.empty((0, width), _ITEM)

    def close(self) -> None:
        self._map = np.empty((0, self._width), _ITEM)
        self._file.close()

    def write(self, first: int, rows: Sequence[Features]) -> list[int]:
        """Write rows from number `first` on, over what a killed program left; return CRCs."""
        data = [np.asarray(row, _ITEM).tobytes() for row in rows]
        whole = memoryview(b"".join(data))
        with self._lock:
            self._file.seek(first * self._bytes)
            while whole:  # a full disk takes a part first
                whole = whole[self._file.write(whole) :]
        return [zlib.crc32(row) for row in data]

    def mapped(self) -> Features:
        there = os.fstat(self._file.fileno()).st_size // self._bytes
        if there > len(self._map):  # an empty file cannot be mapped
            self._map = np.memmap(self._file, _ITEM, "r", shape=(there, self._width))
        return self._map

    def has(self, row: int, crc: int) -> bool:
        # Read, not mapped: a mapped file that somebody cuts short ends the process.
        with self._lock:
            self._file.seek(row * self._bytes)
            data = self._file.read(self._bytes)
        return len(data) == self._bytes and zlib.crc32(data) == crc

    def read(self, rows: npt.NDArray[np.int64]) -> Features:
        mapped = self.mapped()
        if len(rows) and rows.max() >= len(mapped):
            raise FeaturesMissing("Some features are missing. Read the features again.")
        return np.array(mapped[rows])


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"Features cannot be kept: {reason}.") from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_CREATE)
    except BaseException:
        connection.close()
        raise
    return connection


def _as_name(backbone_id: str) -> str:
    """Return a file name for an id; a changed one keeps a digest, so that none collide."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", backbone_id)[:80]
    if name == backbone_id and not name.startswith("."):
        return name
    return f"{name.lstrip('.')}-{hashlib.sha256(backbone_id.encode()).hexdigest()[:12]}"
