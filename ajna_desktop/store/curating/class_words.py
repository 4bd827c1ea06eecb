"""What words of folders and of earlier label events mean, since classes were renamed."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

import sqlite_utils

from ajna_desktop.domain.curating.classes import ClassEvent, ClassWord, added, words
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.event_table import EventTable

CLASS_EVENTS: Final = EventTable("class_event", ClassEvent)


def meaning_sql(word: str, number: str) -> str:
    """Return an expression for the class that a word means now.

    Args:
        word: An expression for the word, which may be null.
        number: One for the number of the label event that said it; "0" for a folder's word.
    """
    return (
        f"ifnull((SELECT name FROM class_word WHERE class_word.word = {word} "  # noqa: S608 - constants
        f"AND class_word.after < {number} AND {number} <= class_word.up_to), {word})"
    )


# What a scan's labels must be by the word of its folder and by its last event.
FOUND: Final = meaning_sql("ifnull(scan.folder_word, scan.found_label)", "0")
SAID: Final = meaning_sql("event.new_label", "event.seq")
_MEANING: Final = f"SELECT {meaning_sql('?1', '?2')}"
# `found_label` first: an unreviewed scan has it as its label.
_FOUND_ANEW: Final = (
    f"UPDATE scan SET found_label = {FOUND}, "  # noqa: S608 - constants
    f"folder_word = nullif(ifnull(folder_word, found_label), {FOUND}) "
    f"WHERE found_label IN (?1, ?2) AND found_label IS NOT {FOUND}"
)
_SAID_OF: Final = f"(SELECT {SAID} FROM label_event AS event WHERE event.seq = scan.last_event)"  # noqa: S608 - constants
_SHOULD_BE: Final = (
    f"iif(scan.status = '{ReviewStatus.UNREVIEWED}', scan.found_label, {_SAID_OF})"
)
_LABELLED_ANEW: Final = (
    f"UPDATE scan SET label = {_SHOULD_BE} "  # noqa: S608 - constants
    f"WHERE label IN (?1, ?2) AND label IS NOT {_SHOULD_BE} RETURNING id"
)


def meaning_of(reader: Any, word: Label | None, number: int = 0) -> Label | None:
    """Return the class that a word means now.

    Args:
        reader: A connection, or the database within a transaction.
        word: As a folder or a label event has it.
        number: Of the label event; 0: a folder's word.
    """
    (name,) = reader.execute(_MEANING, (word, number)).fetchone()
    return None if name is None else Label(name)


def folder_words(db: sqlite_utils.Database) -> dict[str, Label]:
    """Return the class of each folder's word that means another one now."""
    rows = db.execute("SELECT word, name FROM class_word WHERE after < 0 AND up_to >= 0")
    return {word: Label(name) for word, name in rows}


def named_now(
    reader: sqlite3.Connection, event: LabelEvent
) -> tuple[Label | None, Label | None]:
    """Return the old and the new label of an event, by their names of now."""
    old, new = event.old_label, event.new_label
    return meaning_of(reader, old, event.seq), meaning_of(reader, new, event.seq)


def follow(db: sqlite_utils.Database, name: Label, new_name: Label) -> set[int]:
    """Let words, and the scans of two classes, follow from the class events.

    Returns:
        The scans whose label is another now.
    """
    events = CLASS_EVENTS.read(db.conn, "ORDER BY seq")
    for table in ("class_word", "class_added"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    db.conn.executemany(
        "INSERT INTO class_word (word, after, up_to, name) VALUES (?, ?, ?, ?)",
        [(one.word, one.after, one.up_to, one.name) for one in words(events)],
    )
    db.conn.executemany(
        "INSERT INTO class_added VALUES (?)", [(one,) for one in sorted(added(events))]
    )
    db.execute(_FOUND_ANEW, (name, new_name))
    return {row[0] for row in db.execute(_LABELLED_ANEW, (name, new_name)).fetchall()}


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with the class events or what follows, "" when all is well."""
    broken = CLASS_EVENTS.broken_at(reader)
    if broken:
        return f"Class event {broken} does not fit the one before it."
    events = CLASS_EVENTS.read(reader, "ORDER BY seq")
    rows: Iterable[Any] = reader.execute("SELECT word, after, up_to, name FROM class_word")
    names = {row[0] for row in reader.execute("SELECT name FROM class_added")}
    if sorted(ClassWord(*row) for row in rows) != words(events) or names != added(events):
        return "The classes are not what their events say."
    row = reader.execute(
        f"SELECT id FROM scan WHERE found_label IS NOT {FOUND} LIMIT 1"  # noqa: S608 - constants
    ).fetchone()
    return f"The folder's label of scan {row[0]} is not what the classes say." if row else ""
