"""Comparing scans from anywhere in the window: over the page, and back to where one was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.alignment import Matrix
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.pairs.pair_control import PairControl, PairSource
from ajna_desktop.ui.pairs.pair_view import PairView
from ajna_desktop.ui.pairs.scan_panes import MOST_PANES
from ajna_desktop.ui.theme import SMALL


class SideBySide(QObject):
    """Covers a page with scans beside each other while they are compared."""

    said = Signal(str)  # why nothing is compared
    failed = Signal(object)  # the Exception of a reading

    def __init__(self, source: PairSource, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._left: QWidget | None = None  # had the keyboard before
        self.view = PairView(can_close=True)
        self._cover = QWidget(page)
        self._cover.setAutoFillBackground(True)  # it lies over the rest of the window
        layout = QVBoxLayout(self._cover)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(self.view)
        self._cover.hide()
        self.control = PairControl(source, self.view, self)
        self.control.failed.connect(self.failed)
        self.view.closed.connect(self.close)
        page.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether scans are being compared."""
        return not self._cover.isHidden()

    @property
    def image_view(self) -> ImageView:
        """The image, for the window's zoom and window commands."""
        return self.view.image_view

    def compare(self, ids: Sequence[ScanId], matrix: Matrix | None = None) -> None:
        """Compare two to four scans; `matrix` as for `PairControl.show`."""
        wanted = list(dict.fromkeys(ids))
        if len(wanted) < 2:
            self.said.emit(
                self.tr("Select two scans to compare, or go to a similar one first (S).")
            )
            return
        if len(wanted) > MOST_PANES:
            said = self.tr("{0} scans are selected: up to {1} can be compared.")
            self.said.emit(said.format(whole(len(wanted)), whole(MOST_PANES)))
            return
        if not self.is_open:
            self._left = QApplication.focusWidget()
        self._cover.setGeometry(self._page.rect())
        self._cover.show()
        self._cover.raise_()
        self.view.setFocus()
        self.control.show(wanted, matrix)

    def close(self) -> None:
        """Go back to where the user was."""
        self._cover.hide()
        self.control.show_nothing()
        left = self._left
        if left is not None and isValid(left) and self._page.isAncestorOf(left):
            left.setFocus()
        self._left = None

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        return self.control.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._cover.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)
