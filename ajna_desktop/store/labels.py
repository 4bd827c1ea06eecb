"""Labels given by people."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import sqlite_utils

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import LabelInvalid, StoreError
from ajna_desktop.domain.labels import (
    WITHDRAWN,
    Decision,
    LabelEvent,
    OnScreen,
    Verification,
    as_label,
    as_said_of_twin,
    resolved,
)
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store import label_events
from ajna_desktop.store.backup import BEFORE_BULK, back_up_changes
from ajna_desktop.store.curating.class_words import named_now
from ajna_desktop.store.database import Database
from ajna_desktop.store.label_events import SAME_CONTENT, THE_PROGRAM, Author, Draft
from ajna_desktop.store.readers.merged_words import conflicts_among, forget_conflicts
from ajna_desktop.store.scan_rows import decision_of
from ajna_desktop.store.verification import verify

BULK: Final = 100  # scans: before a decision about so many, the store is backed up
_COLUMNS: Final = "id, content_hash, found_label, label, status"


class LabelStore:
    """Appends label events, and reads what holds now and how it came to be."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self.session = session

    def decide(
        self,
        decisions: Mapping[ScanId, Decision],
        shown: Mapping[ScanId, OnScreen] | None = None,
        note: str = "",
    ) -> Changes:
        """Save what a person said: all of it or none, safe from a power cut on return.

        A decision about many scans leaves a backup of before. Scans of the same content get
        the same decision: when the folder says otherwise of one
        of them, its label counts as given by a person. Of two decisions about one content the
        later counts. A scan for which nothing changes gets no event, unless readers differ on
        its content: then it is the word of somebody who has seen both, and decides.

        Args:
            decisions: What is said of each scan.
            shown: What the classifier said on the screen, where it did.
            note: A remark of the reader.

        Returns:
            Every scan whose label or status changed.

        Raises:
            LabelInvalid: a text cannot be a label.
            StoreError: a scan is not in the store, or it could not be saved.
        """
        for label in {decision.label for decision in decisions.values()} - {None}:
            if label is not None and as_label(label) != label:
                raise LabelInvalid(f"“{label}” is not a tidy label.")
        if len(decisions) >= BULK and not self._database.read_only:
            back_up_changes(self._database.path, BEFORE_BULK)
        with self._database.transaction(durable=True) as db:
            drafts = _drafts(db, decisions, shown or {}, note)
            if drafts:
                label_events.append(db, drafts, Author(self.reader, self.session))
                forget_conflicts(db, {draft.content_hash for draft in drafts})
        return Changes(labelled=frozenset(draft.scan_id for draft in drafts))

    def decisions(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, Decision]:
        """Return what holds now, such that `decide` would bring it back."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, label, status FROM scan "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(scan_ids)),),
            )
            found = {ScanId(row[0]): decision_of(row[1], row[2]) for row in rows}
        return {
            scan_id: WITHDRAWN if said.status is ReviewStatus.UNREVIEWED else said
            for scan_id, said in found.items()
        }

    def twins(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return these scans and all that have the same content."""
        asked = list(scan_ids)
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id FROM scan WHERE content_hash IN (SELECT content_hash FROM scan "
                "WHERE id IN (SELECT value FROM json_each(?)))",
                (json.dumps(asked),),
            )
            return frozenset([*asked, *(ScanId(row[0]) for row in rows)])

    def disputed(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return on which of these scans readers differ, and nobody has decided."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id FROM scan WHERE id IN (SELECT value FROM json_each(?)) "
                "AND content_hash IN (SELECT content_hash FROM label_conflict)",
                (json.dumps(list(scan_ids)),),
            )
            return frozenset(ScanId(row[0]) for row in rows)

    def history(self, scan_id: ScanId) -> list[LabelEvent]:
        """Return the events of one scan, oldest first."""
        with self._database.snapshot() as reader:
            return label_events.read(reader, "WHERE scan_id = ? ORDER BY seq", (scan_id,))

    def last_event(self) -> LabelEvent | None:
        """Return the newest event that a person made, None where there is none."""
        with self._database.snapshot() as reader:
            events = label_events.read(
                reader, "WHERE reader <> ? ORDER BY seq DESC LIMIT 1", (THE_PROGRAM,)
            )
        return events[0] if events else None

    def head(self) -> LabelEvent | None:
        """Return the newest event, whoever made it, None where there is none."""
        with self._database.snapshot() as reader:
            events = label_events.read(reader, "ORDER BY seq DESC LIMIT 1")
        return events[0] if events else None

    def named_now(self, event: LabelEvent) -> tuple[Label | None, Label | None]:
        """Return the old and the new label of an event, by the names of their classes now."""
        with self._database.snapshot() as reader:
            return named_now(reader, event)

    def events(self, after_seq: int = 0, limit: int = 1000) -> list[LabelEvent]:
        """Return a page of all events, oldest first."""
        with self._database.snapshot() as reader:
            return label_events.read(
                reader, "WHERE seq > ? ORDER BY seq LIMIT ?", (after_seq, limit)
            )

    def verify(self) -> Verification:
        """Check the file, the chain of events, and that the labels are what the events say."""
        with self._database.snapshot() as reader:
            return verify(reader)

    def classes(self) -> list[Label]:
        """Return every label in use, by a folder or a person, or added by one, sorted."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT label FROM scan UNION SELECT found_label FROM scan "
                "UNION SELECT name FROM class_added"
            )
            return sorted(Label(row[0]) for row in rows if row[0] is not None)


def _drafts(
    db: sqlite_utils.Database,
    decisions: Mapping[ScanId, Decision],
    shown: Mapping[ScanId, OnScreen],
    note: str,
) -> list[Draft]:
    rows = _rows(db, "id", list(decisions))
    if len(rows) != len(decisions):
        raise StoreError(
            "A scan is no longer in the store: nothing was saved. Read the folder again."
        )
    said_of_content = {
        rows[scan_id][1]: decision
        for scan_id, decision in decisions.items()
        if rows[scan_id][1]
    }
    twins = _rows(db, "content_hash", list(said_of_content))
    disputed = conflicts_among(db.conn, said_of_content.keys())
    drafts = []
    for scan_id in [*decisions, *sorted(twins.keys() - decisions.keys())]:
        _, content_hash, found_label, label, status = rows.get(scan_id) or twins[scan_id]
        old = decision_of(label, status)
        said = said_of_content.get(content_hash) or decisions[scan_id]
        own = decisions.get(scan_id)
        new = as_said_of_twin(said, found_label) if said != own else resolved(said, found_label)
        if new != old or content_hash in disputed:
            remarks = [note] if scan_id in decisions else [note, SAME_CONTENT]
            drafts.append(
                Draft(
                    scan_id,
                    content_hash or "",
                    old,
                    new,
                    "; ".join(filter(None, remarks)),
                    shown.get(scan_id),
                )
            )
    return drafts


def _rows(
    db: sqlite_utils.Database, column: str, values: list[Any]
) -> dict[ScanId, tuple[Any, ...]]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM scan WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608 - constants
        (json.dumps(values),),
    )
    return {ScanId(row[0]): row for row in rows}
