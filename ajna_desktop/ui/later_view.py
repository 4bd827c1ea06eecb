"""Stands where a costly view will be, which is made when it is first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class LaterView(QWidget):
    """An empty place until `make` is called."""

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
