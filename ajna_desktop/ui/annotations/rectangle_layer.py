"""What is noted on a scan, over its image: rectangles with their remarks, tags and a note."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.annotations import Annotation, AnnotationKind, Box
from ajna_desktop.domain.scan import Scan
from ajna_desktop.ui.annotation_words import summary_words
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.theme import TIGHT

_GROUND: Final = QColor(16, 18, 21, 220)
_INK: Final = QColor("white")
_LONGEST: Final = 60  # characters of a remark on the image
_LEAST: Final = 3.0  # pixels of the layout: a rectangle of a pixel must be seen, too


class RectangleLayer(QWidget):
    """Lies over an image view and lets every click through.

    It is there until the display is reset, so that the image can be seen as it is; the next
    scan, or the next word, brings it back.
    """

    def __init__(self, view: ImageView, sums_up: bool = False) -> None:
        """Lie over `view`; `sums_up`: tell tags and the last note in a corner, too."""
        super().__init__(view)
        self._sums_up = sums_up
        self._summary = ""
        self._view = view
        self._marked: list[Annotation] = []
        self._size = (1, 1)  # of the upright image: the view may show a smaller one
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.installEventFilter(self)
        view.display_changed.connect(self.update)
        view.was_reset.connect(self.hide)
        self.hide()

    @property
    def summary(self) -> str:
        """The words in the corner."""
        return self._summary

    @property
    def shown(self) -> Sequence[Annotation]:
        """The rectangles that are drawn."""
        return tuple(self._marked)

    def show_annotations(self, scan: Scan | None, annotations: Sequence[Annotation]) -> None:
        """Show what is said of a scan."""
        self._marked = [one for one in annotations if one.kind is AnnotationKind.RECTANGLE]
        if scan is not None:
            self._size = (max(scan.width, 1), max(scan.height, 1))
        words = summary_words(annotations) if self._sums_up else ""
        self._summary = words.replace("\n", "  ")
        self.setVisible(bool(self._marked or self._summary))
        self.setGeometry(self._view.rect())
        told = [one.text for one in self._marked if one.text]
        words = self.tr("Rectangles: {0}").format("; ".join(told)) if self._marked else ""
        self.setAccessibleName(f"{self._summary} {words}".strip())
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the view."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each rectangle in two inks, so that it is seen on any image."""
        if self._view.pixels is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._marked:
            if one.box is not None:
                place = self.place_of(one.box)
                self._paint_frame(painter, place)
                self._paint_remark(painter, place, one.text)
        if self._summary:
            corner = QPointF(TIGHT, TIGHT)
            self._paint_words(painter, corner, self._summary, self.width() - 2 * TIGHT)
        painter.end()

    def place_of(self, box: Box) -> QRectF:
        """Return where a rectangle of the upright image lies in the view."""
        pixels = self._view.pixels
        if pixels is None:
            return QRectF()
        across = pixels.shape[1] / self._size[0]
        down = pixels.shape[0] / self._size[1]
        corner = self._view.to_view(QPointF(box.x * across, box.y * down))
        end = self._view.to_view(
            QPointF((box.x + box.width) * across, (box.y + box.height) * down)
        )
        place = QRectF(corner, end)
        return place.adjusted(
            0, 0, max(_LEAST - place.width(), 0), max(_LEAST - place.height(), 0)
        )

    def fitted(self, words: str, most: float) -> tuple[str, float]:
        """Return words as they fit into `most` pixels, and how wide their ground is."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(words) + 2 * TIGHT
        if width <= most:  # not elided: a width that is rounded may lack a part of a pixel
            return words, width
        room = int(most) - 2 * TIGHT
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room), most

    def _paint_frame(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((QColor("black"), 4.0), (_INK, 1.75)):
            painter.setPen(QPen(ink, width))
            painter.drawRect(place)

    def _paint_remark(self, painter: QPainter, place: QRectF, text: str) -> None:
        if not text:
            return
        line = text.replace("\n", " ")
        line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        metrics = self.fontMetrics()
        height = metrics.height() + TIGHT
        width = min(metrics.horizontalAdvance(line) + 2 * TIGHT, self.width())
        left = min(max(place.left(), 0.0), max(self.width() - width, 0.0))
        above = place.top() - height - TIGHT / 2
        top = above if above >= 0 else min(place.bottom() + TIGHT / 2, self.height() - height)
        self._paint_words(painter, QPointF(left, top), line, width)

    def _paint_words(self, painter: QPainter, corner: QPointF, words: str, most: float) -> None:
        shown, width = self.fitted(words, most)
        box = QRectF(corner.x(), corner.y(), width, self.fontMetrics().height() + TIGHT)
        painter.fillRect(box, _GROUND)
        painter.setPen(_INK)
        inside = box.adjusted(TIGHT, 0, -TIGHT, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
