"""Reads a page anew once it can be seen: who reviews must not wait for what lies below."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

_REST: Final = 250  # milliseconds without another change


class OnceSeen(QObject):
    """Calls back when nothing has changed for a moment and a page is in sight.

    What another page covers, and what is not shown, is not painted; so that a corner of the
    page is painted tells that somebody can see it.
    """

    def __init__(self, act: Callable[[], None], parent: QObject | None = None) -> None:
        """Call `act`, on the UI thread, for the page of `watch`."""
        super().__init__(parent)
        self._corner: _Corner | None = None
        self._is_due = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._have_painted)
        self._now = QTimer(self, singleShot=True, interval=0)
        self._now.timeout.connect(act)

    def watch(self, page: QWidget) -> None:
        """Wait for this page to be in sight."""
        self._corner = _Corner(page)
        self._corner.painted.connect(self._on_painted)

    def ask(self) -> None:
        """Have the page read anew before long; asked again meanwhile, once is enough."""
        if self._corner is not None:
            self._rest.start()

    def stop(self) -> None:
        """Ask no more."""
        self._corner = None
        self._is_due = False
        self._rest.stop()
        self._now.stop()

    def _on_painted(self) -> None:
        if self._is_due:
            self._is_due = False
            self._now.start()

    def _have_painted(self) -> None:
        if self._corner is not None:
            self._is_due = True
            self._corner.raise_()  # else other parts of the page would cover it
            self._corner.update()


class _Corner(QWidget):
    """Tells that it was painted; nothing is seen of it."""

    painted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave what is below."""
        self.painted.emit()
