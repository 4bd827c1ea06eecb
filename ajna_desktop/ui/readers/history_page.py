"""The page of history: what happened, what held at a date, and what that proves."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.readers.events_part import EventsPart
from ajna_desktop.ui.readers.proof_part import ProofPart
from ajna_desktop.ui.readers.then_part import ThenPart
from ajna_desktop.ui.theme import SMALL


class HistoryPage(QWidget):
    """Two lists and what proves them, each a tab."""

    shown = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = MessageBar(self)
        self.events = EventsPart(lookup, self)
        self.then = ThenPart(lookup, self)
        self.proof = ProofPart(self)
        self._parts = QTabWidget(self)
        self._parts.setDocumentMode(True)
        self._parts.addTab(self.events, self.tr("Events"))
        self._parts.addTab(self.then, self.tr("Labels as of a date"))
        self._parts.addTab(self.proof, self.tr("Proof"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addWidget(self._parts, 1)
        self.setFocusProxy(self.events)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the user looks at it again."""
        super().showEvent(event)
        self.shown.emit()
