"""Everything that ever happened to an image and to the folder, from every table of events."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ajna_desktop.domain.labels import THE_PROGRAM
from ajna_desktop.domain.readers.history import (
    ChainHead,
    Happening,
    HistoryEntry,
    HistoryQuestion,
    LabelsThen,
    LabelThen,
)
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.curating.class_words import meaning_sql
from ajna_desktop.store.database import Database
from ajna_desktop.store.scan_rows import known, search_text

CHAINS: Final = {
    "label": "label_event",
    "annotation": "annotation_event",
    "class": "class_event",
    "reading": "reading_event",
    "merge": "merge_event",
    "split": "split_event",
    "pair": "pair_event",
}
_PAGE: Final = 1000  # events in memory at once
MOST: Final = 5000  # entries that are listed at once

# One row a happening, with the columns that the first of them names.
_LABELS: Final = """
    SELECT 'label' AS kind, at_utc, reader, scan_id, NULL AS other_id, content_hash,
        old_label AS old, old_status, new_label AS new, new_status, '' AS deed, predicted,
        probability, classifier, note, 0 AS is_foreign, seq FROM label_event"""
_FOREIGN_LABELS: Final = f"""
    SELECT 'label', at_utc, reader, NULL, NULL, content_hash, old_label, old_status, new_label,
        new_status, '', predicted, probability, classifier, note, 1, seq
    FROM foreign_label_event WHERE reader <> '{THE_PROGRAM}'"""  # noqa: S608 - a constant
_ANNOTATIONS: Final = """
    SELECT kind, at_utc, reader, NULL, NULL, content_hash, NULL, NULL, text, NULL,
        iif(removed, 'removed', iif(version > 1, 'edited', '')), NULL, NULL, '', '',
        origin <> '', seq FROM annotation_event"""
_PAIRS: Final = """
    SELECT 'pair', at_utc, reader, first_id, second_id, first_hash, NULL, NULL, judgement, NULL,
        iif(judgement IS NULL, 'taken back', ''), NULL, NULL, '', note, 0, seq
    FROM pair_event"""
_SPLITS: Final = """
    SELECT 'split', at_utc, reader, scan_id, NULL, NULL, old_split, NULL, new_split, NULL, '',
        NULL, NULL, '', note, 0, seq FROM split_event"""
_CLASSES: Final = """
    SELECT 'class', at_utc, reader, NULL, NULL, NULL, name, NULL, new_name, NULL, deed, NULL,
        NULL, '', '', 0, seq FROM class_event"""
_READINGS: Final = """
    SELECT 'second reading', at_utc, reader, NULL, NULL, content_hash, NULL, NULL, label,
        status, iif(deed = 'settle', 'settled', ''), NULL, NULL, '', '', origin <> '', seq
    FROM reading_event WHERE deed IN ('read', 'settle')
        AND study IN (SELECT study FROM reading_event WHERE deed = 'close')"""
_MERGES: Final = """
    SELECT 'merge', at_utc, reader, NULL, NULL, NULL, NULL, NULL, new_events, NULL, '', NULL,
        NULL, '', '', 0, seq FROM merge_event"""
_ALL: Final = " UNION ALL ".join(
    (
        _LABELS,
        _FOREIGN_LABELS,
        _ANNOTATIONS,
        _PAIRS,
        _SPLITS,
        _CLASSES,
        _READINGS,
        _MERGES,
    )
)
_OF_SCAN: Final = (
    "(scan_id = ?1 OR other_id = ?1 OR content_hash <> '' AND content_hash IN "
    "(SELECT content_hash FROM scan WHERE id = ?1 UNION "
    "SELECT content_hash FROM label_event WHERE scan_id = ?1))"
)
_ENTRY: Final = (
    "kind, at_utc, reader, coalesce(scan_id, (SELECT min(id) FROM scan "
    "WHERE scan.content_hash = happened.content_hash)), old, old_status, new, new_status, "
    "deed, predicted, probability, classifier, note, is_foreign"
)
_TEXT: Final = (
    "lower(coalesce(old, '') || ' ' || coalesce(new, '') || ' ' || note || ' ' || reader)"
)
# The last word on each scan of those up to the time, by the names that classes have now.
_THEN: Final = (
    "SELECT scan.id, iif(event.new_status IS NULL OR event.new_status = 'unreviewed', "  # noqa: S608 - constants
    f"scan.found_label, {meaning_sql('event.new_label', 'event.seq')}), "
    "coalesce(event.new_status, 'unreviewed'), scan.label, scan.status, told.predicted "
    "FROM scan LEFT JOIN label_event AS event ON event.seq = (SELECT max(seq) FROM label_event "
    "WHERE scan_id = scan.id AND at_utc <= ?) "
    "LEFT JOIN prediction AS told ON told.scan_id = scan.id "
    "AND told.run_id = (SELECT run_id FROM current_run) "
    "WHERE scan.state <> 'missing' ORDER BY scan.id"
)


class History:
    """Reads what happened; nothing is ever written here."""

    def __init__(self, database: Database) -> None:
        """Read from a store."""
        self._database = database

    def entries(self, question: HistoryQuestion, most: int = MOST) -> list[HistoryEntry]:
        """Return what happened, the latest first. Not on the UI thread."""
        condition, values = _condition(question)
        sql = (
            f"SELECT {_ENTRY} FROM ({_ALL}) AS happened WHERE {condition} "  # noqa: S608 - constants
            "ORDER BY at_utc DESC, kind, seq DESC LIMIT ?"
        )
        with self._database.snapshot() as reader:
            return [_entry(row) for row in reader.execute(sql, [*values, most])]

    def count(self, question: HistoryQuestion) -> int:
        """Return how many things happened. Not on the UI thread."""
        condition, values = _condition(question)
        with self._database.snapshot() as reader:
            (count,) = reader.execute(
                f"SELECT count(*) FROM ({_ALL}) AS happened WHERE {condition}",  # noqa: S608 - constants
                values,
            ).fetchone()
        return int(count)

    def readers(self) -> list[str]:
        """Return everybody to whom something is due, sorted. Not on the UI thread."""
        with self._database.snapshot() as reader:
            rows = reader.execute(f"SELECT DISTINCT reader FROM ({_ALL}) ORDER BY 1")  # noqa: S608 - constants
            return [row[0] for row in rows]

    def labels_at(self, at_utc: str) -> LabelsThen:
        """Return which labels held at a time, beside those of now. Not on the UI thread.

        It is what this store held then: what was said elsewhere counts from its merge on.

        Args:
            at_utc: ISO 8601 with "+00:00", as events have it.
        """
        with self._database.snapshot() as reader:
            rows = reader.execute(_THEN, (at_utc,)).fetchall()
        return LabelsThen(at_utc, tuple(_then(row) for row in rows))

    def heads(self) -> list[ChainHead]:
        """Return the last event of every chain that has one."""
        found = []
        with self._database.snapshot() as reader:
            for chain, table in CHAINS.items():
                row = reader.execute(
                    f"SELECT seq, hash FROM {table} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - constants
                ).fetchone()
                if row is not None:
                    found.append(ChainHead(chain, *row))
        return found

    def event_with(self, kept_hash: str) -> ChainHead | None:
        """Return the event that has a hash which was kept elsewhere, None where none has."""
        with self._database.snapshot() as reader:
            for chain, table in CHAINS.items():
                row = reader.execute(
                    f"SELECT seq, hash FROM {table} WHERE hash = ?",  # noqa: S608 - constants
                    (kept_hash,),
                ).fetchone()
                if row is not None:
                    return ChainHead(chain, *row)
        return None

    def rows_of(self, chain: str, up_to: int) -> Iterator[dict[str, Any]]:
        """Yield the events of a chain as they were written, the oldest first.

        Args:
            chain: One of `CHAINS`.
            up_to: Number of the last event.
        """
        sql = f"SELECT * FROM {CHAINS[chain]} WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?"  # noqa: S608 - constants
        for after in range(0, up_to, _PAGE):
            yield from self._rows(sql, (after, up_to, _PAGE))

    def foreign_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the label events of other stores as they were written there, in no order."""
        yield from self._rows("SELECT * FROM foreign_label_event ORDER BY hash", ())

    def _rows(self, sql: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        with self._database.snapshot() as reader:
            cursor = reader.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]


def _condition(question: HistoryQuestion) -> tuple[str, list[Any]]:
    parts = ["?1 IS NULL" if question.scan_id is None else _OF_SCAN]
    values: list[Any] = [question.scan_id]
    for condition, value in (
        ("kind = ?", question.happening),
        ("reader = ?", question.reader),
        ("at_utc <= ?", question.before_utc),
    ):
        if value:
            parts.append(condition)
            values.append(str(value))
    if question.text:
        parts.append(f"instr({_TEXT}, ?) > 0")
        values.append(search_text(question.text))
    return " AND ".join(parts), values


def _entry(row: Sequence[Any]) -> HistoryEntry:
    kind, at_utc, reader, scan_id, old, old_status, new, new_status, *rest = row
    deed, predicted, probability, classifier, note, is_foreign = rest
    return HistoryEntry(
        known(Happening, kind),
        at_utc,
        reader,
        None if scan_id is None else ScanId(scan_id),
        "" if old is None else str(old),
        None if old_status is None else known(ReviewStatus, old_status),
        "" if new is None else str(new),
        None if new_status is None else known(ReviewStatus, new_status),
        deed,
        None if predicted is None else Label(predicted),
        probability,
        classifier,
        note,
        bool(is_foreign),
    )


def _then(row: Sequence[Any]) -> LabelThen:
    scan_id, then, status_then, now, status_now, predicted = row
    return LabelThen(
        ScanId(scan_id),
        then,
        known(ReviewStatus, status_then),
        now,
        known(ReviewStatus, status_now),
        predicted,
    )
