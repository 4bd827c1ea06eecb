"""An evaluation as files: metrics.json and tables that spreadsheets and scripts read."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import ajna_desktop
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.threshold_curve import ThresholdCurve
from ajna_desktop.tasks.evaluation.evaluation import Evaluation
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

METRICS: Final = "metrics.json"
_SHARE: Final = ("value", "low", "high")
_THRESHOLDS: Final = (
    *("threshold", "tp", "fp", "fn", "tn"),
    *("recall", "precision", "specificity", "f1"),
)


def write_evaluation(found: Evaluation, out: Path) -> None:
    """Write metrics.json, per_class.csv, confusion.csv and thresholds.csv to a folder.

    Raises:
        ExportFailed: they cannot be written; each is whole or not there.
    """
    text = json.dumps(evaluation_metrics(found), indent=2, ensure_ascii=False, allow_nan=False)
    replace_file(out / METRICS, f"{text}\n".encode())
    shares = [
        f"{name}{end}" for name in ("recall", "precision") for end in ("", "_low", "_high")
    ]
    write_table(
        out / "per_class.csv", ["class", "support", "predicted", *shares, "f1"], _classes(found)
    )
    matrix = found.figures.matrix
    rows = zip(matrix.labels, matrix.counts.tolist(), strict=True)
    header = ["true label", *(f"predicted {label}" for label in matrix.labels)]
    write_table(out / "confusion.csv", header, ([label, *counts] for label, counts in rows))
    curve = found.scored.curve(curated=found.question.curated)
    write_table(out / "thresholds.csv", _THRESHOLDS, _thresholds(curve))


def evaluation_metrics(found: Evaluation) -> dict[str, Any]:
    """Return what goes into metrics.json; a figure that nothing is there for is null."""
    figures, run, question = found.figures, found.run, found.question
    ranking = asdict(figures.ranking)
    return {
        "n": figures.matrix.total,
        "labels": "as curated" if question.curated else "as found",
        "split": question.split,
        "unlabelled": found.tally.unlabelled,
        "unpredicted": found.tally.unpredicted,
        "ambiguous": found.tally.ambiguous,
        "bad_images": found.tally.bad_images,
        "unreadable": found.tally.unreadable,
        "classifier": run.classifier,
        "classifier_id": run.classifier_id,
        "judged": run.kind.value,
        "backbone": run.backbone,
        "calibrated": run.calibration.method.value if run.calibration else None,
        "operating_point": asdict(figures.point) if figures.point else None,
        "chosen": question.wish.in_words() or None,
        "expected": _expected(found),
        "flips": found.flips,
        "figures": asdict(figures.overall),
        "class": found.scored.label,
        "against_rest": {**asdict(figures.decided), **asdict(figures.against_rest), **ranking},
        "per_class": {
            one.label: {name: value for name, value in asdict(one).items() if name != "label"}
            for one in figures.per_class
        },
        "confusion": {
            "labels": list(figures.matrix.labels),
            "counts": figures.matrix.counts.tolist(),
        },
        "intervals": "95 %, by groups (patient, container or content)",
        "program_version": ajna_desktop.__version__,
    }


def _expected(found: Evaluation) -> dict[str, Any] | None:
    chosen = found.chosen
    if chosen is None:
        return None
    return {
        "prevalence": chosen.prevalence,
        "precision": chosen.decided.precision_at(chosen.prevalence),
        "per_day": chosen.per_day,
        "alarms_a_day": chosen.alarms_a_day,
        "misses_a_day": chosen.misses_a_day,
        "cost_per_scan": chosen.cost,
        "sentence": chosen.sentence,
        "caution": chosen.caution or None,
    }


def _classes(found: Evaluation) -> Iterator[list[Cell]]:
    for one in found.figures.per_class:
        recall, precision = _cells(one.recall), _cells(one.precision)
        yield [one.label, one.support, one.predicted, *recall, *precision, one.f1]


def _cells(share: Measured | None) -> list[Cell]:
    return [None if share is None else getattr(share, name) for name in _SHARE]


def _thresholds(curve: ThresholdCurve) -> Iterator[list[Cell]]:
    """Yield what each threshold decides, from that which takes in all scans on."""
    for index in range(len(curve.distinct) + 1):
        threshold = curve.threshold_for(index)
        at = curve.at(threshold)
        counts = [at.tp, at.fp, at.fn, at.tn]
        yield [threshold, *counts, at.recall, at.precision, at.specificity, at.f1]
