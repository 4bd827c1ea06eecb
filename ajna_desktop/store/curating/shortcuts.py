"""Keys that people chose for classes and tags of a folder."""

from collections.abc import Mapping

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

    def replace(self, chosen: Mapping[str, Shortcut]) -> Changes:
        """Let these be all that people chose.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction(durable=True) as db:
            db.execute("DELETE FROM shortcut")
            db.conn.executemany(
                "INSERT INTO shortcut VALUES (?, ?, ?)",
                [(key, one.kind.value, one.name) for key, one in chosen.items()],
            )
        return Changes(classes=True)
