"""How well wrong labels are found: labels of a folder are made wrong, and looked for.

    python benchmarks/suspects.py FOLDER [--seeds N] [--rates 1 5] [--cache FOLDER] [--whole]

FOLDER has one folder a class. A share of the labels is made wrong: by chance; with three
classes or more also towards the class that looks most alike; with --whole also those of whole
patients or containers at once. In the same run, on features of the ImageNet network, labels are
judged by

- the program;
- the program's two judges, without what it knows of a scan's patient or container;
- plain confidence: logistic regression out of fold, the least probable label first (which is
  how cleanlab's `get_label_quality_scores` ranks by default);
- cleanlab's `normalized_margin` on the same probabilities, and its `find_label_issues`, which
  gives a list instead of an order.

Printed, as means over the seeds with the worst in brackets: average precision; the share of the
wrong labels among the first n, n being their number; and among the first 2 n. Wrong labels that
FOLDER brought along count as false alarms.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from cleanlab.filter import find_label_issues
from cleanlab.rank import get_label_quality_scores
from sklearn.metrics import average_precision_score

from ajna_desktop.domain.curating.suspects import EstimatedWrong
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.out_of_fold import judge
from ajna_desktop.learning.suspects.judge_folder import Labelled, judge_folder
from ajna_desktop.learning.suspects.judge_labels import Prepared
from ajna_desktop.learning.suspects.signals import Signals, margin
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.engine import Engine

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

# (at random, on the radiographs): average precision, and share found among the first 2 n.
TARGETS: Final = {1.0: (0.88, 0.93), 5.0: (0.95, 0.98)}


@dataclass(frozen=True, eq=False)
class Folder:
    """The labelled images of a folder."""

    average: Floats
    maximum: Floats
    classes: Numbers
    groups: Numbers
    contents: Numbers

    @property
    def count(self) -> int:
        """Number of classes."""
        return int(self.classes.max()) + 1


def main() -> None:
    """Print a table for each way to make labels wrong and each share of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--rates", type=float, nargs="+", default=[1, 2.5, 5, 10])
    parser.add_argument("--cache", type=Path, help="kept, so that features are read once")
    parser.add_argument("--whole", action="store_true", help="groups made wrong as wholes, too")
    chosen = parser.parse_args()
    folder = _read(chosen.folder, chosen.cache)
    prepared = Prepared.of(folder.average.copy(), folder.maximum.copy())
    groups = len(np.unique(folder.groups))
    print(f"{len(folder.classes)} images, {folder.count} classes, {groups} groups")
    ways = {"at random": _at_random}
    if folder.count > 2:
        ways["to the most similar class"] = _to_similar(folder)
    if chosen.whole:
        ways["whole groups"] = _whole_groups
    for name, change in ways.items():
        for rate in chosen.rates:
            seeds = range(chosen.first_seed, chosen.first_seed + chosen.seeds)
            _tell(name, rate, [_run(folder, prepared, change, rate, seed) for seed in seeds])


@dataclass(frozen=True)
class Run:
    """What came of one seed."""

    wrong: Mask
    orders: dict[str, npt.NDArray[np.floating]]  # the higher, the more suspicious
    seconds: dict[str, float]
    listed: Mask  # by cleanlab's filter
    odds: npt.NDArray[np.float64]
    spread: float


def _run(folder: Folder, prepared: Prepared, change: "Change", rate: float, seed: int) -> Run:
    classes = change(folder, rate / 100, np.random.default_rng(seed))
    orders: dict[str, npt.NDArray[np.floating]] = {}
    seconds: dict[str, float] = {}
    nobody = np.zeros(len(classes), np.bool_)
    labelled = Labelled(classes, folder.groups, folder.contents, nobody, nobody)
    began = time.perf_counter()
    judged = judge_folder(lambda _: prepared, [np.arange(len(classes))], labelled)
    orders["program"] = judged.odds
    seconds["program"] = time.perf_counter() - began
    weights = np.ones(len(classes), np.float32)
    signals = Signals.fit(prepared.similar, prepared.standard, folder.groups, weights)
    orders["without companions"] = -margin(signals.told(classes, folder.count).own, classes)
    began = time.perf_counter()
    probabilities = _plain(folder, classes)
    orders["plain confidence"] = -get_label_quality_scores(classes, probabilities)
    seconds["plain confidence"] = time.perf_counter() - began
    orders["cleanlab margin"] = -get_label_quality_scores(
        classes, probabilities, method="normalized_margin"
    )
    listed = find_label_issues(classes, probabilities)
    wrong = classes != folder.classes
    return Run(wrong, orders, seconds, listed, judged.odds, judged.spread)


def _plain(folder: Folder, classes: Numbers) -> Floats:
    labels = [Label(f"{number:04d}") for number in classes]
    return judge(folder.average, labels, [str(group) for group in folder.groups]).probabilities


Change = Callable[[Folder, float, np.random.Generator], Numbers]


def _at_random(folder: Folder, rate: float, rng: np.random.Generator) -> Numbers:
    drawn = rng.choice(len(folder.classes), round(rate * len(folder.classes)), replace=False)
    changed = folder.classes.copy()
    changed[drawn] += rng.integers(1, folder.count, len(drawn))
    return changed % folder.count


def _to_similar(folder: Folder) -> Change:
    """Return what gives images the class that a classifier most takes their class for."""
    probabilities = _plain(folder, folder.classes)
    means = np.stack(
        [probabilities[folder.classes == number].mean(axis=0) for number in range(folder.count)]
    )
    np.fill_diagonal(means, -1)
    similar = means.argmax(axis=1)

    def change(folder: Folder, rate: float, rng: np.random.Generator) -> Numbers:
        drawn = rng.choice(
            len(folder.classes), round(rate * len(folder.classes)), replace=False
        )
        changed = folder.classes.copy()
        changed[drawn] = similar[changed[drawn]]
        return changed

    return change


def _whole_groups(folder: Folder, rate: float, rng: np.random.Generator) -> Numbers:
    changed = folder.classes.copy()
    left = round(rate * len(folder.classes))
    for group in rng.permutation(int(folder.groups.max()) + 1):
        rows = np.flatnonzero(folder.groups == group)
        if len(rows) <= left:
            changed[rows] = (changed[rows] + rng.integers(1, folder.count)) % folder.count
            left -= len(rows)
        if not left:
            break
    return changed


def _tell(name: str, rate: float, runs: list[Run]) -> None:
    wrong = np.mean([run.wrong.sum() for run in runs])
    print(f"\n{rate:g} % {name}: {wrong:.0f} wrong labels, {len(runs)} seeds")
    for way in runs[0].orders:
        figures = np.array([_figures(run.orders[way], run.wrong) for run in runs])
        mean, worst = figures.mean(axis=0), figures.min(axis=0)
        seconds = [run.seconds[way] for run in runs if way in run.seconds]
        print(
            f"  {way:20} AP {mean[0]:.3f} ({worst[0]:.3f})  n {mean[1]:.3f} ({worst[1]:.3f})  "
            f"2n {mean[2]:.3f} ({worst[2]:.3f})"
            + (f"  {np.mean(seconds):.1f} s" if seconds else "")
        )
        if way == "program" and name == "at random" and rate in TARGETS:
            precision, found = TARGETS[rate]
            met = "met" if mean[0] >= precision and mean[2] >= found else "NOT MET"
            print(f"    target AP {precision} and {found} in 2n: {met}")
    many = np.mean([run.listed.sum() for run in runs])
    held = np.mean([run.listed[run.wrong].mean() for run in runs])
    print(f"  cleanlab's list of {many:.0f} holds {held:.3f} of the wrong ones")
    _tell_estimates(runs)


def _tell_estimates(runs: list[Run]) -> None:
    scores = [1 / (1 + np.exp(-np.clip(run.odds, -500, 500))) for run in runs]
    found = [
        EstimatedWrong.of(score, run.spread) for score, run in zip(scores, runs, strict=True)
    ]
    told = (f"{one.count} ({one.low} to {one.high})" for one in found)
    print("  estimated wrong: " + ", ".join(told))
    every, wrong = np.concatenate(scores), np.concatenate([run.wrong for run in runs])
    for low, high in ((0.0, 0.05), (0.05, 0.5), (0.5, 0.95), (0.95, 1.01)):
        there = (every >= low) & (every < high)
        if there.any():
            print(
                f"    scores {low:.2f} to {min(high, 1):.2f}: {there.sum() / len(runs):.1f} "
                f"labels, mean {every[there].mean():.3f}, wrong {wrong[there].mean():.3f}"
            )


def _figures(order: npt.NDArray[np.floating], wrong: Mask) -> tuple[float, float, float]:
    ranked = wrong[np.argsort(-order, kind="stable")]
    many = int(wrong.sum())
    return (
        float(average_precision_score(wrong, order)),
        ranked[:many].sum() / many,
        ranked[: 2 * many].sum() / many,
    )


def _read(folder: Path, cache: Path | None) -> Folder:
    with tempfile.TemporaryDirectory() as place:
        users = UserFolders.below(Path(place) / "user")
        if cache:
            users = replace(users, cache=cache)
        engine = Engine(users)
        collection = Collection.open(folder, users, "benchmark")
        try:
            open_folder(collection, engine.images, TaskContext())
            extract_features(collection, engine.inference, TaskContext())
            labelled = collection.suspects.labelled()
            inference = engine.inference
            kept = collection.features(
                inference.backbone_id, inference.feature_width, inference.pooling_kinds
            )
            average, maximum = (
                kept.features(labelled.hashes, kind).astype(np.float32) for kind in Pooling
            )
        finally:
            collection.close()
            engine.close()
    numbered = (
        np.unique(np.array(texts), return_inverse=True)[1]
        for texts in (labelled.labels, labelled.groups, labelled.hashes)
    )
    return Folder(average, maximum, *numbered)


if __name__ == "__main__":
    main()
