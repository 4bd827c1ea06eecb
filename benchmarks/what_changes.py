"""How soon a refit after a relabelling is there, beside the plain way, and whether it is right.

    PYTHONPATH=. python benchmarks/what_changes.py FOLDER

FOLDER has labels. First the whole task as the program does it, on features that were read
before: from the question to matrix, flips and figures on the part held out. Then the fits
alone: those of a refit (five folds, one on all, two without the part held out) against the
plain way, six fits by scikit-learn, on the features of FOLDER and on 20,000 made of them with
noise. "Off" is how many predictions flip otherwise than in fits taken to the very bottom.

The fits are timed by the processor and the task by the clock, which depends on what else the
machine does; ratios of one run can be compared with those of others.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.learning.fitting import fit_together
from ajna_desktop.learning.fitting.fit_head import blas_threads, fit_rows
from ajna_desktop.learning.fitting.fit_together import Factored, Taught
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.what_changes import accept, what_changes
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.judging.classify import judge_out_of_fold, taught_by
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.engine import Engine

LARGE: Final = 20_000  # images
RELABELLED: Final = (1, 20, 0.05)  # images, or a share of them
REPEATS: Final = 3
BOTTOM: Final = 1e-6  # slope

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        features, labels, groups = _whole_task(folder, UserFolders.below(Path(place)))
    _fits(features, labels, groups)
    random = np.random.default_rng(0)
    times = -(-LARGE // len(labels))
    noise = 0.05 * features.std(axis=0)
    made = [features + random.normal(0, noise, features.shape) for _ in range(times)]
    more = [f"{group} {time}" for time in range(times) for group in groups]
    large = np.concatenate(made).astype(np.float32)[:LARGE]
    _fits(large, (labels * times)[:LARGE], more[:LARGE])


def _whole_task(folder: Path, users: UserFolders) -> tuple[Floats, list[Label], list[str]]:
    collection, engine = Collection.open(folder, users, "benchmark"), Engine(users)
    try:
        open_folder(collection, engine.images, TaskContext())
        extract_features(collection, engine.inference, TaskContext())
        judge_out_of_fold(collection, engine, TaskContext())
        scans = described_scans(collection, engine.inference)
        taught = taught_by(collection, scans)
        print(f"{len(taught.labels):,} labelled images of {len(set(taught.labels))} classes")
        random = np.random.default_rng(0)
        for wanted in RELABELLED:
            count = _count(wanted, len(taught.labels))
            _relabel(collection, taught.labels, scans.scan_ids[taught.numbers], count, random)
            found = what_changes(collection, engine, TaskContext())
            began = time.perf_counter()
            accept(collection, found, TaskContext())
            took = time.perf_counter() - began
            print(
                f"{count:6} relabelled: question to answer {found.seconds:.2f} s, the fits "
                f"{found.fitting:.2f} s, flipped {len(found.scans.flipped)}; accepting "
                f"(writing every prediction) {took:.2f} s"
            )
        cache = collection.features(
            engine.inference.backbone_id, engine.inference.feature_width
        )
        hashes = [scans.hashes[number] for number in taught.numbers]
        return cache.features(hashes).astype(np.float32), taught.labels, taught.groups
    finally:
        engine.close()
        collection.close()


def _relabel(
    collection: Collection,
    labels: list[Label],
    ids: Numbers,
    count: int,
    random: np.random.Generator,
) -> None:
    kinds = sorted(set(labels))
    chosen = random.choice(len(labels), count, replace=False).tolist()
    collection.labels.decide(
        {
            ScanId(int(ids[row])): Decision(
                kinds[(kinds.index(labels[row]) + 1) % len(kinds)], ReviewStatus.RELABELLED
            )
            for row in chosen
        }
    )


def _fits(features: Floats, labels: list[Label], groups: list[str]) -> None:
    kinds = tuple(sorted(set(labels)))
    classes = np.array([kinds.index(label) for label in labels])
    folds = assign_folds(labels, groups)
    every = np.ones(len(labels), np.bool_)
    learnt = [*(folds != fold for fold in range(5)), every]
    random = np.random.default_rng(1)
    with blas_threads(len(labels), len(kinds)):
        began = time.perf_counter()
        images = Factored.of(features)
        factored = time.perf_counter() - began
        print(f"{features.shape}: factored once in {factored:.2f} s")
        before = _decisions(images, classes, learnt, folds, kinds)
        at_bottom = _at_bottom(lambda: _decisions(images, classes, learnt, folds, kinds))
        plain = _seconds(lambda: [fit_rows(features, classes, kinds, rows) for rows in learnt])
        for wanted in RELABELLED:
            count = _count(wanted, len(labels))
            now = classes.copy()
            chosen = random.choice(len(labels), count, replace=False)
            now[chosen] = (now[chosen] + 1) % len(kinds)
            lessons = [Taught(now, rows) for rows in learnt]
            lessons += [Taught(now, learnt[0]), Taught(classes, learnt[0])]
            refit = _seconds(partial(fit_together.fit_together, images, lessons, kinds))
            after = _decisions(images, now, learnt, folds, kinds)
            truly = _at_bottom(partial(_decisions, images, now, learnt, folds, kinds))
            noise = np.count_nonzero((before != after) != (at_bottom != truly))
            print(
                f"{count:6} relabelled: eight fits {refit:.2f} s; six by scikit-learn "
                f"{plain:.2f} s ({plain / refit:.1f} times as long); flipped "
                f"{np.count_nonzero(before != after)}, off {noise}"
            )


def _decisions(
    images: Factored,
    classes: Numbers,
    learnt: list[npt.NDArray[np.bool_]],
    folds: Numbers,
    kinds: tuple[Label, ...],
) -> Numbers:
    lessons = [Taught(classes, rows) for rows in learnt]
    fitted = fit_together.fit_together(images, lessons, kinds)
    answers: Numbers = fitted.probabilities[folds, np.arange(len(classes))].argmax(axis=1)
    return answers


def _at_bottom(work: Callable[[], Numbers]) -> Numbers:
    usual = fit_together._SLOPE, fit_together._SLOPE_OF_MORE
    fit_together._SLOPE = fit_together._SLOPE_OF_MORE = BOTTOM  # type: ignore[misc]
    try:
        return work()
    finally:
        fit_together._SLOPE, fit_together._SLOPE_OF_MORE = usual  # type: ignore[misc]


def _seconds(work: Callable[[], Any]) -> float:
    """Return processor time: each of these runs on one core."""
    taken = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def _count(wanted: float, of: int) -> int:
    return round(wanted * of) if wanted < 1 else int(wanted)


if __name__ == "__main__":
    main()
