"""Keeps the last look for wrong labels, and tells what is left of it."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.suspects import (
    LIKELY_FROM,
    EstimatedWrong,
    Evidence,
    Judge,
    Suspect,
    SuspectList,
    Votes,
    WrongPair,
)
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store.database import Database

_BATCH: Final = 2000  # rows in one transaction: some ten milliseconds
_COLUMNS: Final = "s.scan_id, score, s.label, suggested, label_p, suggested_p, evidence"
# A scan that was reviewed, relabelled or replaced since is no suspect any longer.
_LEFT: Final = """FROM suspect s JOIN current_suspects USING (survey_id)
    JOIN scan ON scan.id = s.scan_id AND scan.label = s.label
        AND scan.content_hash = s.content_hash
        AND scan.state = 'readable' AND scan.status = 'unreviewed' """
_LABELLED: Final = """SELECT id, label, iif(group_name = '', content_hash, group_name),
        status <> 'unreviewed', content_hash,
        status = 'relabelled' AND found_label IS NOT NULL
    FROM scan WHERE state = 'readable' AND label IS NOT NULL
        AND status NOT IN ('ambiguous', 'bad image') ORDER BY id"""


@dataclass(frozen=True, slots=True, eq=False)
class LabelledScans:
    """All scans whose label may be wrong or teaches what the others are, in id order.

    `scan_ids` is (N,) int64, `is_reviewed` and `was_wrong` (N,); the lists have N items.
    `groups` is the patient or container, and where the name tells none, the content hash.
    """

    scan_ids: npt.NDArray[np.int64]
    labels: list[Label]
    groups: list[str]
    is_reviewed: npt.NDArray[np.bool_]  # a person gave or confirmed the label
    hashes: list[str]
    was_wrong: npt.NDArray[np.bool_]  # a person gave it in the place of another
    state: str  # changes with anything of the above


@dataclass(frozen=True, slots=True)
class _Told:
    judged: int
    reviewed: int
    estimated: EstimatedWrong | None
    pairs: tuple[WrongPair, ...]


class SuspectStore:
    """One list a folder, which the next one replaces. Not on the UI thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def labelled(self) -> LabelledScans:
        """Return what there is to judge and to learn from, of one moment."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_LABELLED).fetchall()
        columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
        ids, labels, groups, reviewed, hashes, wrong = columns or [[] for _ in range(6)]
        return LabelledScans(
            np.array(ids, np.int64),
            labels,
            groups,
            np.array(reviewed, np.bool_),
            hashes,
            np.array(wrong, np.bool_),
            _state_of(rows),
        )

    def replace(
        self,
        backbone: str,
        state: str,
        suspects: Sequence[tuple[Suspect, str]],
        reviewed: int,
        estimated: EstimatedWrong | None,
        pairs: Sequence[WrongPair],
    ) -> Changes:
        """Make this the last look, all at once, in the place of the one before it.

        Args:
            backbone: Whose features were looked at.
            state: `LabelledScans.state` of what was judged.
            suspects: Every scan that was judged, the likeliest wrong first, with its content.
            reviewed: How many had a label that a person gave or confirmed.
            estimated: How many are wrong, where that can be told.
            pairs: Which label is likely which.
        """
        told = _Told(len(suspects), reviewed, estimated, tuple(pairs))
        with self._database.transaction() as db:
            table = db["suspect_survey"].insert(
                {
                    "made_at_utc": datetime.now(UTC).isoformat(timespec="seconds"),
                    "backbone": backbone,
                    "state": state,
                    "told": to_json(told),
                }
            )
            number: int = table.last_pk
        for start in range(0, len(suspects), _BATCH):
            rows = [
                _row_of(number, start + place, *one)
                for place, one in enumerate(suspects[start : start + _BATCH])
            ]
            with self._database.transaction() as db:
                db.conn.executemany(
                    "INSERT INTO suspect VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
                )
        with self._database.transaction() as db:
            row: dict[str, Any] = {"only_one": 1, "survey_id": number}
            db["current_suspects"].upsert(row, pk="only_one")
        self._remove_all_but(number)
        return Changes(suspects=True)

    def current(self) -> SuspectList | None:
        """Return the last look and what is left of it, None where there was none yet."""
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT made_at_utc, backbone, state, told FROM suspect_survey "
                "JOIN current_suspects ON id = survey_id"
            ).fetchone()
            if row is None:
                return None
            left, likely = reader.execute(
                f"SELECT count(*), coalesce(sum(score >= ?), 0) {_LEFT}",
                (LIKELY_FROM,),
            ).fetchone()
            state = _state_of(reader.execute(_LABELLED).fetchall())
        found = _list_of(row)
        return replace(found, left=left, likely=likely, is_stale=state != row[2])

    def count(self, least: float = LIKELY_FROM) -> int:
        """Return how many of them are left with a score from `least` on."""
        with self._database.snapshot() as reader:
            row = reader.execute(f"SELECT count(*) {_LEFT} WHERE score >= ?", (least,))
            return int(row.fetchone()[0])

    def ids(self, least: float = 0.0, limit: int | None = None) -> list[ScanId]:
        """Return what is left with a score from `least` on, the likeliest wrong first."""
        with self._database.snapshot() as reader:
            (text,) = reader.execute(
                "SELECT json_group_array(scan_id) FROM (SELECT s.scan_id "  # noqa: S608 - constants and "?" alone
                f"{_LEFT} WHERE score >= ? ORDER BY place LIMIT ?)",
                (least, -1 if limit is None else limit),
            ).fetchone()
        ids: list[ScanId] = json.loads(text)
        return ids

    def page(self, first: int, count: int, least: float = 0.0) -> list[Suspect]:
        """Return `count` of what `ids` returns, from number `first` on."""
        return self._suspects(
            "WHERE score >= ? ORDER BY place LIMIT ? OFFSET ?", (least, count, first)
        )

    def of(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, Suspect]:
        """Return what is known of those of the scans that are left."""
        found = self._suspects(
            "WHERE s.scan_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(scan_ids)),),
        )
        return {one.scan_id: one for one in found}

    def _suspects(self, rest: str, values: Sequence[Any]) -> list[Suspect]:
        with self._database.snapshot() as reader:
            rows = reader.execute(f"SELECT {_COLUMNS} {_LEFT} {rest}", values)
            return [_suspect_of(row) for row in rows]

    def _remove_all_but(self, number: int) -> None:
        deleted = 1
        while deleted:
            with self._database.transaction() as db:
                deleted = db.execute(
                    "DELETE FROM suspect WHERE (survey_id, place) IN "
                    "(SELECT survey_id, place FROM suspect WHERE survey_id <> ? LIMIT ?)",
                    (number, _BATCH),
                ).rowcount
        with self._database.transaction() as db:
            db.execute("DELETE FROM suspect_survey WHERE id <> ?", (number,))


def _state_of(rows: Sequence[tuple[Any, ...]]) -> str:
    digest = hashlib.sha256()
    for start in range(0, len(rows), _BATCH):  # at once, it would hold up every other thread
        digest.update(json.dumps(rows[start : start + _BATCH]).encode())
    return digest.hexdigest()


def _list_of(row: Sequence[Any] | sqlite3.Row) -> SuspectList:
    try:
        told = from_json(_Told, row[3])
    except NotSuchARecord as error:
        raise StoreDamaged("The store is damaged: the list of suspects is none.") from error
    return SuspectList(row[0], row[1], told.judged, told.reviewed, told.estimated, told.pairs)


def _row_of(survey: int, place: int, one: Suspect, content_hash: str) -> tuple[Any, ...]:
    seen = one.evidence
    votes = (seen.neighbours, seen.confirmed, seen.companions, seen.copies)
    counted = [number for vote in votes for number in (vote.count, vote.otherwise)]
    evidence = json.dumps([*counted, *(judge.value for judge in seen.otherwise)])
    found = (one.score, one.label, one.suggested, one.label_probability, one.probability)
    return (survey, place, int(one.scan_id), content_hash, *found, evidence)


def _suspect_of(row: tuple[Any, ...]) -> Suspect:
    scan_id, score, label, suggested, label_p, suggested_p, text = row
    try:
        seen = json.loads(text)
        neighbours, confirmed, companions, copies = (
            Votes(seen[place], seen[place + 1]) for place in (0, 2, 4, 6)
        )
        judges = tuple(Judge(name) for name in seen[8:])
    except (ValueError, TypeError, LookupError) as error:
        raise StoreDamaged("The store is damaged: a suspect is none.") from error
    evidence = Evidence(neighbours, confirmed, companions, copies, judges)
    return Suspect(ScanId(scan_id), score, label, suggested, label_p, suggested_p, evidence)
