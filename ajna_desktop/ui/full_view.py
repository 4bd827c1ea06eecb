"""One scan as large as the window, for a close look and one key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.workers.images import Pixels


class FullView(QWidget):
    """The image view and the label bar, and nothing else."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()
    moved = Signal(int)  # -1 to the scan before, 1 to the next
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image_view = ImageView(self)

    def show_scan(
        self,
        scan: Scan | None,
        prediction: Prediction | None,
        run: Run | None,
        classes: Sequence[Label],
    ) -> None:
        """Show what is known of `scan`."""

    def show_position(self, number: int, total: int) -> None:
        """Say which scan of the answer this is: "12 of 37"; `number` counts from 1."""

    def show_loading(self) -> None:
        """Say that the pixels of the current scan are on their way."""

    def show_pixels(self, scan_id: ScanId, pixels: Pixels) -> None:
        """Show an image, unless another scan is current by now."""

    def show_unreadable(self, reason: str) -> None:
        """Say why the current scan cannot be shown."""
