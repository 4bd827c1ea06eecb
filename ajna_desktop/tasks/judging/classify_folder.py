"""Read a folder and judge every scan by a classifier that was made elsewhere."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.classify import apply_classifier
from ajna_desktop.tasks.judging.judged_scans import JudgedScans, metrics_of
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.workers.engine import Engine


@dataclass(frozen=True, slots=True, eq=False)
class ClassifiedFolder:
    """What was found."""

    run: Run
    tally: Tally
    metrics: dict[str, Any]  # as in metrics.json
    skipped: list[tuple[str, str]]  # (path, reason)


def classify_folder(
    collection: Collection,
    engine: Engine,
    classifier: ClassifierBundle,
    context: TaskContext,
    out: Path | None = None,
    wanted: OperatingPoint | None = None,
) -> ClassifiedFolder:
    """Judge every scan, by the classifier's own network alone.

    Args:
        collection: The folder.
        engine: Reads, describes and judges.
        classifier: Of any kind.
        context: For progress and stopping.
        out: Gets predictions.csv, skipped.csv and metrics.json, each whole or not at all; those
            that are there are replaced. None writes nothing.
        wanted: Where to decide; None: where the folder, or else the classifier, has it.

    Raises:
        BundleInvalid: the classifier's network is not installed, or damaged.
        ExportFailed: a result could not be written.
    """
    if out is not None:
        outside(out, collection.folder)
    engine.backbone_of(classifier)  # before minutes are spent on reading
    began = time.perf_counter()
    open_folder(collection, engine.images, context)
    run = apply_classifier(collection, engine, classifier, context, wanted).run
    seconds = time.perf_counter() - began
    context.step(Doing.REPORTING, 0, 1)
    judged = JudgedScans(run.labels)
    if out is None:
        judged.read(collection)
    else:
        judged.write(collection, out)
    tally = collection.predictions.tally()
    metrics = metrics_of(run, tally, judged, seconds)
    if out is not None:
        text = json.dumps(metrics, indent=2, ensure_ascii=False, allow_nan=False)
        replace_file(out / "metrics.json", f"{text}\n".encode())
    context.step(Doing.REPORTING, 1, 1)
    return ClassifiedFolder(run, tally, metrics, judged.skipped)
