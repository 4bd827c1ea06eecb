"""What the predictions were learnt from, the labels then, and the part that is held out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.held_out import newly_held
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.curating.class_words import meaning_sql
from ajna_desktop.store.database import Database
from ajna_desktop.store.label_events import THE_PROGRAM
from ajna_desktop.store.scan_rows import known

_GROUP: Final = "iif(group_name = '', content_hash, group_name)"
_SCANS: Final = (
    f"SELECT id, {_GROUP}, found_label, label, status, coalesce(found_split, split) "  # noqa: S608 - constants
    "FROM scan WHERE state = 'readable' ORDER BY id"
)
# The first event of each scan since tells what held before: of min(), SQLite takes its row.
_THEN: Final = (
    f"SELECT scan_id, {meaning_sql('old_label', 'seq')}, old_status, min(seq), "  # noqa: S608 - constants
    "sum(reader = ?) FROM label_event WHERE seq > ? GROUP BY scan_id"
)
_BY_TIME: Final = "SELECT coalesce(max(seq), 0) FROM label_event WHERE at_utc <= ?"


@dataclass(frozen=True, slots=True, eq=False)
class CuratedScans:
    """N readable scans in id order: what the folder says of each, and what holds.

    Attributes:
        ids: (N,).
        groups: Patient, container or content of each.
        found_labels: The folder's; None where it says nothing.
        labels: That hold.
        statuses: What people said about them.
        found_splits: The folder's, whatever scans were given since.
    """

    ids: npt.NDArray[np.int64]
    groups: tuple[str, ...]
    found_labels: tuple[Label | None, ...]
    labels: tuple[Label | None, ...]
    statuses: tuple[ReviewStatus, ...]
    found_splits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the current predictions out of fold know.

    Attributes:
        after_event: The last label event that they know; 0 for none.
        folds: The fold of each group; empty where it was not kept.
    """

    after_event: int
    folds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Then:
    """What held for a scan before its label changed.

    `by_people`: no event since is the program's own, such as one about a changed file.
    """

    label: Label | None
    status: ReviewStatus
    by_people: bool

    @property
    def decision(self) -> Decision:
        """What brings it back."""
        if self.status is ReviewStatus.UNREVIEWED:
            return WITHDRAWN
        return Decision(self.label, self.status)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Which groups are held out, and since when."""

    groups: frozenset[str]
    since_utc: str


class RefitStore:
    """Reads and keeps what a refit needs to know. Not for the UI thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def scans(self) -> CuratedScans:
        """Return every readable scan."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_SCANS).fetchall()
        ids, groups, found, labels, statuses, splits = (
            zip(*rows, strict=True) if rows else [()] * 6
        )
        return CuratedScans(
            np.array(ids, np.int64),
            groups,
            found,
            labels,
            tuple(known(ReviewStatus, status) for status in statuses),
            splits,
        )

    def last_event(self) -> int:
        """Return the number of the newest label event, 0 where there is none."""
        with self._database.snapshot() as reader:
            found = reader.execute("SELECT coalesce(max(seq), 0) FROM label_event")
            return int(found.fetchone()[0])

    def folds(self) -> dict[str, int]:
        """Return the fold in which each group was judged last."""
        with self._database.snapshot() as reader:
            row = reader.execute("SELECT folds FROM learnt").fetchone()
        found: dict[str, int] = json.loads(row[0]) if row else {}
        return found

    def learnt(self, run: Run) -> Learnt:
        """Return what a run out of fold knows; by its time where that was not kept."""
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT after_event, folds FROM learnt "
                "WHERE classifier_id = ? AND made_at_utc = ?",
                (run.classifier_id, run.made_at_utc),
            ).fetchone()
            if row is None:
                return Learnt(reader.execute(_BY_TIME, (run.made_at_utc,)).fetchone()[0], {})
        return Learnt(row[0], json.loads(row[1]))

    def keep_learnt(self, run: Run, learnt: Learnt) -> None:
        """Keep what a run knows that was just saved."""
        with self._database.transaction() as db:
            db["learnt"].upsert(
                {
                    "only_one": 1,
                    "classifier_id": run.classifier_id,
                    "made_at_utc": run.made_at_utc,
                    "after_event": learnt.after_event,
                    "folds": json.dumps(learnt.folds, separators=(",", ":")),
                },
                pk="only_one",
            )

    def changed_since(self, event: int) -> dict[ScanId, Then]:
        """Return what held, of each scan about which something was said after an event."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_THEN, (THE_PROGRAM, event)).fetchall()
        return {
            ScanId(scan_id): Then(label, known(ReviewStatus, status), not by_program)
            for scan_id, label, status, _, by_program in rows
        }

    def held_out(self, scans: CuratedScans) -> HeldOut:
        """Return the groups that are held out, deciding about new ones now and for good."""
        with self._database.transaction(durable=True) as db:
            rows = db.execute(
                "SELECT group_key, is_held, at_utc FROM held_out_group"
            ).fetchall()
            new = newly_held(
                scans.groups, scans.found_labels, scans.found_splits, {row[0] for row in rows}
            )
            at_utc = datetime.now(UTC).isoformat(timespec="seconds")
            db.conn.executemany(
                "INSERT INTO held_out_group VALUES (?, ?, ?)",
                [(group, int(is_held), at_utc) for group, is_held in new.items()],
            )
        held = {row[0] for row in rows if row[1]} | {group for group in new if new[group]}
        return HeldOut(frozenset(held), min((row[2] for row in rows), default=at_utc))
