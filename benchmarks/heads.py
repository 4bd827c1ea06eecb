"""Which features, penalty and code serve best, and how long fitting takes.

    python benchmarks/heads.py FOLDER

FOLDER has one folder a class. Every figure is out of fold, groups kept together. The features
are made once and not kept. The penalty in `learning/fit_head.py`, the choice of average-pooled
features alone, and the temperature in `learning/code_losses.py` come from this.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.training import CodeLoss
from ajna_desktop.learning.fitting import code_losses, fit_head
from ajna_desktop.learning.fitting.figures import figures
from ajna_desktop.learning.fitting.fit_code import learn_code
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.fitting.out_of_fold import judge
from ajna_desktop.learning.heads.projection import unit_length
from ajna_desktop.paths import models
from ajna_desktop.workers.inference import InferenceEngine

SIZES = (100, 600, None)  # images; None = all
PENALTIES = (0.003, 0.01, 0.03, 0.1)
SEEDS = (0, 1, 2)


def main() -> None:
    """Print one line for each choice."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    described, labels, groups = _described(folder)
    average = np.stack([one.average for one in described]).astype(np.float32)
    maximum = np.stack([one.maximum for one in described]).astype(np.float32)
    _time(average, labels, groups)
    _codes(average, labels, groups, [one.content_hash for one in described])
    for size in SIZES:
        rows = _some(groups, size)
        for name, features in (("average", average), ("both", np.hstack([average, maximum]))):
            for penalty in PENALTIES:
                fit_head._INVERSE_PENALTY = penalty  # type: ignore[misc]
                told = [_figures(features, labels, groups, rows, seed) for seed in SEEDS]
                accuracy, log_loss = np.mean(told, axis=0)
                print(
                    f"{len(rows):6} images  {name:8} C = {penalty:<6} "
                    f"accuracy {accuracy:.4f}  log loss {log_loss:.4f}"
                )


def _time(features: np.ndarray, labels: list[Label], groups: list[str]) -> None:
    began = time.perf_counter()
    fit_head.fit(features, labels)
    fitted = time.perf_counter()
    judged = judge(features, labels, groups)
    told = figures(judged.labels, judged.probabilities, labels)
    print(
        f"{features.shape}: one fit {fitted - began:.2f} s, all folds and the fit on all "
        f"{judged.seconds:.2f} s, accuracy {told['accuracy']:.4f}, AUC {told['auc']}"
    )


def _codes(
    features: np.ndarray, labels: list[Label], groups: list[str], contents: list[str]
) -> None:
    """Print how many of the 20 nearest have the label of a query that no code has learned."""
    kinds = sorted(set(labels))
    classes = np.array([kinds.index(label) for label in labels])
    folds = assign_folds(labels, groups)
    pool = np.unique(np.array(contents), return_index=True)[1]
    queries, pool = np.flatnonzero(folds == 0), pool[folds[pool] != 0]
    standardised = unit_length((features - features[pool].mean(0)) / features[pool].std(0))
    of = (classes, np.array(contents), queries, pool)
    print("share of the label, by class:")
    print("  standardised features", *_shares(standardised, *of))
    settings = METHODS["code-128"].settings
    if settings is None:
        return
    train, validation = (np.flatnonzero(rows) for rows in (folds > 1, folds == 1))
    for loss in CodeLoss:
        for temperature in (0.1, 0.5, 1.0) if loss is not CodeLoss.MARGIN else (None,):
            if temperature:
                code_losses.TEMPERATURE = np.float32(temperature)  # type: ignore[misc]
            learned = learn_code(
                features, classes, train, validation, replace(settings, code_loss=loss)
            )
            shares = _shares(learned.projection.codes(features), *of)
            how = f"temperature {temperature}" if temperature else ""
            print(
                f"  {loss.value} {how}",
                *shares,
                f"mean {np.mean(shares):.4f} in {learned.seconds:.0f} s, "
                f"{len(learned.epochs)} epochs",
            )


def _shares(
    vectors: np.ndarray,
    classes: np.ndarray,
    contents: np.ndarray,
    queries: np.ndarray,
    pool: np.ndarray,
) -> list[float]:
    distances = (vectors[pool] ** 2).sum(1) - 2 * vectors[queries] @ vectors[pool].T
    distances[contents[queries][:, None] == contents[pool]] = np.inf
    nearest = np.argpartition(distances, 20, axis=1)[:, :20]
    right = (classes[pool][nearest] == classes[queries][:, None]).mean(axis=1)
    return [
        round(float(right[classes[queries] == one].mean()), 4) for one in np.unique(classes)
    ]


def _figures(
    features: np.ndarray, labels: list[Label], groups: list[str], rows: np.ndarray, seed: int
) -> tuple[float, float]:
    truth = [labels[row] for row in rows]
    judged = judge(features[rows], truth, [groups[row] for row in rows], seed)
    told = figures(judged.labels, judged.probabilities, truth)
    columns = [judged.labels.index(label) for label in truth]
    of_truth = judged.probabilities[np.arange(len(rows)), columns]
    return told["accuracy"], float(-np.log(np.maximum(of_truth, 1e-7)).mean())


def _some(groups: list[str], size: int | None) -> np.ndarray:
    """Return the rows of whole groups, drawn at random, about `size` of them."""
    if size is None:
        return np.arange(len(groups))
    every, number = np.unique(groups, return_inverse=True)
    order = np.random.default_rng(1).permutation(len(every))[number]
    return np.sort(np.argsort(order, kind="stable")[:size])


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
