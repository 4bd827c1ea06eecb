"""One scan at a time: its image, large, and what is known of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.inspector.image_pane import ImagePane
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.facts_panel import FactsPanel
from ajna_desktop.ui.review.read_ahead import Found
from ajna_desktop.ui.theme import SMALL


class SinglePage(QWidget):
    """The image at the left, facts and keys at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ScanId | None = None  # whose image, or reason against it, is there
        self._image = ImagePane(self)
        self._facts = FactsPanel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._image, 1)
        layout.addWidget(self._facts)

    @property
    def image_view(self) -> ImageView:
        """The image, for the window's zoom and window commands."""
        return self._image.view

    def show_asked(self, asked: Asked | None, is_blind: bool) -> None:
        """Show what is known of a scan; the image of another one is taken away."""
        self._facts.show_asked(asked, is_blind)
        if asked is None or asked.scan.id != self._shown:
            self._shown = None

    def show_found(self, scan_id: ScanId, found: Found | None) -> None:
        """Show the image of the scan, or why there is none; None while it is on its way."""
        if found is None:
            self._image.view.show_message("")
            self._shown = None
        elif self._shown != scan_id:
            self._shown = scan_id
            if isinstance(found, AjnaError):
                self._image.view.show_message(str(found))
            else:
                self._image.show_pixels(scan_id, found)

    def show_loading(self) -> None:
        """Say that the image is on its way, unless it is there."""
        if self._shown is None:
            self._image.view.show_message(self.tr("Opening…"))
