"""The store's file: who may write, in which transaction, and who reads beside it."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from ajna_desktop.domain.errors import StoreError, StoreReadOnly
from ajna_desktop.store import creation
from ajna_desktop.store.connection import check_sqlite_version, connect, known_errors
from ajna_desktop.store.disk import make_folder
from ajna_desktop.store.inspection import check_store
from ajna_desktop.store.lock import StoreLock, is_held
from ajna_desktop.store.migrations import MIGRATIONS, Migrations
from ajna_desktop.store.write_turn import WriteTurn


class Database:
    """One connection that writes, and one for each thread that reads.

    Writing goes through `transaction`, reading through `snapshot`; there is no other way in.
    Keep transactions short (at most some hundred rows): the window waits for its turn to save
    a label while a task saves a batch.
    """

    def __init__(
        self, path: Path, *, read_only: bool = False, migrations: Migrations = MIGRATIONS
    ) -> None:
        """Open the store, making or upgrading it as needed.

        Args:
            path: The file.
            read_only: Read beside a program that may be writing; nothing is made or upgraded.
            migrations: The steps that made the schema.

        Raises:
            StoreInUse: another program holds the store.
            StoreReadOnly: it may not be written to.
            StoreNewer: a newer version of the program wrote it.
            StoreDamaged: it is no store, or damaged; it was left as it is.
            StoreError: it cannot be opened for another reason.
        """
        check_sqlite_version()
        self.path = path
        self.read_only = read_only
        self._turn = WriteTurn()
        self._readers: dict[threading.Thread, sqlite3.Connection] = {}
        self._readers_lock = threading.Lock()
        self._lock: StoreLock | None = None
        self._writer: sqlite_utils.Database | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._read_path = path
        try:
            if read_only:
                self._open_for_reading(migrations)
            else:
                self._open_for_writing(migrations)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[sqlite_utils.Database]:
        """Commit when the block ends, roll back when it raises. Any thread may call it.

        Args:
            durable: When the block has ended, a power cut cannot undo it: for what a person
                said. It also goes before the batches of others. Without it a power cut may
                take the last seconds back, which is right for what can be computed again.

        Raises:
            StoreError: the disk is full, read-only, locked or damaged; nothing was changed.
        """
        writer = self._writer
        if writer is None:
            raise StoreReadOnly("The store was opened for reading only: nothing was saved.")
        with self._turn.taken(urgent=durable), known_errors():
            writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield writer
                writer.execute("COMMIT")
            except BaseException:
                writer.conn.rollback()  # does nothing where SQLite has done it already
                raise

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read one state of the store, whatever is written meanwhile. Any thread may call it.

        Raises:
            StoreError: the disk failed, or the store is damaged.
        """
        with known_errors():
            reader = self._reader_of_this_thread()
            if reader.in_transaction:
                yield reader
                return
            reader.execute("BEGIN")
            try:
                yield reader
            finally:
                reader.rollback()

    def close(self) -> None:
        """Close every connection, then give the lock back."""
        with self._readers_lock:
            for reader in self._readers.values():
                reader.close()
            self._readers.clear()
        if self._writer is not None:
            with self._turn.taken(urgent=True):
                self._writer.conn.close()
                self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def _open_for_writing(self, migrations: Migrations) -> None:
        if os.path.isdir(self.path):
            raise StoreError("There is a folder where the store should be: a store is a file.")
        make_folder(self.path.parent)
        self._lock = StoreLock(self.path)
        if not self.path.exists():
            creation.create(self.path, migrations)
        version = check_store(self.path, migrations)
        creation.migrate(self.path, version, migrations)
        with known_errors():
            connection = connect(self.path)
            # Environment plugins of sqlite-utils have no business in this store.
            self._writer = sqlite_utils.Database(connection, execute_plugins=False)
            connection.execute("PRAGMA journal_mode = WAL")  # a restored backup has none

    def _open_for_reading(self, migrations: Migrations) -> None:
        try:
            self.path.stat()
        except FileNotFoundError:
            raise StoreError(
                "There is no store here yet: open the folder once to make it."
            ) from None
        except OSError as error:
            raise StoreError(f"The store cannot be read ({error.strerror}).") from error
        if not os.access(self.path.parent, os.W_OK) and not is_held(self.path):
            self._read_path = self._copied()
        version = check_store(self._read_path, migrations)
        if version < len(migrations):
            raise StoreError(
                "The store is of an older version of this program. Open it once for writing "
                "to bring it up to date."
            )

    def _copied(self) -> Path:
        # SQLite must make files beside a write-ahead log, which a read-only disk refuses.
        self._copy = tempfile.TemporaryDirectory(prefix="ajna-")
        copy = Path(self._copy.name) / self.path.name
        try:
            for ending in ("", "-wal"):
                source = self.path.with_name(self.path.name + ending)
                if source.exists():
                    shutil.copyfile(source, copy.with_name(copy.name + ending))
        except OSError as error:
            raise StoreError(f"The store cannot be read ({error.strerror}).") from error
        return copy

    def _reader_of_this_thread(self) -> sqlite3.Connection:
        this = threading.current_thread()
        with self._readers_lock:
            reader = self._readers.get(this)
            if reader is None:
                for thread in [t for t in self._readers if not t.is_alive()]:
                    self._readers.pop(thread).close()
                reader = self._readers[this] = connect(self._read_path, read_only=True)
            return reader
