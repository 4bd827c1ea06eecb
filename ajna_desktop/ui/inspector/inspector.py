"""One scan from every side: its image, its probabilities, its neighbours, its history."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.workers.images import Pixels


class Inspector(QWidget):
    """Shows the current scan and says what the user wants done with it."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()
    neighbour_chosen = Signal(object)  # ScanId

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image_view = ImageView(self)

    def show_scan(
        self,
        scan: Scan | None,
        prediction: Prediction | None,
        run: Run | None,
        classes: Sequence[Label],
    ) -> None:
        """Show what is known of `scan`; None shows that no scan is chosen."""

    def show_loading(self) -> None:
        """Say that the pixels of the current scan are on their way."""

    def show_pixels(self, scan_id: ScanId, pixels: Pixels) -> None:
        """Show an image, unless another scan is current by now."""

    def show_unreadable(self, reason: str) -> None:
        """Say why the current scan cannot be shown."""

    def show_neighbours(self, scan_id: ScanId, neighbours: Sequence[NeighbourShown]) -> None:
        """Show what is near, nearest first, unless another scan is current by now."""

    def neighbours_message(self, text: str) -> None:
        """Say why there are no neighbours, or that they are being looked for."""

    def show_history(self, scan_id: ScanId, events: Sequence[LabelEvent]) -> None:
        """Show what was said of the scan, oldest first given, newest first shown."""

    def focus_neighbours(self) -> None:
        """Give the keyboard to the neighbours strip."""
