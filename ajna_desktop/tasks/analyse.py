"""The whole chain: read a folder, describe, judge, and write down what was found."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.evaluation.evaluate import evaluate_predictions
from ajna_desktop.tasks.evaluation.evaluation import Question
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.judged_scans import JudgedScans, metrics_of
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.report.gather import gather_report
from ajna_desktop.tasks.report.report import write_page
from ajna_desktop.tasks.report.sections import document_of
from ajna_desktop.workers.engine import Engine


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
    figures = evaluate_predictions(collection, Question())
    content = gather_report(collection, engine, context, figures, classifier, seconds=seconds)
    write_page(collection, document_of(content), out / "report.html")
    context.step(Doing.REPORTING, 4, 4)
    return Analysis(run, tally, metrics, judged.skipped, out / "report.html")
