"""The threshold in the tool bar: to be moved while looking at gallery or matrix."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.figures import decimal
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import TIGHT
from ajna_desktop.ui.trial_point import TrialPoint
from ajna_desktop.ui.wording import as_tooltip

_STEPS: Final = 1000
_PAGE: Final = 50
_WIDTH: Final = 120  # of the slider, pixels of the layout


class ThresholdSlider(QWidget):
    """Works where a threshold is one number: of two classes, or of a point that is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trial: TrialPoint | None = None
        self._label: Label | None = None
        self._name = PlainLabel(self.tr("Threshold"), self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(1, _STEPS - 1)
        self._slider.setPageStep(_PAGE)
        self._slider.setFixedWidth(_WIDTH)
        self._value = PlainLabel(parent=self)
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance(decimal(0.888, 3)))
        self._slider.valueChanged.connect(self._on_moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TIGHT, 0, TIGHT, 0)
        layout.setSpacing(TIGHT)
        for part in (self._name, self._slider, self._value):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setEnabled(False)

    def attach(self, trial: TrialPoint) -> None:
        """Move the threshold of this trial from now on."""
        self._trial = trial
        trial.changed.connect(self.refresh)
        self.refresh()

    def detach(self) -> None:
        """Move nothing."""
        if self._trial is not None:
            self._trial.changed.disconnect(self.refresh)
        self._trial = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the threshold of now."""
        trial, threshold = self._trial, None
        if trial is not None and trial.run is not None:
            self._label = _class_of(trial, trial.run)
            threshold = trial.threshold_of(self._label)
        self.setEnabled(threshold is not None)
        if threshold is None:
            self._value.setText("")
            hint = self.tr("The probability from which on a class is decided for")
        else:
            with QSignalBlocker(self._slider):
                self._slider.setValue(round(threshold * _STEPS))
            self._value.setText(decimal(threshold, 3))
            said = self.tr("{0} is decided for from a probability of {1} on")
            hint = said.format(self._label, decimal(threshold, 3))
        for part in (self, self._slider):
            part.setToolTip(as_tooltip(hint))
        self._slider.setAccessibleName(self.tr("Threshold"))
        self._slider.setAccessibleDescription(hint)

    @Slot(int)
    def _on_moved(self, value: int) -> None:
        if self._trial is not None and self._label is not None:
            self._trial.try_out(OperatingPoint(self._label, value / _STEPS))


def _class_of(trial: TrialPoint, run: Run) -> Label:
    """Return whose threshold is shown: of the point there is, else of the last class."""
    point = trial.point or run.operating_point
    return point.label if point is not None else run.labels[-1]
