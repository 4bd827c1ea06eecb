"""How a scan looks to a network that learns: some variants of the one in the inspector."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.ui.theme import TIGHT, Colours

SIDE: Final = 92  # of a variant on the screen, pixels of the layout


class Variants(QWidget):
    """A strip of images, as many as fit; the first is the scan as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Sequence[QImage] = ()
        self._message = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_message(self.tr("Choose a scan to see how it is varied."))

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show the scan as it is, then its variants."""
        self._images, self._message = tuple(images), ""
        name = self.tr("The scan as it is, and %n variant(s) of it", "", len(images) - 1)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def show_message(self, text: str) -> None:
        """Say why there are none."""
        self._images, self._message = (), text
        self.setAccessibleName(text)
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one line of images."""
        return QSize(3 * (SIDE + TIGHT), SIDE + self.fontMetrics().height() + TIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for one image and its variant."""
        return QSize(2 * (SIDE + TIGHT), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the images on the ground that scans are judged on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = Colours.of(self.palette())
        if self._message:
            painter.setPen(colours.subtle)
            words = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), words, self._message)
            return
        scale = self.devicePixelRatioF()
        for place, image in enumerate(self._images):
            cell = QRect(place * (SIDE + TIGHT), 0, SIDE, SIDE)
            if cell.right() > self.width():
                break
            painter.fillRect(cell, colours.card)
            size = image.size().scaled(cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
            where = QRect(cell.topLeft(), size)
            where.moveCenter(cell.center())
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            painter.drawImage(where, image.scaled(size * scale, keep, smooth))
        painter.setPen(colours.subtle)
        for place, text in enumerate((self.tr("as it is"), self.tr("varied"))):
            left = place * (SIDE + TIGHT)
            line = QRect(left, SIDE + TIGHT, self.width(), self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)
