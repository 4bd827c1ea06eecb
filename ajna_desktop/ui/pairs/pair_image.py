"""An image whose place and display can be taken over by another that shows the same scene."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal

from ajna_desktop.imaging.alignment import Matrix, inverted, joined
from ajna_desktop.imaging.display import Window
from ajna_desktop.ui.inspector.image_view import ImageView


class Look(NamedTuple):
    """How an image is looked at, independent of its size and its grey levels."""

    middle: tuple[float, float]  # of the view, in pixels of the image
    zoom: float  # pixels of the screen for one of the image
    is_fitted: bool
    centre: float  # of the window, from that of the first one, in its widths
    width: float  # of the window, in widths of the first one
    is_inverted: bool


class PairImage(ImageView):
    """An image view that can tell how it is looked at, and look as another does."""

    def look(self) -> Look:
        """Return how the image is looked at."""
        first, window = self.first_window, self.grey_window
        return Look(
            (self._middle.x(), self._middle.y()),
            self.zoom,
            self._is_fitted,
            (window.centre - first.centre) / first.width,
            window.width / first.width,
            self.is_inverted,
        )

    def take_look(self, look: Look) -> None:
        """Look at the image in this way."""
        if self.pixels is None:
            return
        first = self.first_window
        self._window = Window(
            first.centre + look.centre * first.width, look.width * first.width
        )
        self._is_inverted = look.is_inverted
        self._is_fitted = look.is_fitted
        if look.is_fitted:
            self._fit()
        else:
            self._middle, self._scale = QPointF(*look.middle), look.zoom
        self._changed()

    def pan_by(self, right: float, down: float) -> None:
        """Move the view by parts of its width and height."""
        if self.pixels is None:
            return
        scale = self._layout_scale()
        self._middle += QPointF(right * self.width() / scale, down * self.height() / scale)
        self._is_fitted = False
        self._changed()


class ImageLink(QObject):
    """Keeps images at the same place of the scene, through the same window."""

    followed = Signal()  # the images look alike again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: list[PairImage] = []
        self._matrices: dict[PairImage, Matrix] = {}
        self._is_linking = False

    def add(self, image: PairImage) -> None:
        """Let an image follow the others and lead them."""
        self._images.append(image)
        image.display_changed.connect(lambda: self._on_changed(image))

    def place(self, image: PairImage, matrix: Matrix | None) -> None:
        """Say by which matrix one comes to an image from the common frame; None frees it."""
        if matrix is None:
            self._matrices.pop(image, None)
        else:
            self._matrices[image] = matrix

    def follow(self, leader: PairImage) -> None:
        """Have all others look as `leader` does."""
        self._on_changed(leader)

    def _on_changed(self, leader: PairImage) -> None:
        if self._is_linking or leader not in self._matrices or leader.pixels is None:
            return
        self._is_linking = True
        look, back = leader.look(), inverted(self._matrices[leader])
        for image in self._images:
            if image is not leader and image in self._matrices:
                image.take_look(_moved(look, joined(self._matrices[image], back)))
        self._is_linking = False
        self.followed.emit()


def _moved(look: Look, matrix: Matrix) -> Look:
    x, y = matrix @ (*look.middle, 1.0)
    # The scene keeps its size on the screen: areas grow by the determinant.
    enlarged = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    return look._replace(middle=(float(x), float(y)), zoom=look.zoom / enlarged)
