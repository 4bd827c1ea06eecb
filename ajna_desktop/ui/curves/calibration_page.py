"""The page of calibration and prediction sets, or why there is nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.ui.curves.reliability_part import ReliabilityPart
from ajna_desktop.ui.curves.sets_part import SetsPart
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage


class CalibrationPage(QWidget):
    """Whether probabilities are right above, which labels they leave open below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)  # the ground of the plots, also on a tab's lighter one
        self.messages = MessageBar()
        self.reliability = ReliabilityPart()
        self.sets = SetsPart()
        self._message = MessagePage()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.reliability)
        parts.addWidget(self.sets)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(parts, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message)
        scrolled = QScrollArea()  # on a small screen
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self._whole)
        self._scrolled = scrolled
        self._stack.addWidget(scrolled)
        self.setFocusProxy(self.reliability)

    def show_figures(self) -> None:
        """Show diagram and table instead of a message."""
        self._stack.setCurrentWidget(self._scrolled)

    def show_message(
        self,
        title: str,
        text: str,
        button: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is nothing to show."""
        self._message.show_message(title, text, button, on_click)
        self._stack.setCurrentWidget(self._message)
