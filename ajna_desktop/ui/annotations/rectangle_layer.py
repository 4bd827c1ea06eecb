"""The rectangles of a scan, drawn over its image with their remarks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.annotations import Annotation, AnnotationKind, Box
from ajna_desktop.domain.scan import Scan
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.theme import TIGHT

_GROUND: Final = QColor(16, 18, 21, 220)
_INK: Final = QColor("white")
_LONGEST: Final = 60  # characters of a remark on the image
_LEAST: Final = 3.0  # pixels of the layout: a rectangle of a pixel must be seen, too


class RectangleLayer(QWidget):
    """Lies over an image view and lets every click through."""

    def __init__(self, view: ImageView) -> None:
        super().__init__(view)
        self._view = view
        self._marked: list[Annotation] = []
        self._size = (1, 1)  # of the upright image: the view may show a smaller one
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.installEventFilter(self)
        view.display_changed.connect(self.update)
        self.hide()

    @property
    def shown(self) -> Sequence[Annotation]:
        """The rectangles that are drawn."""
        return tuple(self._marked)

    def show_annotations(self, scan: Scan | None, annotations: Sequence[Annotation]) -> None:
        """Draw the rectangles among what is said of a scan."""
        self._marked = [one for one in annotations if one.kind is AnnotationKind.RECTANGLE]
        if scan is not None:
            self._size = (max(scan.width, 1), max(scan.height, 1))
        self.setVisible(bool(self._marked))
        self.setGeometry(self._view.rect())
        told = [one.text for one in self._marked if one.text]
        self.setAccessibleName(self.tr("Rectangles: {0}").format("; ".join(told)))
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
        box = QRectF(left, top, width, height)
        painter.fillRect(box, _GROUND)
        painter.setPen(_INK)
        inside = box.adjusted(TIGHT, 0, -TIGHT, 0)
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, round(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
