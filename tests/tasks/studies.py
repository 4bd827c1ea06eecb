"""What a study may have found, without doing one."""

import numpy as np

from ajna_desktop.domain.comparison import (
    ClusterRow,
    Comparison,
    ComparisonRow,
    HitRates,
    HitShares,
    NoiseFigures,
    NoiseFilter,
    SearchRow,
    SplitCounts,
    TimedWay,
    TimingRow,
    Trial,
)
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.tasks.study.figures import (
    TestSplit,
    Verdicts,
    compared,
    verdicts_of,
    with_figures,
)

LABELS = (Label("empty"), Label("loaded"))


def a_split(count=40, labels=LABELS):
    classes = np.arange(count) % len(labels)
    return TestSplit(
        labels,
        [f"test/{labels[number]}/{row}.png" for row, number in enumerate(classes)],
        classes,
        [f"g{row // 2}" for row in range(count)],
        [f"{row:064x}" for row in range(count)],
    )


def verdicts(split, seed, share_right=0.8, unread=()):
    """Return what a classifier says that is right about so many scans."""
    rng = np.random.default_rng(seed)
    classes = len(split.labels)
    told = np.where(
        rng.random(len(split)) < share_right, split.classes, (split.classes + 1) % classes
    )
    probabilities = rng.dirichlet(np.ones(classes), len(split)) * 0.4
    probabilities[np.arange(len(split)), told] += 0.6
    judged = np.ones(len(split), bool)
    judged[list(unread)] = False
    return verdicts_of(
        split, split.labels, judged, probabilities[judged].astype(np.float32), None
    )


def a_study(split=None, count=3) -> tuple[Comparison, dict[str, Verdicts]]:
    """Return a comparison with everything in it, and the verdicts behind it."""
    split = split or a_split()
    rows, every = [], {}
    for number in range(count):
        row = ComparisonRow(
            f"method-{number}",
            f"Method {number}",
            study="02c",
            variant="without class weights" if number == 2 else "",
            settings={"batch": 64},
            seconds=12.5,
            device="CPU",
            curves=tuple(
                EpochFigures(e, 0, 1 / e, 0.5, 1.2 / e, 0.5 + e / 20, 1e-3, 1.0, e == 4)
                for e in range(1, 6)
            )
            if number == 0
            else (),
        )
        every[row.key] = verdicts(split, number)
        rows.append(with_figures(row, split, every[row.key], 0))
    found = compared(split, every, 0)
    failed = ComparisonRow("densenet-logistic", "DenseNet121", reason="It needs its weights.")
    shares = HitShares(0.9, 0.95, {label: 0.9 for label in split.labels}, low=0.88, high=0.92)
    rates = HitRates(200, 800, shares, shares, shares, 0.83)
    comparison = Comparison(
        folder="port",
        made_at_utc="2026-03-01T14:05:00+00:00",
        program_version="1",
        seed=3,
        labels=split.labels,
        splits=SplitCounts("as the folder has it", 80, 10, len(split), 20),
        rows=(*rows, failed),
        agreement=found.agreement,
        duels=found.duels,
        disagreements=found.contested,
        disagreeing=len(found.contested),
        search=(
            SearchRow("b", "Features, average", 32, study=rates, held_out=rates),
            SearchRow("c", "Learned code", reason="It was not trained."),
        ),
        clusters=(ClusterRow("Autoencoder", 2, 40, 0.7, 0.9, 0.6),),
        noise=NoiseFilter(
            "Logistic head",
            "p ≥ 0.90 or p ≤ 0.30",
            3,
            1,
            {"empty": 3},
            {"loaded": 1},
            (NoiseFigures(True, False, 77, 40, 0.9, 0.91, 0.95),),
        ),
        trials=(Trial("method-1", "grid", {"rate": 0.01}, 0.9, 0.01, 3.0, True),),
        timing=(
            TimingRow("method-0", "Method 0", TimedWay.FILES, "CPU", 9, 1, 50, 60, 9, 12, 310),
            TimingRow(
                "method-1", "Head", TimedWay.FEATURES, "CPU", 900, 0.1, 1e5, 1e6, 2, 3, None
            ),
        ),
    )
    return comparison, every
