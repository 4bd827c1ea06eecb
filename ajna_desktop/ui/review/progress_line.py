"""A thin bar of what is done and what was put off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.domain.curating.review_queue import ReviewQueue
from ajna_desktop.ui.review.review_words import progress_words
from ajna_desktop.ui.theme import SMALL, Colours


class ProgressLine(QWidget):
    """Painted with the rest of the window; a QProgressBar paints at once, five milliseconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._done, self._later = 1, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def parts(self) -> tuple[int, int, int]:
        """How many scans there are, are done, and were put off."""
        return self._total, self._done, self._later

    def show_progress(self, queue: ReviewQueue) -> None:
        """Show how far a review has come."""
        self._total, self._done = len(queue), len(queue.done)
        self._later = len(queue.later)
        self.setAccessibleName(progress_words(queue))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a line."""
        return QSize(120, SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done from the left, what was put off from the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = Colours.of(self.palette())
        whole = QRectF(self.rect())
        step = whole.width() / max(self._total, 1)
        for colour, left, width in (
            (colours.line, 0.0, whole.width()),
            (colours.reviewed, 0.0, step * self._done),
            (colours.warning, whole.width() - step * self._later, step * self._later),
        ):
            painter.setBrush(colour)
            radius = min(whole.height(), width) / 2
            painter.drawRoundedRect(QRectF(left, 0, width, whole.height()), radius, radius)
        painter.end()
