"""An image view with the bar that belongs to it."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.explanation import Explanation
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.display_bar import DisplayBar
from ajna_desktop.ui.inspector.evidence_picture import evidence_picture
from ajna_desktop.ui.inspector.explaining import Explaining
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.theme import TIGHT


class ImagePane(QWidget):
    """The image above, how it is shown below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ImageView(self)
        self._bar = DisplayBar(self.view, self)
        self._explaining: Explaining | None = None
        self._scan_id: ScanId | None = None  # whose image is shown
        self._drawn: tuple[object, QImage] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._bar)

    def join(self, explaining: Explaining) -> None:
        """Lay explanations over the image while they are on."""
        self._explaining = explaining
        self._bar.offer_explanation(explaining.set_on)
        self.view.was_reset.connect(explaining.turn_off)
        explaining.changed.connect(self._lay_over)
        self._lay_over()

    def show_pixels(self, scan_id: ScanId, pixels: Pixels) -> None:
        """Show the image of a scan, and what its reader remarked."""
        self._scan_id = scan_id
        self._bar.set_remark(pixels.note)
        self.view.show_pixels(pixels.array)
        self._lay_over()

    def _lay_over(self) -> None:
        explaining, pixels = self._explaining, self.view.pixels
        if explaining is None:
            return
        self._bar.show_explanation(explaining.is_on)
        found = explaining.of(self._scan_id)
        if found is None or pixels is None:
            if self.view.has_overlay:
                self.view.show_overlay(None)
            return
        height, width = pixels.shape[:2]
        picture = self._picture(found, height, width, explaining.is_signed)
        self.view.show_overlay(picture, explaining.strength / 100)

    def _picture(self, found: Explanation, height: int, width: int, is_signed: bool) -> QImage:
        key = (found, height, width, is_signed)
        if self._drawn is None or self._drawn[0] != key:  # the slider sets the opacity alone
            self._drawn = (key, evidence_picture(found, height, width, signed=is_signed))
        return self._drawn[1]
