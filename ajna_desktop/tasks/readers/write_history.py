"""The history of an image or of a folder as a table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.history import HistoryEntry, HistoryQuestion, LabelsThen
from ajna_desktop.domain.readers.merge_event import Conflict
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

_EVERYTHING: Final = 2**31
_AT_ONCE: Final = 500  # scans looked up at a time
_COLUMNS: Final = (
    "at_utc",
    "reader",
    "path",
    "what",
    "old",
    "old_status",
    "new",
    "new_status",
    "deed",
    "classifier",
    "predicted",
    "probability",
    "note",
    "from_another_store",
)
_CONFLICT_COLUMNS: Final = ("path", "reader", "label", "status", "at_utc", "note")
_THEN_COLUMNS: Final = (
    "path",
    "label_then",
    "status_then",
    "label_now",
    "status_now",
    "predicted_now",
)


def write_history(collection: Collection, question: HistoryQuestion, file: Path) -> int:
    """Write what happened into a CSV file, the latest first; return how many rows it has.

    Raises:
        ExportFailed: it cannot be written, or would lie among the scans.
    """
    outside(file, collection.folder)
    entries = collection.history.entries(question, most=_EVERYTHING)
    paths = paths_of(collection, [entry.scan_id for entry in entries])
    write_table(file, _COLUMNS, (_cells(entry, paths) for entry in entries))
    return len(entries)


def write_labels_then(collection: Collection, labels: LabelsThen, file: Path) -> int:
    """Write which label each scan had, and has now; errors as `write_history`."""
    outside(file, collection.folder)
    paths = paths_of(collection, [scan.scan_id for scan in labels.scans])
    write_table(file, _THEN_COLUMNS, _then_cells(labels, paths))
    return len(labels.scans)


def write_conflicts(collection: Collection, conflicts: Sequence[Conflict], file: Path) -> int:
    """Write every opinion on images about which readers differ; errors as `write_history`.

    Returns:
        The number of rows: one for each opinion.
    """
    outside(file, collection.folder)
    paths = paths_of(collection, [one for found in conflicts for one in found.scan_ids])
    rows = [
        [paths.get(found.scan_ids[0], "") if found.scan_ids else "", *_opinion(event)]
        for found in conflicts
        for event in found.opinions
    ]
    write_table(file, _CONFLICT_COLUMNS, rows)
    return len(rows)


def paths_of(collection: Collection, ids: list[ScanId | None]) -> dict[ScanId | None, str]:
    """Return the path of each scan that is still known."""
    wanted = sorted({scan_id for scan_id in ids if scan_id is not None})
    found: dict[ScanId | None, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        scans = collection.scans.scans(wanted[start : start + _AT_ONCE])
        found |= {scan.id: scan.path for scan in scans}
    return found


def _cells(entry: HistoryEntry, paths: dict[ScanId | None, str]) -> list[Cell]:
    return [
        entry.at_utc,
        entry.reader,
        paths.get(entry.scan_id, ""),
        entry.happening.value,
        entry.old,
        entry.old_status,
        entry.new,
        entry.new_status,
        entry.deed,
        entry.classifier,
        entry.predicted,
        entry.probability,
        entry.note,
        "yes" if entry.is_foreign else "",
    ]


def _opinion(event: LabelEvent) -> list[Cell]:
    return [event.reader, event.new_label, event.new_status, event.at_utc, event.note]


def _then_cells(labels: LabelsThen, paths: dict[ScanId | None, str]) -> Iterator[list[Cell]]:
    for scan in labels.scans:
        told = (scan.then, scan.status_then, scan.now, scan.status_now, scan.predicted)
        yield [paths.get(scan.scan_id, ""), *told]
