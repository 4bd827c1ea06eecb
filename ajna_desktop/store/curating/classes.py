"""The classes of a folder: added, renamed and merged, so that it can be taken back."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import sqlite_utils

from ajna_desktop import __version__
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.classes import ClassDeed, ClassEvent, ClassUse, effective
from ajna_desktop.domain.errors import ClassChangeRefused
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.scan import Label, ScanId, displayable
from ajna_desktop.store.curating.class_words import (
    CLASS_EVENTS,
    follow,
    meaning_of,
)
from ajna_desktop.store.database import Database

_USES: Final = """
    WITH name AS (SELECT label AS name FROM scan WHERE label IS NOT NULL UNION
        SELECT found_label FROM scan WHERE found_label IS NOT NULL UNION
        SELECT name FROM class_added)
    SELECT name, ifnull(scans, 0), ifnull(reviewed, 0), ifnull(found, 0),
        name IN (SELECT name FROM class_added)
    FROM name
    LEFT JOIN (SELECT label, count(*) AS scans, sum(status <> 'unreviewed') AS reviewed
        FROM scan GROUP BY label) AS by_label ON by_label.label = name
    LEFT JOIN (SELECT found_label, count(*) AS found FROM scan GROUP BY found_label) AS by_word
        ON by_word.found_label = name
    ORDER BY name"""


class ClassStore:
    """Changes classes and tells which there are. What label events say is never rewritten."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def uses(self) -> list[ClassUse]:
        """Return every class with how many scans have it, sorted. Not on the UI thread."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_USES).fetchall()
        return [
            ClassUse(Label(name), scans, reviewed, found, bool(is_added))
            for name, scans, reviewed, found, is_added in rows
        ]

    def add(self, name: Label) -> Changes:
        """Let there be a class that no scan has yet.

        Raises:
            ClassChangeRefused: it is there.
            LabelInvalid: the name cannot be a label.
            StoreError: it cannot be written; nothing was changed.
        """
        name = as_label(name)
        with self._database.transaction(durable=True) as db:
            if _is_there(db, name):
                raise ClassChangeRefused(f"There is a class “{name}” already.")
            return self._write(db, ClassDeed.ADD, name)

    def rename(self, name: Label, new_name: Label) -> Changes:
        """Give a class another name; every scan of it follows, and so do the predictions.

        Raises:
            ClassChangeRefused: there is no such class, or the new name is taken.
            LabelInvalid: the new name cannot be a label.
            StoreError: it cannot be written; nothing was changed.
        """
        new_name = as_label(new_name)
        with self._database.transaction(durable=True) as db:
            _check_there(db, name)
            if _is_there(db, new_name):
                raise ClassChangeRefused(
                    f"There is a class “{new_name}” already: merge the two, or choose another "
                    "name."
                )
            return self._write(db, ClassDeed.RENAME, name, new_name)

    def merge(self, name: Label, into: Label) -> Changes:
        """Let every scan of a class be of another one. The predictions stay as they are.

        Raises:
            ClassChangeRefused: one of them is not there, or they are the same.
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction(durable=True) as db:
            _check_there(db, name)
            _check_there(db, into)
            if name == into:
                raise ClassChangeRefused("A class cannot be merged into itself.")
            return self._write(db, ClassDeed.MERGE, name, into)

    def remove(self, name: Label) -> Changes:
        """Let a class that was added be no more.

        Raises:
            ClassChangeRefused: scans have it, or it is not there.
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction(durable=True) as db:
            _check_there(db, name)
            if _is_used(db, name):
                raise ClassChangeRefused(
                    f"Scans have the class “{name}”: merge it into another one instead."
                )
            return self._write(db, ClassDeed.REMOVE, name)

    def take_back_last(self, wanted: ClassEvent | None = None) -> Changes:
        """Let the last deed never have been: scans have the classes that they had.

        Args:
            wanted: The deed that must be the last one; None: whichever is.

        Raises:
            ClassChangeRefused: there is none, or another one came after it.
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction(durable=True) as db:
            left = effective(CLASS_EVENTS.read(db.conn, "ORDER BY seq"))
            if not left or (wanted is not None and left[-1].seq != wanted.seq):
                raise ClassChangeRefused(
                    "Classes were changed since: take the later change back first."
                )
            last = left[-1]
            return self._write(
                db, ClassDeed.TAKE_BACK, last.name, last.new_name, taken_back=last.seq
            )

    def last(self) -> ClassEvent | None:
        """Return the last deed that was not taken back."""
        left = effective(self.events())
        return left[-1] if left else None

    def events(self) -> list[ClassEvent]:
        """Return all deeds, oldest first: a folder has some dozen at most."""
        with self._database.snapshot() as reader:
            return CLASS_EVENTS.read(reader, "ORDER BY seq")

    def last_moved(self) -> str:
        """Return when scans last came to be of another class, in UTC; "" for never."""
        with self._database.snapshot() as reader:
            return str(
                reader.execute(
                    "SELECT ifnull(max(at_utc), '') FROM class_event WHERE new_name IS NOT NULL"
                ).fetchone()[0]
            )

    def meaning_of(self, word: Label, number: int = 0) -> Label:
        """Return the class that a word means now.

        Args:
            word: As a folder, a table or a label event has it.
            number: Of the label event in this store; 0: of anything else.
        """
        with self._database.snapshot() as reader:
            return meaning_of(reader, word, number) or word

    def _write(
        self,
        db: sqlite_utils.Database,
        deed: ClassDeed,
        name: Label,
        new_name: Label | None = None,
        taken_back: int | None = None,
    ) -> Changes:
        draft = ClassEvent(
            seq=0,
            deed=deed.value,
            name=name,
            new_name=new_name,
            after_label=db.execute("SELECT ifnull(max(seq), 0) FROM label_event").fetchone()[0],
            taken_back=taken_back,
            reader=displayable(self.reader),
            at_utc=datetime.now(UTC).isoformat(timespec="microseconds"),
            session=self._session,
            app_version=__version__,
            previous_hash="",
            hash="",
        )
        CLASS_EVENTS.append(db, [draft])
        labelled = follow(db, name, new_name or name)
        if new_name is None:
            return Changes(classes=True)
        undone = CLASS_EVENTS.read(db.conn, "WHERE seq = ?", (taken_back,))
        what = undone[0].deed if undone else deed.value
        if what == ClassDeed.RENAME:
            old, new = (new_name, name) if undone else (name, new_name)
            _rename_elsewhere(db, old, new)
        return Changes(
            classes=True,
            labelled=frozenset(map(ScanId, labelled)),
            predicted=what == ClassDeed.RENAME,
        )


def _rename_elsewhere(db: sqlite_utils.Database, name: Label, new_name: Label) -> None:
    """Let predictions, operating points and keys have the new name."""
    for run_id, labels in db.execute("SELECT id, labels FROM run").fetchall():
        names: list[str] = json.loads(labels)
        if name in names and new_name not in names:
            names[names.index(name)] = new_name
            db["run"].update(run_id, {"labels": json.dumps(names)})
            _replace(db, "run", "decides_for", name, new_name, "id = ?", run_id)
            for column in ("predicted", "first_plausible"):
                _replace(db, "prediction", column, name, new_name, "run_id = ?", run_id)
    _replace(db, "decision_point", "decides_for", name, new_name)
    _replace(db, "shortcut", "name", name, new_name, "kind = ?", "class")


def _replace(
    db: sqlite_utils.Database, table: str, column: str, old: str, new: str,
    condition: str = "TRUE", *values: Any,
) -> None:  # fmt: skip
    db.execute(
        f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND {condition}",  # noqa: S608 - constants
        (new, old, *values),
    )


def _check_there(db: sqlite_utils.Database, name: Label) -> None:
    if not _is_there(db, name):
        raise ClassChangeRefused(f"There is no class “{name}”.")


def _is_there(db: sqlite_utils.Database, name: Label) -> bool:
    return _is_used(db, name) or _found(db, "SELECT 1 FROM class_added WHERE name = ?", [name])


def _is_used(db: sqlite_utils.Database, name: Label) -> bool:
    return _found(db, "SELECT 1 FROM scan WHERE label = ? OR found_label = ?", [name, name])


def _found(db: sqlite_utils.Database, sql: str, values: Sequence[Any]) -> bool:
    return bool(db.execute(f"SELECT EXISTS ({sql})", values).fetchone()[0])
