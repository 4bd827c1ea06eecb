"""Predictions that another program made: read from a table, shown and judged like our own."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import LabelInvalid, TableUnreadable
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ScanId, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.named_scans import NamedScans
from ajna_desktop.tasks.importing.records import Records, Row, refusal_of_cells

_PAGE: Final = 2000
_MOST_REASONS: Final = 1000
_PREFIX: Final = "p_"  # of the columns that this program exports
_TOLERANCE: Final = 0.01  # by which the probabilities of a scan may miss 1: they were rounded
_ELSEWHERE: Final = "another program"


@dataclass(frozen=True, slots=True)
class PredictionsFound:
    """What a table says of the scans; nothing was changed yet."""

    file: Path
    key: str
    matched_by: str
    labels: tuple[Label, ...]  # the columns of the probabilities
    rows: int
    probabilities: dict[ScanId, tuple[float, ...]]
    refused_rows: int
    refused: tuple[tuple[int, str], ...]  # (line, reason), the first thousand


def find_predictions(
    collection: Collection, table: Path, context: TaskContext, key: str | None = None
) -> PredictionsFound:
    """Read a table with one column `p_<label>` a class, as this program exports them.

    The probabilities of a scan must be in [0, 1] and add up to one; they are shown as they
    are, and nothing is known about how far they can be trusted.

    Raises:
        TableUnreadable: it is no such table, or names no scan.
    """
    read = Records.of(table)
    columns = {
        place: title[len(_PREFIX) :]
        for place, title in enumerate(read.heading)
        if title.startswith(_PREFIX)
    }
    labels = _labels(columns.values())
    named = NamedScans.of(collection, context)
    column, way = named.best(read.heading, read.sample, key)
    found: dict[ScanId, tuple[float, ...]] = {}
    refused: list[tuple[int, str]] = []
    rows = refused_rows = 0
    for line, row in read.rows():
        if rows % _PAGE == 0:
            context.step(Doing.MATCHING, rows)
        rows += 1
        reason, shares = _shares((line, row), len(read.heading), list(columns))
        reason = reason or named.refusal(way, row[column], way == "content hash")
        if not reason and any(one in found for one in named.meant(way, row[column])):
            reason = "an earlier row names the same scan"
        if reason:
            refused_rows += 1
            if len(refused) < _MOST_REASONS:
                refused.append((line, reason))
        else:
            found.update((one, shares) for one in named.meant(way, row[column]))
    context.step(Doing.MATCHING, rows, rows)
    return PredictionsFound(
        table, read.heading[column], way, labels, rows, found, refused_rows, tuple(refused)
    )


def take_predictions(collection: Collection, found: PredictionsFound) -> Changes:
    """Make these the current predictions, until a classifier of this program judges again."""
    ids = np.array(sorted(found.probabilities), np.int64)
    shares = np.array([found.probabilities[ScanId(one)] for one in ids.tolist()], np.float32)
    digest = hashlib.sha256(shares.tobytes() + ids.tobytes()).hexdigest()[:16]
    run = Run(
        classifier=displayable(found.file.name),
        classifier_id=f"imported-{digest}",
        kind=RunKind.IMPORTED,
        labels=found.labels,
        backbone="",
        made_at_utc=datetime.now(UTC).isoformat(timespec="microseconds"),
        device=_ELSEWHERE,
        seconds=0.0,
    )
    return collection.predictions.replace(run, ids, shares.reshape(len(ids), -1))


def _labels(titles: Iterable[str]) -> tuple[Label, ...]:
    try:
        labels = tuple(as_label(title) for title in titles)
    except LabelInvalid as error:
        raise TableUnreadable(
            f"A column of probabilities has no usable name: {error}"
        ) from error
    if len(labels) < 2:
        raise TableUnreadable(
            f"Predictions need one column of probabilities for each class, called "
            f"“{_PREFIX}” and its name, such as “{_PREFIX}empty” and “{_PREFIX}loaded”."
        )
    return labels


def _shares(row: Row, width: int, columns: list[int]) -> tuple[str, tuple[float, ...]]:
    """Return why a row is refused ("" if it is not), and its probabilities."""
    _, cells = row
    if reason := refusal_of_cells(cells, width):
        return reason, ()
    try:
        shares = tuple(float(cells[column].strip()) for column in columns)
    except ValueError:
        return "one of its probabilities is no number", ()
    if not all(math.isfinite(share) and 0 <= share <= 1 for share in shares):
        return "one of its probabilities is not in 0 to 1", ()
    total = sum(shares)
    if abs(total - 1) > _TOLERANCE:
        return f"its probabilities add up to {total:.3g} instead of 1", ()
    return "", shares
