"""Numbers that stand for names in exports; whose they are is kept here and nowhere else."""

import json
import secrets
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from ajna_desktop.store.database import Database

_SECRET_BYTES: Final = 32


class Named(StrEnum):
    """What has a name that an export may have to leave out."""

    SCAN = "scan"  # by its id
    GROUP = "group"
    READER = "reader"


class ExportNumbers:
    """Gives every name its number once; the next export finds the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, kind: Named, names: Iterable[str]) -> dict[str, int]:
        """Return the number of each name, 1 or more; new ones are dealt out at random.

        Raises:
            StoreError: new numbers could not be saved.
        """
        wanted = sorted(set(names))
        known = self._known(kind, wanted)
        new = [name for name in wanted if name not in known]
        if not new:
            return known
        # In an order that tells nothing: numbers by the alphabet would say who is who.
        secrets.SystemRandom().shuffle(new)
        with self._database.transaction(durable=True) as db:
            (last,) = db.execute(
                "SELECT coalesce(max(number), 0) FROM export_number WHERE kind = ?",
                (kind.value,),
            ).fetchone()
            db.conn.executemany(
                "INSERT OR IGNORE INTO export_number (kind, name, number) VALUES (?, ?, ?)",
                [(kind.value, name, last + place) for place, name in enumerate(new, 1)],
            )
        return self._known(kind, wanted)

    def secret(self) -> bytes:
        """Return what nobody but this store knows; made when first asked for.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.snapshot() as reader:
            row = reader.execute("SELECT secret FROM export_secret").fetchone()
        if row is None:
            with self._database.transaction(durable=True) as db:
                db.execute(
                    "INSERT OR IGNORE INTO export_secret (only_one, secret) VALUES (1, ?)",
                    (secrets.token_bytes(_SECRET_BYTES),),
                )
                row = db.execute("SELECT secret FROM export_secret").fetchone()
        return bytes(row[0])

    def _known(self, kind: Named, names: list[str]) -> dict[str, int]:
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT name, number FROM export_number "
                "WHERE kind = ? AND name IN (SELECT value FROM json_each(?))",
                (kind.value, json.dumps(names)),
            )
            return {row[0]: row[1] for row in rows}
