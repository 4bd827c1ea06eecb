"""Figures on the part held out: labels as found and as curated, before and after."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.curating.what_changes import HeldOutPart, Judgement
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import decimal, local_time, share, whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.text_table import Heading, Row, TextTable
from ajna_desktop.ui.theme import SMALL

_MINUS: Final = "\N{MINUS SIGN}"
_UNKNOWN: Final = "–"
_LEAST_LINES: Final = 6  # heading, two rows, and what scrolls sideways


class HeldOutTable(QWidget):
    """Says what is held out, how classifiers fare on it, and what of it was set aside."""

    scans_wanted = Signal(str, object)  # what they are, and tuple[ScanId, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: HeldOutPart | None = None
        self.sentence = PlainLabel(parent=self, wraps=True)
        self.table = TextTable(self.tr("Figures on the part held out"), self)
        self.table.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        self.aside = QPushButton(self)
        self.aside.setToolTip(
            self.tr(
                "Shows the scans of the part held out that were marked as ambiguous or as bad "
                "images in the gallery"
            )
        )
        wear(self.aside, "ambiguous")
        claim_pressing(self.aside)
        self.aside.clicked.connect(self._open_aside)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.aside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def show_part(self, part: HeldOutPart) -> None:
        """Show how classifiers fare that learnt nothing of it."""
        self._part = part
        self.sentence.setText(self._in_words(part))
        self.aside.setText(self.tr("Set aside: {0}").format(whole(len(part.set_aside))))
        self.aside.setEnabled(bool(part.set_aside))
        headings = [
            Heading(self.tr("Labels"), self.tr("By which labels it is judged")),
            Heading(self.tr("Scans"), self.tr("How many are judged")),
            Heading(self.tr("Wrong"), self.tr("Before → after")),
            Heading(self.tr("Accuracy"), self.tr("Share that is right: before → after")),
            Heading(
                self.tr("Balanced accuracy"),
                self.tr("Mean recall of the classes: before → after"),
            ),
        ]
        rows = [
            self._row(self.tr("as found"), part.as_found),
            self._row(self.tr("as curated"), part.as_curated),
        ]
        self.table.show_rows(headings, rows)

    def _in_words(self, part: HeldOutPart) -> str:
        if not part.scans:
            return self.tr(
                "No scan is held out: with so few groups, none could be spared to judge by."
            )
        said = self.tr(
            "Held out since {0}, the same for as long as the folder lives: {1} scans of {2} "
            "groups. Here, classifiers are fitted without them."
        ).format(local_time(part.since_utc), whole(part.scans), whole(part.groups))
        if part.set_aside:
            said += " " + self.tr(
                "Set aside by people: {0}; judged as found, not as curated."
            ).format(whole(len(part.set_aside)))
        if part.unlabelled:
            said += " " + self.tr("Without a label: {0}.").format(whole(part.unlabelled))
        return said

    def _row(self, name: str, judged: Judgement) -> Row:
        words = (
            name,
            whole(judged.scans),
            _pair(judged, lambda one: one.total * (1 - one.accuracy), _count, _counts_apart),
            _pair(judged, lambda one: one.accuracy, share, _points),
            _pair(judged, lambda one: one.balanced_accuracy, share, _points),
        )
        tip = ""
        if judged.before is None or judged.after is None:
            tip = self.tr("Without the part held out, too little was left to learn from.")
        return Row(words, tip)

    def _open_aside(self) -> None:
        if self._part is not None:
            name = self.tr("held out, and set aside")
            self.scans_wanted.emit(name, self._part.set_aside)


def signed(change: int) -> str:
    """Return a change with its sign: "+5", "−3", "0"."""
    if change < 0:
        return f"{_MINUS}{whole(-change)}"
    return f"+{whole(change)}" if change else whole(0)


def _pair(
    judged: Judgement,
    figure: Callable[[ConfusionMatrix], float],
    word: Callable[[float], str],
    apart: Callable[[float], str],
) -> str:
    told = [
        _UNKNOWN if one is None or not one.total else word(figure(one))
        for one in (judged.before, judged.after)
    ]
    both = " → ".join(told)
    if judged.before is None or judged.after is None or not judged.scans:
        return both
    return f"{both} ({apart(figure(judged.after) - figure(judged.before))})"


def _count(value: float) -> str:
    return whole(round(value))


def _counts_apart(value: float) -> str:
    return signed(round(value))


def _points(value: float) -> str:
    """Return a difference of shares in points of a hundred."""
    points = round(100 * value, 1)
    sign = _MINUS if points < 0 else "+" if points else ""
    return f"{sign}{decimal(abs(points), 1)}"
