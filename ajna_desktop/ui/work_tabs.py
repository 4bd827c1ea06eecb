"""The views of an open folder side by side; costly ones are made when first looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from ajna_desktop.ui import icons
from ajna_desktop.ui.later_view import LaterView
from ajna_desktop.ui.tab_bar import TabBar


class WorkTabs(QTabWidget):
    """One tab a view, each with a name that is that of its icon, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(TabBar(self))
        self.setDocumentMode(True)
        self._names: list[str] = []
        self.currentChanged.connect(self._make_current)

    def add(self, name: str, text: str, view: QWidget) -> None:
        """Add a view that is there already, after the others."""
        self._names.append(name)
        self.addTab(view, icons.icon(name), text)

    def add_later(self, name: str, text: str, make: Callable[[], QWidget]) -> None:
        """Add a view that `make` makes when its tab is first shown, after the others."""
        self.add(name, text, LaterView(make))

    def show_view(self, name: str) -> QWidget:
        """Bring the view with this name to the front and return it."""
        self.setCurrentIndex(self._names.index(name))
        return self.currentWidget()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the ink of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for place, name in enumerate(self._names):
                self.setTabIcon(place, icons.icon(name))

    def _make_current(self) -> None:
        view = self.currentWidget()
        if isinstance(view, LaterView):
            view.make()
