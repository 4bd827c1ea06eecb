"""Compare what a column declares with what the classifier sees, by what errors cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.columns import Column, ColumnValues
from ajna_desktop.domain.curating.declared import (
    Cost,
    DeclaredQueue,
    Meaning,
    cost_table,
    declared_queue,
)
from ajna_desktop.domain.errors import NothingToReport
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import ReviewStatus, ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

_NOT_DECLARED: Final = frozenset({"predicted", "status", "format", "size", "bits"})
_STATUS: Final = Column("status", "review", is_built_in=True)
_HEADER: Final = (
    "rank",
    "path",
    "declared",
    "seen_as",
    "probability_seen",
    "probability_wrong",
    "expected_loss",
    "remaining_loss_after",
    "label",
    "status",
)
_PAGE: Final = 2000  # scans looked up at a time


@dataclass(frozen=True, slots=True)
class Declaration:
    """Where it is told what scans should show, and what being wrong costs.

    `meaning` says which class a value stands for; values that are not in it have none.
    """

    column: Column
    meaning: Meaning
    costs: tuple[Cost, ...] = ()


def declarable(collection: Collection) -> list[Column]:
    """Return the columns that can declare something: not what was measured or believed."""
    return [one for one in collection.columns.columns() if one.key not in _NOT_DECLARED]


def values_declared(collection: Collection, column: Column) -> list[tuple[str, int]]:
    """Return the values of a column and how many scans have each, the commonest first."""
    values = collection.columns.values(column)
    counts = np.bincount(values.codes[values.codes >= 0], minlength=len(values.names))
    order = np.argsort(-counts, kind="stable")
    return [(values.names[place], int(counts[place])) for place in order]


def compare_declared(
    collection: Collection, declaration: Declaration
) -> tuple[DeclaredQueue, Run]:
    """Return the scans that nobody has reviewed yet by expected loss, and whose word it is.

    Raises:
        NothingToReport: there are no predictions.
    """
    said = collection.predictions.probabilities()
    if said is None:
        raise NothingToReport("There are no predictions yet that a declaration could meet.")
    labels = said.run.labels
    values = collection.columns.values(declaration.column)
    declared = _places(values, declaration.meaning, labels)
    status = collection.columns.values(_STATUS)
    unreviewed = _code(status, ReviewStatus.UNREVIEWED.value)
    is_reviewed = status.of(values.scan_ids) != unreviewed
    is_judged = np.isin(values.scan_ids, said.scan_ids)
    has_value, has_meaning = values.codes >= 0, declared >= 0
    is_listed = has_meaning & is_judged & ~is_reviewed
    ids = values.scan_ids[is_listed]
    rows = np.searchsorted(said.scan_ids, ids)
    queue = declared_queue(
        labels,
        ids,
        declared[is_listed],
        said.shown[rows],
        cost_table(declaration.costs, labels),
    )
    return (
        replace(
            queue,
            without_value=int((~has_value).sum()),
            without_meaning=int((has_value & ~has_meaning).sum()),
            without_prediction=int((has_meaning & ~is_judged).sum()),
            reviewed=int((has_meaning & is_judged & is_reviewed).sum()),
        ),
        said.run,
    )


def export_declared(collection: Collection, queue: DeclaredQueue, place: Path) -> Path:
    """Write one row a scan, the dearest first, and return where.

    Raises:
        ExportFailed: the file would lie among the scans, or cannot be written.
    """
    outside(place, collection.folder)
    write_table(place, _HEADER, _rows(collection, queue), for_spreadsheets=True)
    return place


def _rows(collection: Collection, queue: DeclaredQueue) -> Iterable[Sequence[Cell]]:
    remaining = queue.remaining
    for start in range(0, len(queue.scan_ids), _PAGE):
        ids = [ScanId(one) for one in queue.scan_ids[start : start + _PAGE].tolist()]
        scans = {scan.id: scan for scan in collection.scans.scans(ids)}
        for place, scan_id in enumerate(ids, start):
            scan = scans.get(scan_id)
            if scan is None:
                continue
            yield (
                place + 1,
                scan.path,
                queue.labels[queue.declared[place]],
                queue.labels[queue.actual[place]],
                round(float(queue.actual_chances[place]), 6),
                round(float(queue.wrong_chances[place]), 6),
                round(float(queue.losses[place]), 6),
                round(float(remaining[place + 1]), 6),
                scan.label,
                scan.status.value,
            )


def _places(
    values: ColumnValues, meaning: Meaning, labels: Sequence[str]
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return the class that each scan is declared as, (N,); −1 for none."""
    number = {label: place for place, label in enumerate(labels)}
    of_value = [number.get(meaning.get(name, ""), -1) for name in values.names]
    return np.array([*of_value, -1], np.int64)[values.codes]


def _code(values: ColumnValues, name: str) -> int:
    return values.names.index(name) if name in values.names else -2
