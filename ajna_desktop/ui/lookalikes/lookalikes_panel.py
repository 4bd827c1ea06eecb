"""The tab of look-alikes: one page a question."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.work_tabs import WorkTabs


class LookalikesPanel(WorkTabs):
    """Pages side by side, each made when it is first looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Look-alikes"))

    def add_page(self, name: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a page after the others; `name` is that of its icon, `make` makes it once."""
        self.add_later(name, title, make)
