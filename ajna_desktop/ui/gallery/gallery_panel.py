"""The answer to a query: its chips, its scans, and the one that is current."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader


class GalleryPanel(QWidget):
    """Shows the scans of an answer and says which one the user is at."""

    current_changed = Signal(object)  # ScanId, None when nothing is shown
    selection_changed = Signal(int)  # how many are selected
    query_changed = Signal(object)  # ScanQuery: a chip closed, an order chosen, text typed
    activated = Signal(object)  # ScanId: double-clicked
    thumbnail_size_changed = Signal(int)  # pixels of the layout

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)

    @property
    def query(self) -> ScanQuery:
        """The question that the chips show."""
        return EVERY_SCAN

    def show_query(self, query: ScanQuery) -> None:
        """Show the chips of a question whose answer is not there yet."""

    def show_answer(self, query: ScanQuery, ids: Sequence[ScanId]) -> None:
        """Show the scans that answer `query`; current, selected and scrolled to as before."""

    def refresh(self, ids: Iterable[ScanId] | None = None) -> None:
        """Look these scans up anew, all of them for None."""

    def forget_thumbnails(self, ids: Iterable[ScanId] | None = None) -> None:
        """Load the thumbnails of these scans anew, of all for None."""

    def current(self) -> ScanId | None:
        """Return the scan that the user is at."""
        return None

    def selected(self) -> list[ScanId]:
        """Return the selected scans, the current one included, in the order shown."""
        return []

    def position(self) -> tuple[int, int]:
        """Return the number of the current scan, counted from 1, and how many there are."""
        return 0, 0

    def make_current(self, scan_id: ScanId) -> bool:
        """Go to a scan; say whether it is in the answer."""
        return False

    def move(self, step: int) -> None:  # type: ignore[override]
        """Go `step` scans on, or back for a negative `step`."""

    def move_to_next_unreviewed(self) -> bool:
        """Go to the next scan that nobody has reviewed; say whether there is one."""
        return False

    def select_all(self) -> None:
        """Select every scan of the answer."""

    def focus_grid(self) -> None:
        """Give the keyboard to the scans."""

    def focus_filter(self) -> None:
        """Give the keyboard to the filter field."""

    def set_thumbnail_size(self, size: int) -> None:
        """Show thumbnails of `size` pixels of the layout."""

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why no scan is shown, with a button that helps."""
