"""A tab of several pages, each a view of its own that is made when it is first looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.work_tabs import WorkTabs
from ajna_desktop.ui.work_view import WorkView


class _Pages(WorkTabs):
    """Gives the keyboard to the page in sight, so that no key is needed to get into it."""

    def _make_current(self) -> None:
        super()._make_current()
        page = self.currentWidget().focusProxy()
        self.setFocusProxy(self.tabBar() if page is None or _is_deaf(page) else page)


def _is_deaf(page: QWidget) -> bool:
    """Return whether a page has no use for the keyboard."""
    return page.focusProxy() is None and page.focusPolicy() is Qt.FocusPolicy.NoFocus


class PagedView(WorkView):
    """Passes on what its pages want, and what they are told."""

    def __init__(self, pages: Sequence[WorkView], parent: QObject | None = None) -> None:
        """Take the pages, in their order."""
        super().__init__(parent)
        self._pages = tuple(pages)
        for page in self._pages:
            page.setParent(self)
            page.query_wanted.connect(self.query_wanted)
            page.scan_wanted.connect(self.scan_wanted)
            page.compare_wanted.connect(self.compare_wanted)
            page.review_wanted.connect(self.review_wanted)
            page.exported.connect(self.exported)
            page.said.connect(self.said)
            page.failed.connect(self.failed)

    def make(self) -> QWidget:
        """Make the tab; its pages follow when they are looked at."""
        panel = _Pages()
        panel.setAccessibleName(self.title())
        for page in self._pages:
            panel.add_later(page.name, page.title(), page.make)
        return panel

    def show_changes(self, changes: Changes) -> None:
        """Tell every page."""
        for page in self._pages:
            page.show_changes(changes)

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Tell every page which scan the user is at."""
        for page in self._pages:
            page.show_scan(scan_id)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads of all pages."""
        return [wait for page in self._pages for wait in page.stop()]
