"""Two or more scans beside each other; two of them also over each other."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import Prediction, Scan, ScanId
from ajna_desktop.imaging.alignment import AlignedPair, Matrix
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.figures import share
from ajna_desktop.ui.inspector.display_bar import DisplayBar
from ajna_desktop.ui.pairs.difference_picture import difference_picture
from ajna_desktop.ui.pairs.flicker import Flicker
from ajna_desktop.ui.pairs.pair_bar import Mode, PairBar
from ajna_desktop.ui.pairs.pair_image import ImageLink, PairImage
from ajna_desktop.ui.pairs.scan_panes import ScanPanes
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_ZOOM_STEP = 1.25
_PAN_STEP = 0.1  # of the view


class PairView(QWidget):
    """Zoom, place, window and inversion are one for all scans."""

    closed = Signal()
    swap_wanted = Signal()

    def __init__(self, can_close: bool, parent: QWidget | None = None) -> None:
        """Have a way back where `can_close`."""
        super().__init__(parent)
        self._mode = Mode.SIDE_BY_SIDE
        self._can_close = can_close
        self._count = 0
        self.bar = PairBar(can_close, self)
        self.panes = ScanPanes(self)
        self.flicker = Flicker(self)
        self.difference = PairImage(self)
        self.difference.setAccessibleName(self.tr("Difference"))
        self._link = ImageLink(self)
        self._first = self.panes.panes[0].image
        for image in (*self._side_images(), *self.flicker.images, self.difference):
            self._link.add(image)
        self._display = DisplayBar(self._first, self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        # Room for two lines always: images must not change their size when it comes.
        self._sentence.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        for page in (self.panes, self.flicker, self.difference):
            self._pages.addWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for part in (self.bar, self._pages, self._sentence, self._display):
            layout.addWidget(part, int(part is self._pages))
        self._connect()
        self.show_scans((), {})

    @property
    def mode(self) -> Mode:
        """How the scans are laid."""
        return self._mode

    @property
    def image_view(self) -> PairImage:
        """The image that commands act upon: the others follow it."""
        if self._mode is Mode.FLICKER:
            return self.flicker.shown
        return self.difference if self._mode is Mode.DIFFERENCE else self._first

    @property
    def sentence(self) -> str:
        """What is said of the two."""
        return self._sentence.text()

    def show_scans(
        self, scans: Sequence[Scan], predictions: Mapping[ScanId, Prediction]
    ) -> None:
        """Show what is known of some scans; their images follow."""
        self._count = len(scans)
        self._free()
        self.panes.show_scans(scans, predictions)
        self.flicker.show_message(self.tr("Opening…"))
        self.difference.show_message(self.tr("Opening…"))
        self._sentence.setText("")
        is_pair = self._count == 2
        self.bar.show_pair(is_pair)
        if not is_pair:
            self.set_mode(Mode.SIDE_BY_SIDE)

    def show_images(
        self, found: Sequence[Pixels | str], matrices: Sequence[Matrix | None]
    ) -> None:
        """Show images, or why one cannot be shown.

        Args:
            found: One for each scan.
            matrices: To each image from the frame of the first; None for what has no image.
        """
        self._free()
        for pane, pixels in zip(self.panes.panes, found, strict=False):
            if isinstance(pixels, str):
                pane.image.show_message(pixels)
            else:
                pane.show_pixels(pixels)
        for image, matrix in zip(self._side_images(), matrices, strict=False):
            self._link.place(image, matrix)
        self._follow()

    def show_aligned(self, pair: AlignedPair, matrix: Matrix, is_registered: bool) -> None:
        """Show what the two have in common and what not.

        Args:
            pair: In the frame of the first scan.
            matrix: From the first image to the second.
            is_registered: Whether it is known where the second lies on the first; else it was
                stretched to the same size.
        """
        self._link.place(self._side_images()[1], matrix)
        across, down = pair.step
        shrunk = _scaling(1 / across, 1 / down)
        for image in (*self.flicker.images, self.difference):
            self._link.place(image, None)
        self.flicker.show_images(pair.first, pair.second)
        self.difference.show_pixels(pair.first)
        self.difference.show_overlay(difference_picture(pair.difference))
        for image in (*self.flicker.images, self.difference):
            self._link.place(image, shrunk)
        self._sentence.setText(self._in_words(pair, is_registered))
        self._follow()

    def say_not_aligned(self, reason: str) -> None:
        """Say why the two cannot be laid over each other."""
        self.flicker.show_message(reason)
        self.difference.show_message(reason)

    def set_mode(self, mode: Mode) -> None:
        """Lay the scans in another way; a way for two needs two."""
        if mode is not Mode.SIDE_BY_SIDE and self._count != 2:
            return
        self._mode = mode
        self._pages.setCurrentIndex(mode)
        self.bar.show_mode(mode)
        self._follow()

    def press(self, key: int) -> bool:
        """Do what a key means here; say whether it means something."""
        deeds: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_I: lambda: self.image_view.invert(),
            Qt.Key.Key_W: self._first.reset_window,
            Qt.Key.Key_F: lambda: self.image_view.fit(),
            Qt.Key.Key_Plus: lambda: self.image_view.zoom_by(_ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.image_view.zoom_by(_ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.image_view.zoom_by(1 / _ZOOM_STEP),
            Qt.Key.Key_B: lambda: self._toggle(Mode.FLICKER),
            Qt.Key.Key_V: lambda: self._toggle(Mode.DIFFERENCE),
            Qt.Key.Key_T: self.swap_wanted.emit,
        }
        deed = deeds.get(Qt.Key(key))
        if deed is not None:
            deed()
        return deed is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, pan, window, change how the scans are laid, and lead back."""
        leads_back = (Qt.Key.Key_Escape, Qt.Key.Key_D)
        if event.key() in leads_back and self._can_close and not event.isAutoRepeat():
            self.closed.emit()
        elif not self._move(event.key()) and not self.press(event.key()):
            super().keyPressEvent(event)

    def _move(self, key: int) -> bool:
        is_flicker = self._mode is Mode.FLICKER
        if is_flicker and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.flicker.show_first(key == Qt.Key.Key_Left)
            return True
        step = {
            Qt.Key.Key_Left: (-_PAN_STEP, 0.0),
            Qt.Key.Key_Right: (_PAN_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_PAN_STEP),
            Qt.Key.Key_Down: (0.0, _PAN_STEP),
        }.get(Qt.Key(key))
        if step is not None:
            self.image_view.pan_by(*step)
        return step is not None

    def _toggle(self, mode: Mode) -> None:
        self.set_mode(Mode.SIDE_BY_SIDE if self._mode is mode else mode)

    def _follow(self) -> None:
        self._link.follow(self._first)

    def _free(self) -> None:
        for image in (*self._side_images(), *self.flicker.images, self.difference):
            self._link.place(image, None)

    def _side_images(self) -> list[PairImage]:
        return [pane.image for pane in self.panes.panes]

    def _connect(self) -> None:
        bar = self.bar
        bar.mode_chosen.connect(self.set_mode)
        bar.swap_wanted.connect(self.swap_wanted)
        bar.rate_chosen.connect(self.flicker.set_rate)
        bar.runs_chosen.connect(self.flicker.set_runs)
        bar.closed.connect(self.closed)
        self.flicker.changed.connect(self._show_runs)
        self._show_runs()

    def _show_runs(self) -> None:
        with QSignalBlocker(self.bar):
            self.bar.show_runs(self.flicker.runs)

    def _in_words(self, pair: AlignedPair, is_registered: bool) -> str:
        if pair.overlap == 0:
            return self.tr("The two do not overlap.")
        how = (
            self.tr("Aligned: the second covers {0} of the first.").format(
                share(pair.overlap, 0)
            )
            if is_registered
            else self.tr("Not aligned: the second was stretched to the size of the first.")
        )
        mean = self.tr(
            "After their grey levels were fitted, they differ by {0} of the range on average."
        ).format(share(pair.mean_difference))
        return f"{how} {mean}"


def _scaling(across: float, down: float) -> Matrix:
    return np.array([[across, 0, 0], [0, down, 0]], np.float64)
