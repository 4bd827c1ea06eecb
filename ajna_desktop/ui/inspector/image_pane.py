"""An image view with the bar that belongs to it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.display_bar import DisplayBar
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.theme import TIGHT


class ImagePane(QWidget):
    """The image above, how it is shown below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ImageView(self)
        self._bar = DisplayBar(self.view, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._bar)

    def show_pixels(self, pixels: Pixels) -> None:
        """Show an image, and what its reader remarked."""
        self._bar.set_remark(pixels.note)
        self.view.show_pixels(pixels.array)
