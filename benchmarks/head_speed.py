"""How long heads take to judge cached features, and to be fitted on many classes.

    python benchmarks/head_speed.py

Features are made up: two clouds a class. The time of scikit-learn's SVC is of the very machine
whose arrays our head has, in the same run.
"""

import time
from collections.abc import Callable

import numpy as np
from sklearn.svm import SVC

from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_code import learn_code
from ajna_desktop.learning.fitting.fit_head import fit_rows
from ajna_desktop.learning.fitting.fit_svm import fit_svm
from ajna_desktop.learning.fitting.references import fit_references
from ajna_desktop.learning.heads.any_head import Head, LogProbabilityHead, SvmHead
from ajna_desktop.learning.heads.dense_head import DenseHead
from ajna_desktop.learning.heads.dense_layers import DenseLayers

JUDGED = 2317  # images, as in the timing table of the original study
LEARNT = 5216
REPEATS = 30


def main() -> None:
    """Print a line for each head."""
    for width in (1024, 128):
        features, classes, kinds = _clouds(LEARNT, 2, width)
        judged = features[:JUDGED].copy()
        heads = _heads(features, classes, kinds, width)
        for name, head in heads.items():
            _print(name, width, judged, head)
    _print("log-probabilities", 2, features[:JUDGED, :2].copy(), LogProbabilityHead(kinds))
    _machine(1024)
    _many_classes()


def _heads(
    features: np.ndarray, classes: np.ndarray, kinds: tuple[Label, ...], width: int
) -> dict[str, Head]:
    rows = np.arange(len(features))
    train, validation = rows[rows % 5 != 0], rows[rows % 5 == 0]
    random = np.random.default_rng(0)
    layers = DenseLayers(
        features.mean(axis=0),
        features.std(axis=0),
        (_normal(random, width, 256), _normal(random, 256, 2)),
        (_normal(random, 256), _normal(random, 2)),
    )
    heads: dict[str, Head] = {
        "linear": fit_rows(features, classes, kinds),
        "dense 256": DenseHead(kinds, layers),
        "references, class means": fit_references(
            kinds, features, classes, train, validation, 0
        ),
    }
    settings = METHODS["code-128"].settings
    if width > 128 and settings is not None:
        began = time.perf_counter()
        code = learn_code(features, classes, train, validation, settings)
        print(f"code of 128 from {width} learned in {time.perf_counter() - began:.1f} s")
        heads["code 128 and class means"] = fit_references(
            kinds, features, classes, train, validation, 0, code.projection
        )
    return heads


def _machine(width: int) -> None:
    features, classes, kinds = _clouds(LEARNT, 2, width)
    judged = features[:JUDGED].copy()
    began = time.perf_counter()
    fitted = fit_svm(features, classes, kinds, [""] * LEARNT, np.arange(LEARNT))
    took = time.perf_counter() - began
    head = fitted.head
    assert isinstance(head, SvmHead)
    print(
        f"SVM: settings of {len(fitted.trials)} chosen, fitted and calibrated in {took:.1f} s, "
        f"{len(head.support)} support vectors"
    )
    _print("SVM", width, judged, head)
    standardised = (features - head.mean) / head.scale
    settings = fitted.settings or {}
    theirs = SVC(C=settings["C"], gamma=head.gamma, class_weight="balanced")
    began = time.perf_counter()
    theirs.fit(standardised, classes)
    print(f"  scikit-learn: one fit {time.perf_counter() - began:.1f} s")
    milliseconds = _fastest(lambda: theirs.decision_function(standardised[:JUDGED]), 3)
    print(f"  scikit-learn, {JUDGED} x {width}: {milliseconds:.0f} ms")


def _many_classes() -> None:
    for per_class in (2, 48):
        features, classes, kinds = _clouds(868 * per_class, 868, 1024)
        began = time.perf_counter()
        linear = fit_rows(features, classes, kinds)
        of_linear = time.perf_counter()
        first = np.unique(classes, return_index=True)[1]
        rest = np.setdiff1d(np.arange(len(classes)), first)
        references = fit_references(kinds, features, classes, rest, first, 0)
        of_references = time.perf_counter()
        print(
            f"868 classes of {per_class} images: linear {of_linear - began:.1f} s, "
            f"references {of_references - of_linear:.1f} s"
        )
        _print("linear, 868 classes", 1024, features[:JUDGED], linear)
        _print("references, 868 classes", 1024, features[:JUDGED], references)


def _print(name: str, width: int, features: np.ndarray, head: Head) -> None:
    milliseconds = _fastest(lambda: head.probabilities(features), REPEATS)
    print(f"{name:26} {len(features)} x {width:5}: {milliseconds:8.2f} ms")


def _fastest(work: Callable[[], object], repeats: int) -> float:
    """Return milliseconds: the machine is shared, so what it can do is the least time."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def _clouds(
    count: int, classes: int, width: int
) -> tuple[np.ndarray, np.ndarray, tuple[Label, ...]]:
    random = np.random.default_rng(0)
    centres = random.normal(0, 0.25, (classes, 2, width))
    number = np.arange(count) % classes
    rows = centres[number, random.integers(0, 2, count)] + random.normal(size=(count, width))
    kinds = tuple(Label(f"{one:03}") for one in range(classes))
    return rows.astype(np.float32), number.astype(np.int64), kinds


def _normal(random: np.random.Generator, *shape: int) -> np.ndarray:
    return random.normal(0, 0.05, shape).astype(np.float32)


if __name__ == "__main__":
    main()
