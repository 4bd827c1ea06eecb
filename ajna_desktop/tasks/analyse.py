"""The whole chain: read a folder, describe, judge, and write down what was found."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import numpy as np

import ajna_desktop
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.roc import area_under_roc
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.learning.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.atomic_file import outside, replace_file
from ajna_desktop.tasks.build_index import build_index
from ajna_desktop.tasks.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.export import prediction_cells
from ajna_desktop.tasks.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.report_html import ReportContent, WrongPicture, report_page
from ajna_desktop.tasks.safe_csv import Cell, write_table
from ajna_desktop.workers.engine import Engine

_WORST: Final = 24  # pictures in the report
_PICTURE_SIDE: Final = 360  # pixels: sharp at twice the size of its place on the page
_NO_PREDICTION: Final = "no prediction: its features could not be read"
_NOT_COMPARED: Final = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was found, and where it was written."""

    run: Run
    tally: Tally
    metrics: dict[str, Any]  # as in metrics.json
    skipped: list[tuple[str, str]]  # (path, reason)
    report: Path


@dataclass(slots=True)
class _Gathered:
    """What one pass over all scans gives, besides the rows of the table."""

    labels: tuple[Label, ...]  # of the classifier
    images: int = 0  # with a prediction
    skipped: list[tuple[str, str]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)  # probability of the second class
    truths: list[Label] = field(default_factory=list)

    def table(self, collection: Collection) -> Iterator[list[Cell]]:
        """Yield a row for each scan with a prediction, and take note of all."""
        for scan, prediction in chain.from_iterable(collection.predictions.table()):
            if prediction is None:
                self.skipped.append((scan.path, scan.reason or _NO_PREDICTION))
                continue
            self.images += 1
            if scan.label is not None and scan.status not in _NOT_COMPARED:
                self.scores.append(prediction.probabilities[self.labels[-1]])
                self.truths.append(scan.label)
            cells = prediction_cells(prediction, self.labels)
            yield [scan.path, scan.split, scan.label, *cells]

    def auc(self) -> float | None:
        """Return the area under the ROC curve; None unless there are two classes in all."""
        if len(self.labels) != 2 or not set(self.truths) <= set(self.labels):
            return None
        is_second = np.array([truth == self.labels[1] for truth in self.truths], np.bool_)
        return area_under_roc(np.array(self.scores), is_second)


def analyse(
    collection: Collection,
    engine: Engine,
    out: Path,
    context: TaskContext,
    classifier: ClassifierBundle | None = None,
) -> Analysis:
    """Read the folder, judge every scan and write predictions, figures and the report.

    `out` gets predictions.csv, metrics.json, skipped.csv and report.html, each whole or not at
    all; those of an earlier analysis are replaced. The neighbour index is built as well, so
    that the folder is ready for whatever comes next.

    Args:
        collection: The folder.
        engine: Reads, describes and judges.
        out: Where to write; never among the scans.
        context: For progress and stopping.
        classifier: Judges every scan. None: each is judged out of fold by what the labels of
            the folder teach.

    Raises:
        NothingToLearn: no classifier was given and the folder teaches none.
        ExportFailed: a result could not be written.
    """
    outside(out, collection.folder)
    began = time.perf_counter()
    open_folder(collection, engine.images, context)
    extract_features(collection, engine.inference, context)
    if classifier is None:
        judge_out_of_fold(collection, engine, context)
    else:
        apply_classifier(collection, engine, classifier, context)
    build_index(collection, engine, context)
    seconds = time.perf_counter() - began
    return _write_down(collection, engine, out, context, classifier, seconds)


def _write_down(
    collection: Collection,
    engine: Engine,
    out: Path,
    context: TaskContext,
    classifier: ClassifierBundle | None,
    seconds: float,
) -> Analysis:
    context.step(Doing.REPORTING, 0, 4)
    run = collection.predictions.current_run()
    assert run is not None  # it was saved a moment ago, and nobody else may write
    gathered = _Gathered(run.labels)
    write_table(
        out / "predictions.csv",
        ["path", "split", "label", "predicted", *(f"p_{label}" for label in run.labels)],
        gathered.table(collection),
    )
    tally, auc = collection.predictions.tally(), gathered.auc()
    context.step(Doing.REPORTING, 1, 4)
    write_table(out / "skipped.csv", ["path", "reason"], gathered.skipped)
    context.step(Doing.REPORTING, 2, 4)
    metrics = _metrics(run, tally, gathered, auc, seconds)
    text = json.dumps(metrics, indent=2, ensure_ascii=False, allow_nan=False)
    replace_file(out / "metrics.json", f"{text}\n".encode())
    context.step(Doing.REPORTING, 3, 4)
    content = ReportContent(
        folder=collection.folder.name,
        made_at=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        run=run,
        tally=tally,
        auc=auc,
        images=gathered.images,
        seconds=seconds,
        limits=_limits(classifier),
        worst=list(_worst(collection, engine, context)),
        wrong=collection.scans.count(ERRORS.but(judged=True)),
        skipped=gathered.skipped,
    )
    replace_file(out / "report.html", report_page(content).encode())
    context.step(Doing.REPORTING, 4, 4)
    return Analysis(run, tally, metrics, gathered.skipped, out / "report.html")


def _metrics(
    run: Run, tally: Tally, gathered: _Gathered, auc: float | None, seconds: float
) -> dict[str, Any]:
    """Return what goes into metrics.json; figures that nothing was compared for are null."""
    matrix = tally.matrix
    has_any = matrix.total > 0
    return {
        "n": gathered.images,
        "skipped": len(gathered.skipped),
        "compared": matrix.total,
        "unlabelled": tally.unlabelled,
        "unpredicted": tally.unpredicted,
        "ambiguous": tally.ambiguous,
        "bad_images": tally.bad_images,
        "unreadable": tally.unreadable,
        "accuracy": matrix.accuracy if has_any else None,
        "balanced_accuracy": matrix.balanced_accuracy if has_any else None,
        "auc": auc,
        "per_class": {
            one.label: {
                "precision": one.precision,
                "recall": one.recall,
                "f1": one.f1,
                "support": one.support,
            }
            for one in (matrix.per_class() if has_any else ())
        },
        "confusion": {"labels": list(matrix.labels), "counts": matrix.counts.tolist()},
        "seconds": round(seconds, 3),
        "images_per_second": round(gathered.images / seconds, 2),
        "device": run.device,
        "classifier": run.classifier,
        "classifier_id": run.classifier_id,
        "judged": run.kind.value,
        "backbone": run.backbone,
        "program_version": ajna_desktop.__version__,
    }


def _limits(classifier: ClassifierBundle | None) -> list[tuple[str, str]]:
    if classifier is None:
        return [
            (
                "Limits",
                "It learnt from the labels of this very folder, wrong ones among them. How it "
                "fares on scans from elsewhere, these figures do not tell. Probabilities are "
                "not calibrated.",
            )
        ]
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
        if not isinstance(value, dict)
    )


def _worst(
    collection: Collection, engine: Engine, context: TaskContext
) -> Iterator[WrongPicture]:
    """Yield the scans whose label and prediction differ most confidently, as pictures."""
    scan_ids = list(islice(collection.scans.ids(ERRORS.but(judged=True)), _WORST))
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
        yield WrongPicture(scan, predictions[scan.id], jpeg)
