"""What a key would do to many scans, to be looked at before it is done."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT


class BulkBar(QFrame):
    """ "12 scans: NORMAL → PNEUMONIA": Enter does it, Esc leaves it."""

    asked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deed: Callable[[], None] | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = PlainLabel(parent=self)
        self._text.setObjectName("bulk-text")
        self._do = QPushButton(self.tr("Do it (Enter)"), self)
        wear(self._do, "confirm")
        self._leave = QPushButton(self.tr("Leave it (Esc)"), self)
        for button, act in ((self._do, self.accept), (self._leave, self.dismiss)):
            claim_pressing(button)
            button.clicked.connect(act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, TIGHT, SMALL, TIGHT)
        layout.setSpacing(SMALL)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._do)
        layout.addWidget(self._leave)

    @property
    def is_asking(self) -> bool:
        """Whether a decision waits to be confirmed."""
        return self._deed is not None

    def ask(self, text: str, deed: Callable[[], None]) -> None:
        """Say what `deed` would do, and wait for a word."""
        self._deed = deed
        self._text.setText(text)
        self.setAccessibleName(text)
        self.asked.emit()

    def accept(self) -> None:
        """Do what was asked about."""
        deed = self._deed
        self.dismiss()
        if deed is not None:
            deed()

    def dismiss(self) -> None:
        """Leave everything as it is."""
        if self._deed is not None:
            self._deed = None
            self.dismissed.emit()
