"""What a study of the radiographs could have found."""

import numpy as np

from ajna_desktop.domain.comparison import (
    Agreement,
    Comparison,
    ComparisonRow,
    Contested,
    Duel,
    HitRates,
    HitShares,
    Measured,
    SearchRow,
    SplitCounts,
    TimedWay,
    TimingRow,
    Trial,
)
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import EpochFigures
from tests.ui.fakes import NORMAL, PNEUMONIA

LABELS = (NORMAL, PNEUMONIA)


def a_row(name, counts, variant="", **known):
    matrix = ConfusionMatrix(LABELS, np.array(counts, np.int64))
    accuracy = matrix.accuracy
    facts = {
        "name": name,
        "title": METHODS[name].title,
        "study": METHODS[name].study,
        "variant": variant,
        "device": "CPU · NumPy float32",
        "seconds": 3.4,
        "trained_at_utc": "2026-11-23T14:00:00+00:00",
        "scans": matrix.total,
        "accuracy": Measured(accuracy, accuracy - 0.02, min(accuracy + 0.015, 1.0)),
        "balanced_accuracy": matrix.balanced_accuracy,
        "auc": Measured(min(accuracy + 0.02, 0.999), accuracy, 0.9995),
        "macro_f_beta": matrix.macro_f_beta,
        "per_class": tuple(matrix.per_class()),
        "cells": tuple(
            (row, column, int(matrix.counts[row, column]))
            for row in (0, 1)
            for column in (0, 1)
            if matrix.counts[row, column]
        ),
    }
    return ComparisonRow(**{**facts, **known})


def curves(epochs, best=0.93, start=0.7):
    found = []
    for epoch in range(1, epochs + 1):
        part = 1 - 0.8**epoch
        accuracy = start + (best - start) * part
        found.append(
            EpochFigures(
                epoch, 0, 0.7 - 0.6 * part, min(accuracy + 0.03, 1.0), 0.75 - 0.5 * part,
                accuracy, 1e-3, 12.0, epoch == epochs,
            )
        )  # fmt: skip
    return tuple(found)


def hits(mean):
    by_class = {NORMAL: mean - 0.03, PNEUMONIA: mean + 0.03}
    return HitShares(mean, mean + 0.005, by_class, mean - 0.02, mean + 0.02)


def contested(number, truth, told, right):
    path = f"test/{truth}/scan-{number:06d}.png"
    return Contested(path, truth, told, right, 1 - right / len(told))


ROWS = (
    a_row("efficientnet-logistic", [[200, 34], [11, 379]]),
    a_row("efficientnet-logistic", [[180, 54], [5, 385]], variant="without class weights"),
    a_row(
        "efficientnet-finetuned", [[221, 13], [6, 384]], curves=curves(16, 0.98, 0.9),
        device="CPU · TensorFlow float32", seconds=5_400.0,
    ),
    a_row("cnn-150", [[140, 94], [16, 374]], curves=curves(15), seconds=610.0),
    ComparisonRow(
        "densenet-logistic", METHODS["densenet-logistic"].title,
        reason="The ImageNet weights of DenseNet121 are not on this computer.",
    ),
)  # fmt: skip
KEYS = tuple(row.key for row in ROWS if row.has_figures)
AGREEMENT = Agreement(
    KEYS,
    (
        (1.0, 0.96, 0.93, 0.86),
        (0.96, 1.0, 0.92, 0.85),
        (0.93, 0.92, 1.0, 0.84),
        (0.86, 0.85, 0.84, 1.0),
    ),
    (
        (1.0, 0.91, 0.85, 0.7),
        (0.91, 1.0, 0.84, 0.69),
        (0.85, 0.84, 1.0, 0.66),
        (0.7, 0.69, 0.66, 1.0),
    ),
)
CONTESTED = tuple(
    contested(
        number,
        NORMAL,
        dict(zip(KEYS, [NORMAL, PNEUMONIA, NORMAL, label], strict=True)),
        2 if label == PNEUMONIA else 3,
    )
    for number, label in enumerate([PNEUMONIA, PNEUMONIA, NORMAL], 1)
)
COMPARISON = Comparison(
    folder="chest",
    made_at_utc="2026-11-23T14:30:00+00:00",
    program_version="0.3.0",
    seed=0,
    labels=LABELS,
    splits=SplitCounts("as the folders have it", 4_684, 532, 624, 210),
    rows=ROWS,
    agreement=AGREEMENT,
    duels=(
        Duel(KEYS[0], KEYS[1], 90, 4, 3, 3, Measured(0.01, -0.04, 0.06), 0.84),
        Duel(KEYS[0], KEYS[3], 80, 14, 0, 6, Measured(0.14, 0.07, 0.21), 0.0001),
    ),
    disagreements=CONTESTED,
    disagreeing=len(CONTESTED),
    search=(
        SearchRow(
            "efficientnet", "EfficientNet-Lite0, average", 1_280,
            study=HitRates(1_000, 512, hits(0.91), hits(0.89), hits(0.6)),
            held_out=HitRates(624, 5_216, hits(0.9), hits(0.88), hits(0.6)),
        ),
        SearchRow("siamese", "Siamese network", 128, reason="It was not trained."),
    ),
    timing=(
        TimingRow(
            "efficientnet-logistic", "", TimedWay.FILES, "CPU · OpenVINO bfloat16", 624, 2.1,
            180.0, 214.0, 6.1, 9.4, 612.0,
        ),
        TimingRow(
            "efficientnet-logistic", "", TimedWay.FEATURES, "CPU · NumPy", 624, 0.02, 9_000.0,
            210_000.0, 1.9, 2.2, None,
        ),
    ),
    trials=(
        Trial("efficientnet-tuned", "grid", {"l2": 0.1}, 0.951, 0.01, 3.2),
        Trial("efficientnet-tuned", "random", {"l2": 0.02}, 0.963, 0.008, 3.0, is_best=True),
    ),
)  # fmt: skip
