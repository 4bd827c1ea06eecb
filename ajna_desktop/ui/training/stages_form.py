"""The stages of a training: for each, which layers learn, how long and how fast."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from ajna_desktop.domain.training import Stage
from ajna_desktop.ui.figures import decimal
from ajna_desktop.ui.method_words import trainable_word
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_MOST_EPOCHS = 1000
_MOST_RATE = 1.0


class StagesForm(QWidget):
    """A line a stage."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: Sequence[Stage] = ()
        self._epochs: list[QSpinBox] = []
        self._rates: list[_Rate] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SMALL)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(3, 1)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages as they were chosen."""
        chosen = zip(self._stages, self._epochs, self._rates, strict=True)
        return tuple(
            replace(stage, most_epochs=epochs.value(), learning_rate=rate.value())
            for stage, epochs, rate in chosen
        )

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Replace what is shown."""
        if [one.trainable for one in stages] != [one.trainable for one in self._stages]:
            self._make_lines(stages)
        self._stages = tuple(stages)
        for stage, epochs, rate in zip(stages, self._epochs, self._rates, strict=True):
            with QSignalBlocker(epochs), QSignalBlocker(rate):
                epochs.setValue(stage.most_epochs)
                rate.setValue(stage.learning_rate)

    def _make_lines(self, stages: Sequence[Stage]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._epochs.clear()
        self._rates.clear()
        for column, heading in enumerate(
            (self.tr("What learns"), self.tr("At most"), self.tr("Learning rate"))
        ):
            self._grid.addWidget(PlainLabel(heading, self), 0, column)
        for row, stage in enumerate(stages, 1):
            self._make_line(row, stage)

    def _make_line(self, row: int, stage: Stage) -> None:
        word = trainable_word(stage.trainable)
        epochs = QSpinBox(self, minimum=1, maximum=_MOST_EPOCHS)
        epochs.setSuffix(" " + self.tr("epochs"))
        epochs.setAccessibleName(self.tr("{0}: most epochs").format(word))
        epochs.setToolTip(self.tr("An epoch is one pass over all scans that are learnt from"))
        rate = _Rate(self)
        rate.setAccessibleName(self.tr("{0}: learning rate").format(word))
        rate.setToolTip(self.tr("How far one step changes the network; smaller is gentler"))
        for column, part in enumerate((PlainLabel(word, self), epochs, rate)):
            self._grid.addWidget(part, row, column)
        epochs.valueChanged.connect(self.changed)
        rate.valueChanged.connect(self.changed)
        self._epochs.append(epochs)
        self._rates.append(rate)


class _Rate(QDoubleSpinBox):
    """A learning rate: its arrows double or halve it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, decimals=7, minimum=1e-7, maximum=_MOST_RATE)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Return the value without noughts that say nothing."""
        digits = next(n for n in range(1, 8) if n == 7 or abs(round(value, n) - value) < 5e-9)
        return decimal(value, digits)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Double or halve."""
        self.setValue(self.value() * 2.0**steps)
