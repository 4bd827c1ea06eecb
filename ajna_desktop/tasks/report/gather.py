"""Reading what goes into a report."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from ajna_desktop.domain.column_bins import binned
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.evaluation.reliability import Reliability, reliability
from ajna_desktop.domain.evaluation.slices import Slice, slices
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.evaluation import Evaluation
from ajna_desktop.tasks.report.content import Data, ReportContent, WrongPicture
from ajna_desktop.workers.engine import Engine

_WORST: Final = 24  # pictures
_PICTURE_SIDE: Final = 360  # pixels: sharp at twice the size of its place on the page
_PAGE: Final = 2000
_MOST_VALUES: Final = 40  # of a column that is sliced by
_MOST_SLICES: Final = 8  # of a column that are told, the worst
_NAMING: Final = frozenset({"group", "folder"})  # columns that tell names
_NOT_SLICED: Final = frozenset({"label", "predicted"})
_NO_PREDICTION: Final = "no prediction: its features could not be read"


def gather_report(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    found: Evaluation,
    classifier: ClassifierBundle | None = None,
    *,
    is_anonymous: bool = False,
    seconds: float | None = None,
) -> ReportContent:
    """Read whatever a report tells besides the figures.

    Args:
        collection: The folder; there are predictions.
        engine: Makes the pictures small.
        context: For stopping.
        found: The figures, of the current predictions.
        classifier: That predicted; None: the folder's own, or one that is not at hand.
        is_anonymous: Leave out names of files, folders, patients and containers.
        seconds: What the analysis took, where it was made just now.
    """
    wrong = _wrong_ids(collection, found)
    return ReportContent(
        made_at=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        data=_data(collection, is_anonymous),
        found=found,
        images=len(found.scored),
        seconds=seconds,
        manifest=_manifest(classifier, found.run),
        reliability=_reliability(found),
        slices=list(_slices(collection, found, is_anonymous)),
        worst=list(_pictures(collection, engine, found, wrong[:_WORST], context)),
        wrong=len(wrong),
        skipped=list(_skipped(collection, context)),
        is_anonymous=is_anonymous,
    )


def _wrong_ids(collection: Collection, found: Evaluation) -> list[ScanId]:
    """Return the scans whose label and decision differ, most confident first."""
    scored = found.scored
    truth = scored.labels(curated=found.question.curated)
    is_wrong = (truth >= 0) & (truth != scored.decided(found.figures.point))
    wrong = NamedScans("errors", tuple(scored.scan_ids[is_wrong].tolist()))
    return collection.scans.ids(ScanQuery(among=wrong, order=Order.CONFIDENCE))


def _data(collection: Collection, is_anonymous: bool) -> Data:
    digests = []
    after: ScanId | int = 0
    while page := collection.scans.readable(after, _PAGE):
        after = page[-1].id
        digests += [scan.content_hash for scan in page]
    digests.sort()
    counts = collection.scans.counts()
    last = collection.labels.last_event()
    groups = collection.columns.values(Column("group", "group")).names
    return Data(
        folder="" if is_anonymous else collection.folder.name,
        splits=counts.by_split,
        groups=len(groups),
        contents=hashlib.sha256("".join(digests).encode()).hexdigest(),
        events=last.seq if last is not None else 0,
        head=last.hash if last is not None else "",
    )


def _manifest(classifier: ClassifierBundle | None, run: Run) -> list[tuple[str, str]]:
    """Return the facts about the classifier that predicted, whichever one is chosen by now."""
    if run.kind is RunKind.OUT_OF_FOLD:
        return [
            (
                "Limits",
                "It learnt from the labels of this very folder, wrong ones among them. How it "
                "fares on scans from elsewhere, these figures do not tell.",
            )
        ]
    if classifier is None or classifier.id != run.classifier_id:
        return [("Limits", "What it learnt from is not known: its bundle is not here.")]
    return [
        ("Meant for", classifier.intended_use),
        ("Fitted on", _in_words(classifier.training)),
        ("Fared there", _in_words(classifier.figures)),
        ("Source", classifier.source),
        ("Licence", classifier.licence),
        ("Limits", "Scans unlike those it was fitted on may get any answer."),
    ]


def _in_words(facts: Any) -> str:
    return "; ".join(
        f"{key.replace('_', ' ')}: {value}"
        for key, value in facts.items()
        if isinstance(value, str | int | float)
    )


def _reliability(found: Evaluation) -> Reliability | None:
    scored = found.scored
    truth = scored.labels(curated=found.question.curated)
    rows = truth >= 0
    if not rows.any():
        return None
    is_its = truth[rows] == scored.number(scored.label)
    return reliability(scored.scores[rows], is_its, scored.groups[rows].astype("int64"))


def _slices(
    collection: Collection, found: Evaluation, is_anonymous: bool
) -> Iterator[tuple[Column, Sequence[Slice]]]:
    for column in collection.columns.columns():
        if column.key in _NOT_SLICED or (is_anonymous and column.key in _NAMING):
            continue
        if is_anonymous and not column.is_built_in:
            continue  # a table may name anything
        values = binned(collection.columns.values(column))
        if len(values.names) > _MOST_VALUES:
            continue
        point, curated = found.figures.point, found.question.curated
        sliced = slices(found.scored, point, values, curated=curated)
        if len(sliced) > 1:
            yield column, sliced[:_MOST_SLICES]


def _pictures(
    collection: Collection,
    engine: Engine,
    found: Evaluation,
    scan_ids: Sequence[ScanId],
    context: TaskContext,
) -> Iterator[WrongPicture]:
    scored = found.scored
    told = scored.decided(found.figures.point)
    predictions = collection.predictions.predictions(scan_ids)
    scans = collection.scans.scans(scan_ids)
    pending = [
        engine.images.thumbnail(collection.absolute(scan), _PICTURE_SIDE) for scan in scans
    ]
    for scan, picture in zip(scans, pending, strict=True):
        try:
            jpeg = context.wait(picture).jpeg
        except AjnaError:
            jpeg = b""  # gone since it was read: the page says that there is no picture
        row = int(np.searchsorted(scored.scan_ids, scan.id))
        decided = scored.classes[told[row]]  # at this point, whatever the store predicts
        if not found.question.curated:
            scan = replace(scan, label=scan.found_label)
        yield WrongPicture(scan, replace(predictions[scan.id], decided=decided), jpeg)


def _skipped(collection: Collection, context: TaskContext) -> Iterator[tuple[str, str]]:
    ids = collection.scans.ids(ScanQuery(has_prediction=False, readable=None))
    for start in range(0, len(ids), _PAGE):
        context.check()
        for scan in collection.scans.scans(ids[start : start + _PAGE]):
            yield scan.path, scan.reason or _NO_PREDICTION
