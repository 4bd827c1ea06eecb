"""The whole chain: read a folder, describe, judge, and write down what was found."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.judged_scans import JudgedScans, metrics_of
from ajna_desktop.tasks.judging.report_html import ReportContent, WrongPicture, report_page
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.workers.engine import Engine

_WORST: Final = 24  # pictures in the report
_PICTURE_SIDE: Final = 360  # pixels: sharp at twice the size of its place on the page


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was found, and where it was written."""

    run: Run
    tally: Tally
    metrics: dict[str, Any]  # as in metrics.json
    skipped: list[tuple[str, str]]  # (path, reason)
    report: Path


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
        BundleInvalid: the classifier's network is not installed, or damaged.
        ExportFailed: a result could not be written.
    """
    outside(out, collection.folder)
    if classifier is not None:
        engine.backbone_of(classifier)  # before minutes are spent on reading
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
    judged = JudgedScans(run.labels)
    judged.write(collection, out)
    tally = collection.predictions.tally()
    context.step(Doing.REPORTING, 2, 4)
    metrics = metrics_of(run, tally, judged, seconds)
    text = json.dumps(metrics, indent=2, ensure_ascii=False, allow_nan=False)
    replace_file(out / "metrics.json", f"{text}\n".encode())
    context.step(Doing.REPORTING, 3, 4)
    content = ReportContent(
        folder=collection.folder.name,
        made_at=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        run=run,
        tally=tally,
        auc=judged.auc(),
        images=judged.images,
        seconds=seconds,
        limits=_limits(classifier, run),
        worst=list(_worst(collection, engine, context)),
        wrong=collection.scans.count(ERRORS.but(judged=True)),
        skipped=judged.skipped,
    )
    replace_file(out / "report.html", report_page(content).encode())
    context.step(Doing.REPORTING, 4, 4)
    return Analysis(run, tally, metrics, judged.skipped, out / "report.html")


def _limits(classifier: ClassifierBundle | None, run: Run) -> list[tuple[str, str]]:
    calibrated = "not calibrated."
    if run.calibration is not None:
        calibrated = f"calibrated ({run.calibration.in_words()})."
    if classifier is None:
        return [
            (
                "Limits",
                "It learnt from the labels of this very folder, wrong ones among them. How it "
                "fares on scans from elsewhere, these figures do not tell. Probabilities are "
                f"{calibrated}",
            )
        ]
    return [
        ("Meant for", classifier.intended_use),
        ("Fitted on", _in_words(classifier.training)),
        ("Fared there", _in_words(classifier.figures)),
        ("Source", classifier.source),
        ("Licence", classifier.licence),
        (
            "Limits",
            "Scans unlike those it was fitted on may get any answer. Probabilities are "
            f"{calibrated}",
        ),
    ]


def _in_words(facts: Any) -> str:
    return "; ".join(
        f"{key.replace('_', ' ')}: {value}"
        for key, value in facts.items()
        if isinstance(value, str | int | float)
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
