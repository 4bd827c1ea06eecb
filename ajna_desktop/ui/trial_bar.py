"""A line above the work that says a threshold is only tried out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import decimal
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT


class TrialBar(QFrame):
    """Hidden while nothing is tried out."""

    use_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(parent=self, wraps=True)
        self._use = QPushButton(self.tr("Use this"), self)
        self._use.setToolTip(
            self.tr("Decide for every scan of the folder at this threshold, and keep it")
        )
        self._back = QPushButton(self.tr("Back"), self)
        self._back.setToolTip(self.tr("Show again what is decided until now"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, TIGHT, SMALL, TIGHT)
        layout.setSpacing(SMALL)
        layout.addWidget(self._text, 1)
        for button in (self._use, self._back):
            claim_pressing(button)
            layout.addWidget(button)
        self._use.clicked.connect(self.use_wanted)
        self._back.clicked.connect(self.back_wanted)
        self.hide()

    def show_point(self, point: OperatingPoint | None, can_use: bool) -> None:
        """Say what is tried out, None for nothing; it can be kept when no work is under way."""
        self._use.setEnabled(can_use)
        if point is not None:
            said = self.tr("Trial threshold {0} for {1}: not saved.")
            text = said.format(decimal(point.threshold, 3), point.label)
            self._text.setText(text)
            self.setAccessibleName(text)
        self.setVisible(point is not None)
