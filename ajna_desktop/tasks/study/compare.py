"""Two or more finished classifiers, judged on the same scans of a folder."""

from collections.abc import Sequence
from pathlib import Path

import ajna_desktop
from ajna_desktop.domain.comparison import Comparison
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import now_utc
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import can_write, outside
from ajna_desktop.tasks.study.given import given_plan, judge_given
from ajna_desktop.tasks.study.kept import fingerprint
from ajna_desktop.tasks.study.scans import described_study_scans
from ajna_desktop.tasks.study.writing import Study, write_study
from ajna_desktop.workers.engine import Engine


def compare_classifiers(
    collection: Collection,
    engine: Engine,
    out: Path,
    classifiers: Sequence[ClassifierBundle],
    context: TaskContext,
    *,
    split: Split | None = None,
    seed: int = 0,
) -> Study:
    """Judge the labelled scans of a folder by each classifier, and write how they compare.

    `out` gets the files of a study. A classifier that learnt from some of these scans looks
    better than it is: the program cannot know.

    Args:
        collection: The folder.
        engine: Reads and judges.
        out: Where to write; never among the scans.
        classifiers: Which, each once.
        context: For progress and stopping.
        split: Judge the scans of this split alone.
        seed: Of the intervals, and of splits where the folder has none.

    Raises:
        NothingToLearn: too few labels or groups in the folder.
        BundleInvalid: the network of a classifier is not there.
        ExportFailed: a result could not be written.
    """
    outside(out, collection.folder)
    can_write(out)
    open_folder(collection, engine.images, context)
    extract_features(collection, engine.inference, context)
    scans = described_study_scans(collection, engine.inference, resample=False, seed=seed)
    rows = range(len(scans.every.paths)) if split is None else scans.rows(split)
    judging = scans.judging(rows)
    finished = []
    for done, plan in enumerate(map(given_plan, classifiers)):
        context.step(Doing.COMPARING, done, len(classifiers))
        digest = fingerprint(plan, scans)
        finished.append(
            judge_given(collection, engine, out, plan, judging, digest, seed, context)
        )
    comparison = Comparison(
        folder=collection.folder.name,
        made_at_utc=now_utc(),
        program_version=ajna_desktop.__version__,
        seed=seed,
        labels=scans.kinds,
        splits=scans.judged_counts(rows),
    )
    return write_study(collection, engine, out, comparison, judging, finished, context)
