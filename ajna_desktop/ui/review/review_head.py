"""The line above a review: what it is, how far it has come, and how to leave it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from ajna_desktop.domain.curating.review_pace import ReviewPace
from ajna_desktop.domain.curating.review_queue import ReviewQueue
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.review.progress_line import ProgressLine
from ajna_desktop.ui.review.review_words import pace_words, progress_words
from ajna_desktop.ui.review_memory import SIZES
from ajna_desktop.ui.theme import MEDIUM, SMALL


class ReviewHead(QWidget):
    """Title, progress, pace, and the choice between one scan and a grid."""

    size_chosen = Signal(int)  # scans on a screen, 1 for one by one
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(parent=self)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self.line = ProgressLine(self)
        self._progress = PlainLabel(parent=self)
        self._pace = PlainLabel(parent=self)
        self._sizes = QComboBox(self)
        self._sizes.setAccessibleName(self.tr("Scans on the screen"))
        self._sizes.setToolTip(
            self.tr("How many scans are on the screen (Space: one or many; + and −)")
        )
        self._sizes.addItem(self.tr("One by one"), 1)
        for size in SIZES:
            self._sizes.addItem(self.tr("{0} at once").format(whole(size)), size)
        self._sizes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sizes.activated.connect(lambda: self.size_chosen.emit(self._sizes.currentData()))
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        claim_pressing(self._close)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = self.tr("Leave the review; it can be taken up again (Esc)")
        self._close.setToolTip(words)
        self._close.setAccessibleName(words)
        wear(self._close, "close")
        self._close.clicked.connect(self.closed)
        self._lay_out()

    def show_title(self, title: str) -> None:
        """Say what is being reviewed."""
        self._title.setText(title)

    def show_progress(self, queue: ReviewQueue, pace: ReviewPace) -> None:
        """Say how far the review has come, and how fast it goes."""
        self.line.show_progress(queue)
        self._progress.setText(progress_words(queue))
        self._pace.setText(pace_words(pace, queue.waiting))

    def show_size(self, size: int) -> None:
        """Say how many scans are on the screen."""
        with QSignalBlocker(self._sizes):
            self._sizes.setCurrentIndex(self._sizes.findData(size))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MEDIUM)
        line.addWidget(self._title)
        line.addWidget(self.line, 1)
        line.addWidget(self._progress)
        line.addWidget(self._pace)
        line.addSpacing(SMALL)
        line.addWidget(self._sizes)
        line.addWidget(self._close)
