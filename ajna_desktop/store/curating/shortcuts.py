"""Keys that people chose for classes and tags of a folder."""

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind
from ajna_desktop.store.database import Database
from ajna_desktop.store.scan_rows import known


class ShortcutStore:
    """One meaning a key, one key a class or tag."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def chosen(self) -> dict[str, Shortcut]:
        """Return what each chosen key gives."""
        with self._database.snapshot() as reader:
            rows = reader.execute("SELECT key, kind, name FROM shortcut ORDER BY key")
            return {key: Shortcut(known(ShortcutKind, kind), name) for key, kind, name in rows}

    def choose(self, shortcut: Shortcut, key: str) -> Changes:
        """Let a key give a class or tag, which then has no other; "" takes its key away.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction(durable=True) as db:
            db.execute(
                "DELETE FROM shortcut WHERE key = ? OR (kind = ? AND name = ?)",
                (key, shortcut.kind.value, shortcut.name),
            )
            if key:
                db.execute(
                    "INSERT INTO shortcut VALUES (?, ?, ?)",
                    (key, shortcut.kind.value, shortcut.name),
                )
        return Changes(classes=True)
