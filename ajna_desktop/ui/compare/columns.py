"""What each column of the table of classifiers holds, how it reads and how it sorts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.figures import decimal, local_time, share, whole
from ajna_desktop.ui.task_wording import duration

_MOST_CLASSES: Final = 4  # that have a column of their own


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Tells columns apart.
        heading: For people.
        meaning: For people, as a sentence.
        words: What a cell says; asked only of lines that have figures.
        order: What a line sorts by; None comes last either way.
        figure: What is drawn on the scale of the column, where there is one.
        words_of: How a value on that scale reads.
        best_first: Whether the first click puts the largest first.
    """

    name: str
    heading: str
    meaning: str
    words: Callable[[MethodLine], str]
    order: Callable[[MethodLine], Any]
    figure: Callable[[MethodLine], Measured | None] | None = None
    words_of: Callable[[float], str] = share
    best_first: bool = True


def columns_of(labels: Sequence[Label]) -> list[Column]:
    """Return the columns of a comparison of these classes; the first has the name."""
    translate = QCoreApplication.translate
    return [
        Column(
            "method",
            translate("compare", "Classifier"),
            translate("compare", "What is trained; a tick chooses it"),
            lambda line: line.title,
            lambda line: line.title.casefold(),
            best_first=False,
        ),
        _measured(
            "accuracy",
            translate("compare", "Accuracy"),
            translate("compare", "Share of the scans that got their label"),
            lambda line: line.row.accuracy if line.row else None,
        ),
        _measured(
            "balanced",
            translate("compare", "Balanced"),
            translate("compare", "Balanced accuracy: the mean recall over the classes"),
            lambda line: _plain(line.row.balanced_accuracy if line.row else None),
        ),
        _measured(
            "f_beta",
            translate("compare", "F-beta"),
            translate("compare", "Mean F-beta over the classes; recall weighs double (β = 2)"),
            lambda line: _plain(line.row.macro_f_beta if line.row else None),
            as_share=False,
        ),
        _measured(
            "auc",
            translate("compare", "AUC"),
            translate("compare", "Area under the ROC curve; 0.5 is chance, 1 is perfect"),
            lambda line: line.row.auc if line.row else None,
            as_share=False,
        ),
        *_recalls(labels),
        *_circumstances(),
    ]


def _recalls(labels: Sequence[Label]) -> list[Column]:
    translate = QCoreApplication.translate
    if len(labels) <= _MOST_CLASSES:
        heading = translate("compare", "Recall {0}")
        meaning = translate("compare", "Of those labelled {0}, how many were told")
        return [
            _measured(
                f"recall {label}",
                heading.format(label),
                meaning.format(label),
                partial(_recall, label=label),
            )
            for label in labels
        ]
    return [
        Column(
            "least recall",
            translate("compare", "Lowest recall"),
            translate("compare", "The class that is missed most, and how many of it are told"),
            _least_words,
            lambda line: (line.least_recall() or (None, None))[1],
        )
    ]


def _circumstances() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "speed",
            translate("compare", "Images/s"),
            translate("compare", "Images a second, from files on disk: load, resize, predict"),
            lambda line: _speed(line.images_per_second),
            lambda line: line.images_per_second,
        ),
        Column(
            "device",
            translate("compare", "Device"),
            translate("compare", "What it was trained on"),
            lambda line: line.row.device if line.row else "",
            lambda line: line.row.device.casefold() if line.row else None,
            best_first=False,
        ),
        Column(
            "seconds",
            translate("compare", "Training took"),
            translate("compare", "How long training took; features not counted"),
            lambda line: duration(line.row.seconds) if line.row and line.row.seconds else "",
            lambda line: line.row.seconds if line.row else None,
            best_first=False,
        ),
        Column(
            "trained",
            translate("compare", "Trained"),
            translate("compare", "When it was trained"),
            lambda line: local_time(line.trained_at) if line.trained_at else "",
            lambda line: line.trained_at or None,
        ),
    ]


def _measured(
    name: str,
    heading: str,
    meaning: str,
    figure: Callable[[MethodLine], Measured | None],
    as_share: bool = True,
) -> Column:
    def words_of(value: float) -> str:
        return share(value) if as_share else decimal(value, 3)

    def words(line: MethodLine) -> str:
        measured = figure(line)
        return "–" if measured is None else words_of(measured.value)

    def order(line: MethodLine) -> float | None:
        measured = figure(line)
        return None if measured is None else measured.value

    return Column(name, heading, meaning, words, order, figure, words_of)


def _plain(value: float | None) -> Measured | None:
    return None if value is None else Measured(value)


def _recall(line: MethodLine, label: Label) -> Measured | None:
    return _plain(line.recall(label))


def _least_words(line: MethodLine) -> str:
    least = line.least_recall()
    return "–" if least is None else f"{share(least[1])} {least[0]}"


def _speed(images_per_second: float | None) -> str:
    if images_per_second is None:
        return "–"
    is_many = images_per_second >= 10
    return whole(round(images_per_second)) if is_many else decimal(images_per_second, 1)
