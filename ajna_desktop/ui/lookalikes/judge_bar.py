"""What a person says about two scans that seem to show one image."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_typing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.theme import SMALL

_NOTE_CHARACTERS = 20


class JudgeBar(QWidget):
    """Three words to choose from, a note, and the way back."""

    judged = Signal(object)  # PairJudgement, None takes it back
    left = Signal()  # Enter was pressed in the note: the keyboard is for the list again
    undo_wanted = Signal()  # of the last word, whatever pair it was about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = self._button(
            "warning",
            self.tr("Finding (Y)"),
            self.tr("Yes: one image stands for two, and that must be followed up"),
            PairJudgement.FINDING,
        )
        self._unlike = self._button(
            "close",
            self.tr("Not the same (U)"),
            self.tr("Unlike: two images that only look alike; they are not listed again"),
            PairJudgement.NOT_THE_SAME,
        )
        self._explained = self._button(
            "confirm",
            self.tr("Explained (E)"),
            self.tr("The same image, for a reason that is known"),
            PairJudgement.EXPLAINED,
        )
        self._withdraw = self._button(
            "withdraw",
            self.tr("Withdraw"),
            self.tr("Takes back what was said about this pair (Backspace)"),
            None,
        )
        self._note = QLineEdit(self)
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setToolTip(self.tr("Saved with what you say about the pair"))
        self._note.setAccessibleName(self.tr("Note about the pair"))
        self._note.setMinimumWidth(_NOTE_CHARACTERS * self.fontMetrics().averageCharWidth())
        claim_typing(self._note)
        self._note.returnPressed.connect(self.left)
        self._undo = QPushButton(self.tr("Undo"), self)
        wear(self._undo, "undo")
        claim_pressing(self._undo)
        self._undo.clicked.connect(self.undo_wanted)
        flow = FlowLayout(self, SMALL)
        for part in (
            self._finding,
            self._unlike,
            self._explained,
            self._note,
            self._withdraw,
            self._undo,
        ):
            flow.addWidget(part)
        self.show_pair(None, "")
        self.show_undo("")

    @property
    def note(self) -> str:
        """What was typed."""
        return self._note.text().strip()

    def show_pair(
        self, judgement: PairJudgement | None, note: str, is_one: bool = False
    ) -> None:
        """Show what was said about a pair; `is_one` says whether there is a pair."""
        self._note.setText(note)
        for part in (self._finding, self._unlike, self._explained, self._note):
            part.setEnabled(is_one)
        self._withdraw.setEnabled(judgement is not None)

    def show_undo(self, what: str) -> None:
        """Say what *Undo* would take back; "" when there is nothing."""
        self._undo.setEnabled(bool(what))
        self._undo.setToolTip(self.tr("Takes back: {0}").format(what) if what else "")

    def _button(
        self, icon: str, words: str, meaning: str, judgement: PairJudgement | None
    ) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(meaning)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(lambda: self.judged.emit(judgement))
        return button
