"""The figures at a threshold: four counts that lead to their scans, and shares of them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.threshold_curve import Decided
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curves.quarters import Quarter
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_COLUMNS: Final = 2  # of figures side by side


class PointFigures(QWidget):
    """Counts as buttons, figures with their intervals."""

    quarter_chosen = Signal(object)  # Quarter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {quarter: QPushButton(self) for quarter in Quarter}
        self._names: dict[str, PlainLabel] = {}
        self._values: dict[str, PlainLabel] = {}
        self._columns = 0  # of figures that stand side by side now
        self._counts, self._figures = QGridLayout(), QGridLayout()
        self._counts.setSpacing(TIGHT)
        self._figures.setHorizontalSpacing(SMALL)
        self._figures.setVerticalSpacing(TIGHT)
        for quarter, button in self._buttons.items():
            claim_pressing(button)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._choose_sender)
            button.setObjectName(quarter.value)
        for key, (name, meaning) in self._words().items():
            self._names[key], self._values[key] = PlainLabel(name, self), PlainLabel("", self)
            for part in (self._names[key], self._values[key]):
                part.setToolTip(meaning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(self._counts)
        layout.addLayout(self._figures)
        self._arrange(_COLUMNS)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one column: what is side by side can stand below each other."""
        size = super().minimumSizeHint()
        return QSize(size.width() // self._columns, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put figures side by side where there is room."""
        super().resizeEvent(event)
        parts = (*self._names.values(), *self._values.values())
        widest = max(part.sizeHint().width() for part in self._names.values())
        widest += max(part.sizeHint().width() for part in parts) + SMALL
        buttons = max(button.sizeHint().width() for button in self._buttons.values()) + TIGHT
        room = event.size().width()
        is_wide = room >= _COLUMNS * max(widest, len(self._buttons) // _COLUMNS * buttons)
        self._arrange(_COLUMNS if is_wide else 1)

    def show_decided(self, decided: Decided, label: Label) -> None:
        """Show counts and figures; intervals follow when the handle rests."""
        words = {
            Quarter.CAUGHT: self.tr("{0} caught"),
            Quarter.MISSED: self.tr("{0} missed"),
            Quarter.FALSE_ALARM: self.tr("{0} false alarms"),
            Quarter.LEFT: self.tr("{0} rightly left"),
        }
        meanings = {
            Quarter.CAUGHT: self.tr("Labelled {0}, and told so. Click to see them."),
            Quarter.MISSED: self.tr("Labelled {0}, but told otherwise. Click to see them."),
            Quarter.FALSE_ALARM: self.tr("Not {0}, but told so. Click to see them."),
            Quarter.LEFT: self.tr("Not {0}, and not told so. Click to see them."),
        }
        for quarter, button in self._buttons.items():
            button.setText(words[quarter].format(whole(getattr(decided, quarter.value))))
            button.setToolTip(meanings[quarter].format(label))
            button.setAccessibleDescription(meanings[quarter].format(label))
        for key, value in figures_of(decided).items():
            self._values[key].setText(share(value))

    def show_areas(self, areas: Mapping[str, float | None]) -> None:
        """Show the figures that no threshold changes, by their keys."""
        for key, value in areas.items():
            self._values[key].setText("–" if value is None else share(value))

    def show_intervals(self, measured: Mapping[str, Measured]) -> None:
        """Show in which interval each figure lies."""
        for key, figure in measured.items():
            if key in self._values and figure.low is not None and figure.high is not None:
                said = self.tr("{0} ({1}–{2})")
                ends = (decimal(100 * end, 1) for end in (figure.low, figure.high))
                self._values[key].setText(said.format(share(figure.value), *ends))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons.values()):
            self._counts.addWidget(button, *divmod(number, 2 * columns))
        for number, key in enumerate(self._names):
            row, column = divmod(number, columns)
            self._figures.addWidget(self._names[key], row, 2 * column)
            self._figures.addWidget(self._values[key], row, 2 * column + 1)
        for column in range(2 * _COLUMNS):
            self._counts.setColumnStretch(column, int(column < 2 * columns))
            self._figures.setColumnStretch(column, column % 2)

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "recall": (
                self.tr("Recall"),
                self.tr("Of the scans of the class, how many are caught (sensitivity)"),
            ),
            "precision": (
                self.tr("Precision"),
                self.tr("Of the scans told to be of the class, how many are"),
            ),
            "specificity": (
                self.tr("Specificity"),
                self.tr("Of all other scans, how many raise no alarm"),
            ),
            "f1": (self.tr("F1"), self.tr("Harmonic mean of precision and recall")),
            "accuracy": (
                self.tr("Accuracy"),
                self.tr("Of all scans, how many are told right: the class against the rest"),
            ),
            "balanced_accuracy": (
                self.tr("Balanced accuracy"),
                self.tr("Mean of recall and specificity"),
            ),
            "area_under_roc": (
                self.tr("Area under ROC"),
                self.tr("Chance that a scan of the class scores higher than another one"),
            ),
            "average_precision": (
                self.tr("Average precision"),
                self.tr("Area under the precision-recall curve, at any threshold"),
            ),
        }

    def _choose_sender(self) -> None:
        self.quarter_chosen.emit(Quarter(self.sender().objectName()))


def figures_of(decided: Decided) -> dict[str, float]:
    """Return the figures that depend on the threshold, by their keys."""
    return {
        key: getattr(decided, key)
        for key in (
            "recall", "precision", "specificity", "f1", "accuracy", "balanced_accuracy",
        )
    }  # fmt: skip
