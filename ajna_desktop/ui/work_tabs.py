"""The views of an open folder side by side; costly ones are made when first looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.ui import icons


class WorkTabs(QTabWidget):
    """One tab a view, each with a name that is that of its icon, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, documentMode=True)
        self._names: list[str] = []
        self.currentChanged.connect(self._make_current)

    def add(self, name: str, text: str, view: QWidget) -> None:
        """Add a view that is there already, after the others."""
        self._names.append(name)
        self.addTab(view, icons.icon(name), text)

    def add_later(self, name: str, text: str, make: Callable[[], QWidget]) -> None:
        """Add a view that `make` makes when its tab is first shown, after the others."""
        self.add(name, text, _LaterView(make))

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
        if isinstance(view, _LaterView):
            view.make()


class _LaterView(QWidget):
    """Stands where a view will be."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make

    def make(self) -> None:
        """Make the view, the first time only."""
        if self._make is None:
            return
        view, self._make = self._make(), None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        view.show()  # now, not in the next turn of the event loop: it is to take the keyboard
        self.setFocusProxy(view)
