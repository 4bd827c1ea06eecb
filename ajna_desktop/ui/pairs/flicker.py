"""Two images in one place, one after the other: what moves or changes catches the eye."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QStyle, QWidget

from ajna_desktop.imaging.display import Raw
from ajna_desktop.ui.pairs.pair_image import PairImage

# Changes in a second. Three flashes a second are held to be safe (WCAG 2.2, 2.3.1), and a flash
# is two changes: five of them stay below.
SLOWEST: Final = 2
FASTEST: Final = 5
USUAL: Final = 3


class Flicker(QStackedWidget):
    """Shows either of two images; changes by itself while it runs and can be seen."""

    changed = Signal()  # which is shown, or whether it changes by itself

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = (PairImage(self), PairImage(self))
        for image, words in zip(
            self.images, (self.tr("First"), self.tr("Second")), strict=True
        ):
            image.show_caption(words)
            self.addWidget(image)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.alternate)
        self._runs = motion_is_welcome(self)
        self.set_rate(USUAL)

    @property
    def runs(self) -> bool:
        """Whether it changes by itself while it can be seen."""
        return self._runs

    @property
    def shown(self) -> PairImage:
        """The image that is shown."""
        return self.images[self.currentIndex()]

    def set_rate(self, changes: int) -> None:
        """Change so many times a second, within what is safe."""
        self._timer.setInterval(round(1000 / min(max(changes, SLOWEST), FASTEST)))

    def set_runs(self, runs: bool) -> None:
        """Change by itself, or by hand alone."""
        self._runs = runs
        self._time()
        self.changed.emit()

    def show_first(self, is_first: bool) -> None:
        """Stop, and show one of the two."""
        self.setCurrentIndex(0 if is_first else 1)
        self.set_runs(False)

    def alternate(self) -> None:
        """Show the other image."""
        self.setCurrentIndex(1 - self.currentIndex())
        self.changed.emit()

    def show_images(self, first: Raw, second: Raw) -> None:
        """Show two images of one size; what is brighter in one is brighter in both."""
        for image, pixels in zip(self.images, (first, second), strict=True):
            image.show_pixels(pixels)
        self.images[1].set_window(self.images[0].grey_window)

    def show_message(self, text: str) -> None:
        """Show words in place of both."""
        for image in self.images:
            image.show_message(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to change, where that is wanted."""
        super().showEvent(event)
        self._time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Change no more: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _time(self) -> None:
        if self._runs and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()


def motion_is_welcome(widget: QWidget) -> bool:
    """Say whether the desktop lets things move by themselves; many have that turned off."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
