"""Loss and accuracy of a training, for training and validation scans, as they come."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import duration
from ajna_desktop.ui.theme import TIGHT
from ajna_desktop.ui.training.curve_plot import CurvePlot, Line, Marks

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TrainingCurves(QWidget):
    """Two plots over the same epochs; pointer and arrow keys read an epoch."""

    read = Signal(int)  # epoch, 0 when none is pointed at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epochs: Sequence[EpochFigures] = ()
        self._best = 0  # epoch whose weights are kept
        self._epoch = 0  # pointed at
        self._loss = CurvePlot(self.tr("Loss by epoch"), False, self)
        self._accuracy = CurvePlot(self.tr("Accuracy by epoch"), True, self)
        self._accuracy_name = PlainLabel(self.tr("Accuracy by epoch"), self)
        self._reading = PlainLabel(parent=self, wraps=True)
        self._reading.setMinimumHeight(2 * self.fontMetrics().height())
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(PlainLabel(self.tr("Loss by epoch: how far from the truth"), self))
        layout.addWidget(self._loss, 1)
        layout.addWidget(self._accuracy_name)
        layout.addWidget(self._accuracy, 1)
        layout.addWidget(self._reading)
        for plot in (self._loss, self._accuracy):
            plot.pointed_at.connect(self._point_at)

    def show_epochs(
        self, epochs: Sequence[EpochFigures], most_epochs: int, stages: Sequence[str]
    ) -> None:
        """Draw the finished epochs; `stages` are the names of all stages, in order."""
        self._epochs = tuple(epochs)
        starts = {one.stage: one.epoch for one in reversed(epochs)}
        self._best = max((one.epoch for one in epochs if one.is_best), default=0)
        marks = Marks(
            most_epochs,
            self._best,
            [(starts[n], stages[n]) for n in sorted(starts) if 0 < n < len(stages)],
        )
        self._loss.show_lines(
            self._lines([e.loss for e in epochs], [e.validation_loss for e in epochs]), marks
        )
        accuracies = [e.accuracy for e in epochs], [e.validation_accuracy for e in epochs]
        has_accuracy = any(math.isfinite(value) for line in accuracies for value in line)
        for part in (self._accuracy_name, self._accuracy):
            part.setVisible(has_accuracy or not epochs)
        self._accuracy.show_lines(self._lines(*accuracies), marks)
        self._point_at(min(self._epoch, len(self._epochs)))

    def sizeHint(self) -> QSize:
        """Return room for two plots that can be read."""
        line = self.fontMetrics().height()
        return QSize(28 * line, 32 * line)

    def minimumSizeHint(self) -> QSize:
        """Return room for two small plots."""
        line = self.fontMetrics().height()
        return QSize(14 * line, 26 * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from epoch to epoch with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._epochs:
            super().keyPressEvent(event)
            return
        now = self._epoch or (len(self._epochs) + 1 if step < 0 else 0)
        self._point_at(min(max(now + step, 1), len(self._epochs)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self._point_at(0)

    def _lines(self, training: Sequence[float], validation: Sequence[float]) -> list[Line]:
        return [
            Line(self.tr("training"), training, False),
            Line(self.tr("validation"), validation, True),
        ]

    def _point_at(self, epoch: int) -> None:
        self._epoch = epoch
        for plot in (self._loss, self._accuracy):
            plot.point_at(epoch)
        text = self._sentence(self._epochs[epoch - 1]) if epoch else self._invitation()
        self._reading.setText(text)
        self.setAccessibleDescription(text)
        self.read.emit(epoch)

    def _invitation(self) -> str:
        if not self._best:
            return self.tr("The lines begin when the first epoch is done.")
        said = self.tr(
            "Ringed: epoch {0}, whose weights are kept. Point at an epoch to read it."
        )
        return said.format(whole(self._best))

    def _sentence(self, one: EpochFigures) -> str:
        said = self.tr("Epoch {0} · loss {1}, validation {2}")
        text = said.format(
            whole(one.epoch), decimal(one.loss, 3), _or_dash(one.validation_loss)
        )
        if math.isfinite(one.accuracy) or math.isfinite(one.validation_accuracy):
            said = self.tr("accuracy {0}, validation {1}")
            shares = _share(one.accuracy), _share(one.validation_accuracy)
            text += " · " + said.format(*shares)
        said = self.tr("learning rate {0} · {1}")
        text += " · " + said.format(f"{one.learning_rate:.2g}", duration(one.seconds))
        return text + (" · " + self.tr("best so far") if one.epoch == self._best else "")


def _share(value: float) -> str:
    return share(value) if math.isfinite(value) else "–"


def _or_dash(value: float) -> str:
    return decimal(value, 3) if math.isfinite(value) else "–"
