"""Whether probabilities are right before and after calibration, and what sets promise.

    python benchmarks/calibration.py FOLDER [--strange FOLDER]

FOLDER has one folder a class. Every figure is out of fold, groups kept together. `--strange`
names a folder of images of another kind, of which it prints how many are found to be unlike
anything learnt; half of the groups of FOLDER are what was learnt, the other half tells how
many are found so by mistake.
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from sklearn.metrics import log_loss

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.evaluation.prediction_sets import (
    UNLIKE_UP_TO,
    coverage,
    cross_conformal,
)
from ajna_desktop.domain.evaluation.reliability import reliability
from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.learning.fitting.fit_calibration import cross_calibrate
from ajna_desktop.learning.fitting.out_of_fold import judge
from ajna_desktop.paths import models
from ajna_desktop.search.contents import keys_of
from ajna_desktop.search.novelty import novelty
from ajna_desktop.search.unit_rows import UnitRows
from ajna_desktop.workers.inference import InferenceEngine

LEVELS = (0.8, 0.9, 0.95, 0.99)


def main() -> None:
    """Print one line for each way to calibrate, each level, and what is unlike."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strange", type=Path)
    chosen = parser.parse_args()
    described, labels, groups = _described(chosen.folder)
    features = np.stack([one.average for one in described]).astype(np.float32)
    judged = judge(features, labels, groups)
    classes = np.array([judged.labels.index(label) for label in labels])
    numbers = np.unique(groups, return_inverse=True)[1]
    shown = {"not calibrated": judged.probabilities}
    for method in CalibrationMethod:
        began = time.perf_counter()
        try:
            done = cross_calibrate(method, judged.probabilities, classes, judged.folds)
        except NothingToLearn as reason:
            print(f"{method}: {reason}")
            continue
        name = f"{done.calibration.in_words()}, {time.perf_counter() - began:.2f} s"
        shown[name] = done.probabilities
    for name, probabilities in shown.items():
        _tell_reliability(name, probabilities, classes, numbers)
    _tell_sets(judged.labels, judged.probabilities, classes, numbers, judged.folds)
    if chosen.strange:
        _tell_unlike(described, numbers, _described(chosen.strange)[0])


def _tell_reliability(
    name: str, probabilities: np.ndarray, classes: np.ndarray, groups: np.ndarray
) -> None:
    rows, decided = np.arange(len(classes)), probabilities.argmax(axis=1)
    found = reliability(probabilities[rows, decided], decided == classes, groups)
    whole = probabilities.astype(float)
    whole /= whole.sum(axis=1, keepdims=True)  # float32 sums to one but nearly
    loss = log_loss(classes, whole, labels=range(probabilities.shape[1]))
    print(
        f"{name}: ECE {found.error:.4f} (by chance up to {found.by_chance:.4f}), "
        f"Brier {found.brier.value:.4f}, log loss {loss:.4f}"
    )


def _tell_sets(
    labels: tuple[Label, ...],
    probabilities: np.ndarray,
    classes: np.ndarray,
    groups: np.ndarray,
    folds: np.ndarray,
) -> None:
    decided = probabilities.argmax(axis=1)
    for per_class in (False, True):
        values = cross_conformal(probabilities, classes, folds, per_class)
        for level in LEVELS:
            every, *each = coverage(labels, values, decided, classes, groups, level)
            least = min(each, key=lambda one: one.covered.value)
            right = every.right_when_sure
            whom = "of each class" if per_class else "on the whole"
            print(
                f"sets right for {level:.0%} {whom}: "
                f"covered {every.covered.value:.3f}, least {least.covered.value:.3f} "
                f"({least.label}), sure {every.sure / every.scans:.3f}"
                + (f", right when sure {right.value:.4f}" if right else "")
            )


def _tell_unlike(
    described: list[Described], groups: np.ndarray, strange: list[Described]
) -> None:
    every = [*described, *strange]
    matrix = np.stack([one.average for one in every]).astype(np.float16)
    drawn = np.random.default_rng(0).permutation(int(groups.max()) + 1)
    is_learnt = np.zeros(len(every), np.bool_)
    is_learnt[: len(described)] = drawn[groups] % 2 == 0
    numbers = np.concatenate([groups, groups.max() + 1 + np.arange(len(strange))])
    keys = keys_of([one.content_hash for one in every])
    rows = UnitRows(matrix, np.arange(len(every)))
    began = time.perf_counter()
    found = novelty(rows, keys, numbers, is_learnt, lambda done: None)
    seconds = time.perf_counter() - began
    is_unlike = found.p_values <= UNLIKE_UP_TO
    like = ~is_learnt[: len(described)]
    print(
        f"unlike {found.learnt} learnt contents: {is_unlike[len(described) :].mean():.3f} of "
        f"{len(strange)} strange images, {is_unlike[: len(described)][like].mean():.4f} of "
        f"{like.sum()} of the same kind; {len(every) / seconds:.0f} images a second"
    )


def _described(folder: Path) -> tuple[list[Described], list[Label], list[str]]:
    names = [str(path.relative_to(folder)) for path in sorted(folder.glob("*/*"))]
    files = [FileToRead(ScanId(i), str(folder / name)) for i, name in enumerate(names)]
    with tempfile.TemporaryDirectory() as cache:
        engine = InferenceEngine(models() / "efficientnet_lite0", Path(cache))
        answers = list(engine.describe(files, lambda: True))
        engine.close()
    described = sorted(
        (answer for answer in answers if isinstance(answer, Described)),
        key=lambda answer: answer.scan_id,
    )
    told = [told_by_path(names[one.scan_id]) for one in described]
    labels = [one.label or Label("none") for one in told]
    groups = [
        one.group or image.content_hash for one, image in zip(told, described, strict=True)
    ]
    return described, labels, groups


if __name__ == "__main__":
    main()
