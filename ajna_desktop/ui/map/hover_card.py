"""What is under the mouse on the map: the picture of a scan and what is known of it."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import Prediction, Scan, ScanId
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from ajna_desktop.ui.wording import label_word

_SIDE: Final = 150  # pixels of the picture
_AWAY: Final = 16  # pixels from the mouse
_MOST_BYTES: Final = 16 * 2**20  # of pictures at hand


class HoverCard(QFrame):
    """Floats beside the mouse and never takes it."""

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pictures = ThumbnailPixmaps(thumbnails, _MOST_BYTES, self)
        self._pictures.arrived.connect(self._on_arrived)
        self._scan_id: ScanId | None = None
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_SIDE, _SIDE)
        self.text = PlainLabel(wraps=True)
        self.text.setMaximumWidth(_SIDE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._picture)
        layout.addWidget(self.text)
        self.hide()

    def show_scan(
        self, scan: Scan, prediction: Prediction | None, notes: list[str], at: QPointF
    ) -> None:
        """Show a scan beside a place of the parent; `notes` are further lines."""
        self._scan_id = scan.id
        label = self.tr("Label: {0}").format(label_word(scan.label))
        lines = [scan.name, label]
        if prediction is not None:
            said = self.tr("Predicted: {0} {1}")
            lines.append(said.format(prediction.label, probability(prediction.confidence)))
        self.text.setText("\n".join([*lines, *notes]))
        self._show_picture()
        self.adjustSize()
        self.move(self._place(at.toPoint()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Colours.of(self.palette()).line, 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), TIGHT, TIGHT)

    def _place(self, at: QPoint) -> QPoint:
        """Stay within the parent, and never under the mouse."""
        room = self._ground.rect()
        x, y = at.x() + _AWAY, at.y() + _AWAY
        if x + self.width() > room.right():
            x = at.x() - _AWAY - self.width()
        if y + self.height() > room.bottom():
            y = at.y() - _AWAY - self.height()
        return QPoint(max(x, 0), max(y, 0))

    @Slot(object)
    def _on_arrived(self, scan_id: ScanId) -> None:
        if scan_id == self._scan_id and self.isVisible():
            self._show_picture()

    def _show_picture(self) -> None:
        if self._scan_id is None:
            return
        pixmap = self._pictures.pixmap(self._scan_id)
        if pixmap is None:
            self._picture.setPixmap(QPixmap())
            self._picture.setText(self._pictures.failure(self._scan_id))
            return
        scale = self.devicePixelRatioF()
        side = round(_SIDE * scale)
        fitted = pixmap.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(scale)
        self._picture.setPixmap(fitted)
