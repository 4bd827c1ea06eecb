"""What can be done with scans that are compared."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSpinBox, QToolButton, QWidget

from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.pairs.difference_picture import DifferenceLegend
from ajna_desktop.ui.pairs.flicker import FASTEST, SLOWEST, USUAL
from ajna_desktop.ui.theme import SMALL


class Mode(IntEnum):
    """How the scans are laid; the pages of the view in their order."""

    SIDE_BY_SIDE = 0
    FLICKER = 1
    DIFFERENCE = 2


class PairBar(QWidget):
    """Buttons for the ways to lay two scans, and what belongs to each way."""

    mode_chosen = Signal(object)  # Mode
    swap_wanted = Signal()
    rate_chosen = Signal(int)  # changes a second
    runs_chosen = Signal(bool)  # whether images change by themselves
    closed = Signal()

    def __init__(self, can_close: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = QButtonGroup(self)
        flow = FlowLayout(self, SMALL)
        if can_close:
            close = self._button("previous", self.tr("Back"), self.closed.emit)
            close.setToolTip(self.tr("Back to where you were (Esc)"))
            flow.addWidget(close)
        for mode, icon, words, tip in (
            (
                Mode.SIDE_BY_SIDE,
                "lookalikes",
                self.tr("Side by side"),
                self.tr("Beside each other; zoom and window are one for all"),
            ),
            (
                Mode.FLICKER,
                "flicker",
                self.tr("Flicker"),
                self.tr("In one place, one after the other (B); the arrow keys change by hand"),
            ),
            (
                Mode.DIFFERENCE,
                "difference",
                self.tr("Difference"),
                self.tr("What is brighter or darker in the second, in colours (V)"),
            ),
        ):
            button = self._button(icon, words, self._choosing(mode))
            button.setCheckable(True)
            button.setToolTip(tip)
            self._modes.addButton(button, mode)
            flow.addWidget(button)
        self._swap = self._button("swap", self.tr("Swap"), self.swap_wanted.emit)
        self._swap.setToolTip(self.tr("The second becomes the first (T)"))
        self._runs = self._button("run", self.tr("By itself"), lambda: None)
        self._runs.setCheckable(True)
        self._runs.setToolTip(
            self.tr("The images change by themselves; at first only where the desktop moves")
        )
        self._runs.toggled.connect(self.runs_chosen)
        self._rate = QSpinBox(self)
        self._rate.setRange(SLOWEST, FASTEST)
        self._rate.setValue(USUAL)
        self._rate.setSuffix(" " + self.tr("a second"))
        self._rate.setToolTip(self.tr("How often the images change"))
        self._rate.setAccessibleName(self.tr("Changes a second"))
        self._rate.valueChanged.connect(self.rate_chosen)
        claim(self._rate, RETURN)
        self._legend = DifferenceLegend(self)
        for part in (self._swap, self._runs, self._rate, self._legend):
            flow.addWidget(part)
        self.show_mode(Mode.SIDE_BY_SIDE)

    def show_pair(self, is_pair: bool) -> None:
        """Offer what two scans can be used for, or not."""
        for mode in (Mode.FLICKER, Mode.DIFFERENCE):
            self._modes.button(mode).setEnabled(is_pair)
        self._swap.setEnabled(is_pair)

    def show_mode(self, mode: Mode) -> None:
        """Show how the scans are laid."""
        self._modes.button(mode).setChecked(True)
        for button in self._modes.buttons():
            font = button.font()
            font.setBold(button.isChecked())  # dark themes hardly show a pressed button
            button.setFont(font)
        self._runs.setVisible(mode == Mode.FLICKER)
        self._rate.setVisible(mode == Mode.FLICKER)
        self._legend.setVisible(mode == Mode.DIFFERENCE)

    def show_runs(self, runs: bool) -> None:
        """Show whether images change by themselves."""
        with QSignalBlocker(self._runs):
            self._runs.setChecked(runs)

    def _choosing(self, mode: Mode) -> Callable[[], None]:
        return lambda: self.mode_chosen.emit(mode)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the view
        claim_pressing(button)
        button.clicked.connect(act)
        wear(button, icon)
        return button
