"""Variants of a scan as a network meets them while it learns."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from ajna_desktop.domain.training import Augmentation
from ajna_desktop.learning.training.augmentation import vary

SIDE: Final = 224  # of the image that is varied; blur and noise are meant for about so many
_VARIANTS: Final = 9  # as many as fit into a wide window
_SEED: Final = 0  # the same scan is always shown varied in the same ways


def make_variants(image: QImage, wanted: Augmentation) -> Sequence[QImage]:
    """Return the image in grey or colour as it is, then variants of it. On any thread."""
    levels = _levels(image)
    random = np.random.default_rng(_SEED)
    varied = [vary(levels, wanted, random) for _ in range(_VARIANTS)]
    return [_image(one) for one in (levels, *varied)]


def _levels(image: QImage) -> npt.NDArray[np.uint8]:
    """Return (H, W) or (H, W, 3) uint8."""
    is_grey = image.isGrayscale()
    format_ = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    image = image.convertToFormat(format_)
    width = image.width() * (1 if is_grey else 3)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, :width]
    return lines.copy() if is_grey else lines.reshape(image.height(), -1, 3).copy()


def _image(levels: npt.NDArray[np.uint8]) -> QImage:
    levels = np.ascontiguousarray(levels)
    is_grey = levels.ndim == 2
    format_ = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    height, width = levels.shape[:2]
    # A copy: Qt does not keep the array alive.
    return QImage(levels.data, width, height, levels.strides[0], format_).copy()
