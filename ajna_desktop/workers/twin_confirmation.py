"""Looks at likely copies in fine detail, inside the worker for surveys."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.twins import Likeness, Matrix, TwinKind
from ajna_desktop.imaging.display import Grey
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.imaging.squares import grey_levels, squashed
from ajna_desktop.search.twins.coarse import WORTH_A_LOOK, coarse
from ajna_desktop.search.twins.confirmation import fine
from ajna_desktop.search.twins.decision import LEAST

_GLANCE: Final = 64  # pixels of the square by which images are first laid on each other
_LEAST_SIDE: Final = 128  # pixels of the square that is compared
_MOST_SIDE: Final = 320
_PAIRS_AT_ONCE: Final = 64
_KEPT: Final = 64  # images; one is in several pairs, which follow each other


@dataclass(frozen=True, slots=True, eq=False)
class _Image:
    """One image, as it is compared.

    `levels` is (H, W), no larger than is compared; `height` and `width` are its own, and
    `digest` tells its pixels, decoded and upright, from all others.
    """

    levels: Grey
    height: int
    width: int
    digest: int


class Confirmer:
    """Judges pairs of images; may be asked by several threads."""

    def __init__(self, paths: Sequence[str], most_megapixels: int) -> None:
        """Take the file of each image."""
        self._paths = paths
        self._most_megapixels = most_megapixels
        self._images: OrderedDict[int, _Image | None] = OrderedDict()
        self._lock = threading.Lock()

    def likenesses(
        self, squares: npt.NDArray[np.uint8], pairs: npt.NDArray[np.int64]
    ) -> list[Likeness | None]:
        """Return how alike pairs (P, 2) of images are, None where a glance tells they are not.

        Args:
            squares: (N, 64, 64), of all images.
            pairs: Numbers of images.
        """
        result: list[Likeness | None] = []
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            some = pairs[start : start + _PAIRS_AT_ONCE]
            found = coarse(squares[some[:, 0]], squares[some[:, 1]])
            result += [
                self._judged(
                    one, other, placement, float(sign), float(score), bool(is_mirrored)
                )
                if score >= WORTH_A_LOOK
                else None
                for (one, other), placement, sign, score, is_mirrored in zip(
                    some.tolist(), *found, strict=True
                )
            ]
        return result

    def _judged(
        self,
        one: int,
        other: int,
        placement: npt.NDArray[np.float32],
        sign: float,
        coarse_score: float,
        is_mirrored: bool,
    ) -> Likeness | None:
        first, second = self._image(one), self._image(other)
        if first is None or second is None:
            return None
        return _likeness(first, second, placement, sign, coarse_score, is_mirrored)

    def _image(self, number: int) -> _Image | None:
        with self._lock:
            if number in self._images:
                self._images.move_to_end(number)
                return self._images[number]
        image = self._read(self._paths[number])
        with self._lock:
            self._images[number] = image
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
        return image

    def _read(self, path: str) -> _Image | None:
        try:
            pixels = decode(read_file(path), most_megapixels=self._most_megapixels)
        except ImageUnreadable:  # removed since, or a network drive that went away
            return None
        return _image_of(pixels)


def registered(first: Pixels, second: Pixels) -> Likeness | None:
    """Return how two images lie on each other, None unless both surely show the same.

    For images that a person has chosen; takes some tens of milliseconds.
    """
    one, other = _image_of(first), _image_of(second)
    glances = [squashed(image.levels, _GLANCE)[np.newaxis] for image in (one, other)]
    placements, signs, scores, is_mirrored = coarse(*glances)
    if scores[0] < WORTH_A_LOOK:
        return None
    sign, score = float(signs[0]), float(scores[0])
    found = _likeness(one, other, placements[0], sign, score, bool(is_mirrored[0]))
    return found if found.score >= LEAST else None


def _image_of(pixels: Pixels) -> _Image:
    levels = grey_levels(pixels)
    height, width = levels.shape
    digest = hash((pixels.array.dtype.str, pixels.array.tobytes()))
    if max(height, width) > _MOST_SIDE:
        levels = squashed(levels, _MOST_SIDE)
    return _Image(levels, height, width, digest)


def _likeness(
    first: _Image,
    second: _Image,
    placement: npt.NDArray[np.float32],
    sign: float,
    coarse_score: float,
    is_mirrored: bool,
) -> Likeness:
    if (first.height, first.width, first.digest) == (
        second.height,
        second.width,
        second.digest,
    ):
        return Likeness(TwinKind.PIXELS)
    longer = [max(image.levels.shape) for image in (first, second)]
    side = int(np.clip(min(longer), _LEAST_SIDE, _MOST_SIDE))
    squares = [squashed(image.levels, side) for image in (first, second)]
    if is_mirrored:
        squares[0] = np.ascontiguousarray(squares[0][:, ::-1])
    found = fine(squares[0], squares[1], placement, sign, coarse_score)
    return Likeness(
        TwinKind.NEAR,
        found.score,
        _in_pixels(found.placement, first, second, is_mirrored),
        found.overlap,
        sign < 0,
        is_mirrored,
        found.is_poor,
    )


def _in_pixels(
    placement: tuple[float, float, float, float], first: _Image, second: _Image, mirrored: bool
) -> Matrix:
    """Return a placement of squares as a matrix between the images; see `Likeness`."""
    ax, tx, ay, ty = placement
    if mirrored:
        ax, tx = -ax, ax + tx
    return (
        ax * second.width / first.width,
        0.0,
        tx * second.width,
        0.0,
        ay * second.height / first.height,
        ty * second.height,
    )
