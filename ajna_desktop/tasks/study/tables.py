"""The tables and the JSON of a study, each written whole or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from ajna_desktop.domain.comparison import (
    Comparison,
    ComparisonRow,
    Contested,
    Duel,
    Measured,
    TimedWay,
    comparison_from_json,
    comparison_to_json,
)
from ajna_desktop.domain.errors import StudyUnreadable
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.output.safe_csv import Cell, write_table
from ajna_desktop.tasks.study.figures import TestSplit, Verdicts

STUDY: Final = "study.json"
_MOST_CLASSES: Final = 20  # that have columns of their own
_OF_CLASS: Final = ("precision", "recall", "f1", "f_beta", "support")


def read_comparison(out: Path) -> Comparison:
    """Return the result of the study in the folder `out`.

    Raises:
        StudyUnreadable: there is none, or it is damaged.
    """
    try:
        text = (out / STUDY).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StudyUnreadable("There is no result of a study in this folder.") from error
    return comparison_from_json(text)


def write_comparison(out: Path, comparison: Comparison) -> None:
    """Write study.json and comparison.csv.

    Raises:
        ExportFailed: one could not be written.
    """
    replace_file(out / STUDY, comparison_to_json(comparison).encode())
    labels = comparison.labels if len(comparison.labels) <= _MOST_CLASSES else ()
    speed = {row.name: row.warm for row in comparison.timing if row.way is TimedWay.FILES}
    write_table(
        out / "comparison.csv",
        [
            "method", "variant", "title", "notebooks", "reason", "scans",
            "accuracy", "accuracy_low", "accuracy_high", "balanced_accuracy",
            "auc", "auc_low", "auc_high", "macro_f_beta",
            *(f"{figure} {label}" for label in labels for figure in _OF_CLASS),
            "training_seconds", "training_device", "images_per_second", "classifier",
        ],
        (_line(row, labels, speed.get(row.key)) for row in comparison.rows),
    )  # fmt: skip


def write_predictions(out: Path, split: TestSplit, every: Mapping[str, Verdicts]) -> None:
    """Write predictions.csv: each scan of the test split, its truth, what each told and p.

    Of more than 20 classes, p is given of the label that was told and of the true one.
    """
    is_small = len(split.labels) <= _MOST_CLASSES
    header = ["scan", "truth"]
    for key in every:
        header.append(f"{key}: told")
        header += [
            f"{key}: p {name}" for name in (split.labels if is_small else ("told", "truth"))
        ]
    write_table(out / "predictions.csv", header, _predictions(split, every, is_small))


def write_duels(out: Path, duels: Sequence[Duel]) -> None:
    """Write duels.csv: of each two classifiers, which is right more often."""
    write_table(
        out / "duels.csv",
        [
            "one", "other", "both_right", "only_one", "only_other", "both_wrong",
            "difference", "difference_low", "difference_high", "p_value",
        ],
        (
            [
                one.one, one.other, one.both_right, one.only_one, one.only_other,
                one.both_wrong, *_three(one.difference), one.p_value,
            ]
            for one in duels
        ),
    )  # fmt: skip


def write_disagreements(
    out: Path, names: tuple[str, ...], contested: tuple[Contested, ...]
) -> None:
    """Write disagreements.csv: the scans told differently, most contested first."""
    write_table(
        out / "disagreements.csv",
        ["scan", "truth", "right", "dissent", *names],
        (_contested(one, names) for one in contested),
    )


def _contested(one: Contested, names: tuple[str, ...]) -> list[Cell]:
    told = (one.told[name] for name in names)
    return [one.path, one.truth, one.right, round(one.dissent, 4), *told]


def _line(row: ComparisonRow, labels: tuple[Label, ...], speed: float | None) -> list[Cell]:
    of_label = {one.label: asdict(one) for one in row.per_class}
    return [
        row.name, row.variant, row.title, row.study, row.reason, row.scans or None,
        *_three(row.accuracy), row.balanced_accuracy, *_three(row.auc), row.macro_f_beta,
        *(of_label.get(label, {}).get(figure) for label in labels for figure in _OF_CLASS),
        round(row.seconds, 1) if row.seconds else None, row.device,
        speed, row.classifier_id,
    ]  # fmt: skip


def _three(figure: Measured | None) -> tuple[float | None, float | None, float | None]:
    return (figure.value, figure.low, figure.high) if figure else (None, None, None)


def _predictions(
    split: TestSplit, every: Mapping[str, Verdicts], is_small: bool
) -> Iterator[list[Cell]]:
    for number, (path, truth) in enumerate(zip(split.paths, split.classes, strict=True)):
        cells: list[Cell] = [path, split.labels[truth]]
        for verdicts in every.values():
            told = int(verdicts.told[number])
            columns = list(range(len(split.labels))) if is_small else [told, int(truth)]
            if told < 0:
                cells += [None] * (1 + len(columns))
                continue
            cells.append(split.labels[told])
            cells += [float(verdicts.probabilities[number, column]) for column in columns]
        yield cells
