"""What the chains of events prove, and what can be kept elsewhere so that they prove more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.labels import Verification
from ajna_desktop.domain.readers.history import ChainHead
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_DIGITS = 16  # of a hash that are shown; all are copied


class ProofPart(QWidget):
    """The last hash of every chain, *Copy*, *Verify* and *Export signed…*."""

    verify_wanted = Signal()
    sign_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[ChainHead] = ()
        self._line = PlainLabel(parent=self, wraps=True)
        self._copy = self._button("copy", self.tr("Copy hashes"), self._copy_heads)
        self._copy.setToolTip(
            self.tr("Copies the last hash of every chain, to be kept outside this computer")
        )
        self._verify = self._button("confirm", self.tr("Verify"), self.verify_wanted.emit)
        self._verify.setToolTip(
            self.tr("Computes every hash anew, and compares the labels with the events")
        )
        self._sign = self._button("lock", self.tr("Export signed…"), self.sign_wanted.emit)
        self._sign.setToolTip(
            self.tr("Writes every event into one file that carries your signature")
        )
        self._found = PlainLabel(parent=self, wraps=True)
        self._found.hide()
        honest = PlainLabel(
            self.tr(
                "Each event carries the hash of the one before it: whoever changes, removes or "
                "moves one without computing all later hashes anew is found by “Verify”. "
                "Somebody who can write to the store may do just that; only a hash or a signed "
                "file kept elsewhere shows it. A signature proves which key signed, not who "
                "held it, nor that what was said is true."
            ),
            self,
            wraps=True,
        )
        head = FlowLayout(spacing=SMALL)
        for part in (self._copy, self._verify, self._sign):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._line)
        layout.addLayout(head)
        layout.addWidget(self._found)
        layout.addWidget(honest)
        layout.addStretch(1)
        self.setFocusProxy(self._copy)

    def show_heads(self, heads: Sequence[ChainHead]) -> None:
        """Show the last event of every chain."""
        if heads != self._heads:
            self._found.hide()  # it was said of another state
        self._heads = heads
        labels = next((head for head in heads if head.chain == "label"), None)
        if labels is None:
            self._line.setText(self.tr("Nobody has said anything about a label yet."))
        else:
            told = self.tr("{0} label events; the hash of the last begins with {1}.")
            self._line.setText(told.format(whole(labels.events), labels.hash[:_DIGITS]))
        for button in (self._copy, self._sign):
            button.setEnabled(bool(heads))

    def show_busy(self, is_busy: bool) -> None:
        """Say whether something is being verified or written."""
        self._verify.setEnabled(not is_busy)
        self._sign.setEnabled(not is_busy and bool(self._heads))
        if is_busy:
            self.show_found(self.tr("One moment…"))

    def show_verified(self, found: Verification) -> None:
        """Say what verifying has found."""
        self.show_busy(False)
        if found.problem:
            self.show_found(self.tr("Something is wrong: {0}").format(found.problem))
        else:
            told = self.tr("Everything is sound: %n label event(s).", "", found.events)
            self.show_found(told)

    def show_found(self, text: str) -> None:
        """Say something below the buttons."""
        self._found.setText(text)
        self._found.show()

    def _copy_heads(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(head.line for head in self._heads))
        self.show_found(self.tr("Copied. Keep it outside this computer, with today's date."))

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
