"""The pages of the Curves tab side by side; each is made when it is first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.ui.later_view import LaterView
from ajna_desktop.ui.theme import SMALL


class CurvesPanel(QWidget):
    """One page for each question about how a classifier is to be operated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QTabWidget(self)
        self._pages.setAccessibleName(self.tr("Pages of the curves"))
        self._pages.currentChanged.connect(self._make_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(self._pages)

    def add_page(self, title: str, page: QWidget) -> None:
        """Add a page that is there already, after the others."""
        self._pages.addTab(page, title)

    def add_page_later(self, title: str, make: Callable[[], QWidget]) -> None:
        """Add a page that `make` makes when it is first shown, after the others."""
        self.add_page(title, LaterView(make))

    def show_page(self, title: str) -> None:
        """Bring the page of this title to the front."""
        titles = [self._pages.tabText(number) for number in range(self._pages.count())]
        self._pages.setCurrentIndex(titles.index(title))

    def _make_current(self) -> None:
        page = self._pages.currentWidget()
        self.setFocusProxy(page)
        if isinstance(page, LaterView):
            page.make()
