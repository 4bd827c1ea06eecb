"""The upper part of the calibration page: the diagram, its figures, and what sets it right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.evaluation.reliability import Binning, Reliability
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_typing, claim_while_open
from ajna_desktop.ui.curves.reliability_plot import ReliabilityPlot
from ajna_desktop.ui.figures import decimal, share
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT
from ajna_desktop.ui.wording import calibration_words

_ROWS: Final = ("error", "by_chance", "brier", "skill")


class ReliabilityPart(QWidget):
    """Says whether probabilities mean what they say, and has them set right."""

    label_chosen = Signal(object)  # Label, None: whatever is predicted
    binning_chosen = Signal(object)  # Binning
    calibrate_wanted = Signal(object)  # CalibrationMethod
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[Label, ...] = ()
        self.plot = ReliabilityPlot(self)
        self._label = _combo(self.tr("Probability of"), self)
        self._binning = _combo(self.tr("Bins"), self)
        self._binning.addItem(self.tr("Equal width"), Binning.EQUAL_WIDTH)
        self._binning.addItem(self.tr("Equally many scans"), Binning.EQUAL_COUNT)
        self._state = PlainLabel(parent=self, wraps=True)
        self._state.setObjectName("state")
        self._calibrate = QPushButton(self.tr("Calibrate"), self)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._values: dict[str, tuple[PlainLabel, PlainLabel]] = {}
        self._before = PlainLabel(self.tr("Before"), self)
        self._set_up_buttons()
        self._lay_out()
        self._label.activated.connect(self._on_label)
        self._binning.activated.connect(self._on_binning)

    def show_labels(self, labels: Sequence[Label], chosen: Label | None) -> None:
        """Offer the classes; of two, one says all that the other says."""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._label.clear()
            self._label.addItem(self.tr("Whatever is predicted"), None)
            for label in labels:
                self._label.addItem(label, label)
        place = 0 if chosen is None else 1 + self._labels.index(chosen)
        self._label.setCurrentIndex(place)

    def show_reliability(self, now: Reliability, before: Reliability | None) -> None:
        """Show the diagram and its figures."""
        self.plot.show_reliability(now, before)
        self._before.setVisible(before is not None)
        for key, (value, former) in self._values.items():
            value.setText(_figure(now, key))
            former.setText(_figure(before, key, is_former=True) if before else "")
            former.setVisible(before is not None)

    def show_state(self, run: Run, can_act: bool) -> None:
        """Say whether probabilities are calibrated, and offer what can be done."""
        self._state.setText(calibration_words(run))
        self._calibrate.setEnabled(can_act)
        has_own = run.calibration is not None and run.calibration.is_out_of_fold
        self._remove.setEnabled(can_act and has_own)

    def _set_up_buttons(self) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        claim_while_open(menu)
        for text, tip, method in (
            (
                self.tr("By temperature"),
                self.tr("One number for all classes; never changes what is likeliest"),
                CalibrationMethod.TEMPERATURE,
            ),
            (
                self.tr("By isotonic curves"),
                self.tr("A rising curve of any shape for each class; needs many scans"),
                CalibrationMethod.ISOTONIC,
            ),
        ):
            action = menu.addAction(text)
            action.setToolTip(tip)
            action.setData(method)
        # Qt gives back a plain text for what was stored as an enumeration.
        menu.triggered.connect(
            lambda action: self.calibrate_wanted.emit(CalibrationMethod(action.data()))
        )
        self._calibrate.setMenu(menu)
        self._calibrate.setToolTip(
            self.tr(
                "Correct the probabilities by the labelled scans; each of those is corrected "
                "by scans of other groups only"
            )
        )
        self._remove.setToolTip(self.tr("Show the probabilities as the classifier gives them"))
        self._remove.clicked.connect(self.remove_wanted)
        for button in (self._calibrate, self._remove):
            claim_pressing(button)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(SMALL)
        choices = QGridLayout()
        choices.setSpacing(TIGHT)
        choices.setColumnStretch(1, 1)
        for row, (words, combo) in enumerate(
            ((self.tr("Probability of"), self._label), (self.tr("Bins"), self._binning))
        ):
            name = PlainLabel(words, self)
            name.setBuddy(combo)
            choices.addWidget(name, row, 0)
            choices.addWidget(combo, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self._calibrate)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        side.addLayout(choices)
        side.addLayout(self._figures())
        side.addWidget(self._state)
        side.addLayout(buttons)
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.plot, 3)
        layout.addLayout(side, 2)
        self.setFocusProxy(self._label)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(0, 1)
        bold = QFont(self.font())
        bold.setBold(True)
        head = PlainLabel(self.tr("Now"), self)
        for column, label in enumerate((head, self._before), 1):
            label.setFont(bold)
            grid.addWidget(label, 0, column)
        for row, key in enumerate(_ROWS, 1):
            words, meaning = self._words()[key]
            name = PlainLabel(words, self, wraps=True)
            self._values[key] = PlainLabel("–", self), PlainLabel("", self)
            for column, label in enumerate((name, *self._values[key])):
                label.setToolTip(meaning)
                grid.addWidget(label, row, column)
        self._before.hide()
        return grid

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "error": (
                self.tr("Calibration error"),
                self.tr("How far probabilities are off, on average over the scans (ECE)"),
            ),
            "by_chance": (
                self.tr("By chance, up to"),
                self.tr(
                    "So large it would be in 5 of 100 cases if every probability were right"
                ),
            ),
            "brier": (
                self.tr("Brier score"),
                self.tr("Mean squared difference to what holds; 0 is perfect. 95 % interval"),
            ),
            "skill": (
                self.tr("Brier skill"),
                self.tr(
                    "How much better than always saying the overall share; 100 % is perfect"
                ),
            ),
        }

    def _on_label(self, place: int) -> None:
        self.label_chosen.emit(self._label.itemData(place))

    def _on_binning(self, place: int) -> None:
        self.binning_chosen.emit(Binning(self._binning.itemData(place)))


def _combo(name: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(10)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    claim_typing(combo)
    return combo


def _figure(shown: Reliability, key: str, is_former: bool = False) -> str:
    if key == "brier":
        brier, text = shown.brier, decimal(shown.brier.value, 3)
        if is_former or brier.low is None or brier.high is None:
            return text
        return f"{text} ({decimal(brier.low, 3)}–{decimal(brier.high, 3)})"
    value = getattr(shown, key)
    return "–" if value is None else share(value)
