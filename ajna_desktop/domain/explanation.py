"""Where in an image a classifier found what speaks for a class, and what its layers see."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
_EVEN: Final = 0.05


@dataclass(frozen=True, slots=True)
class Reach:
    """The part of an image that the cells of a map stand for, from edge to edge.

    Shares of its width and height: 0 is the left or upper edge, 1 the right or lower one.
    Networks that do not pad leave a margin out.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


WHOLE_IMAGE = Reach()


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """What speaks for and against a class, place by place.

    Attributes:
        cells: (h, w) float32 in [-1, 1]: above 0 speaks for `label`, below 0 against it. The
            strongest cell is 1 or -1, or all are 0.
        reach: What the cells cover.
        label: The class that is explained.
        probability: Of `label`, by the classifier that is explained, in [0, 1].
        method: How it was found, for people.
        layer: Whose maps the cells are.
        classifier: Whose judgement is explained, for people.
        note: What must be known besides, for people; "" for nothing.
    """

    cells: Floats
    reach: Reach
    label: Label
    probability: float
    method: str
    layer: str
    classifier: str = ""
    note: str = ""

    @property
    def is_even(self) -> bool:
        """Whether no place differs from another by more than 5 % of the strongest cell."""
        return float(np.ptp(self.cells)) <= _EVEN

    def map(self, height: int, width: int, *, signed: bool = False) -> Floats:
        """Return the evidence for every place of the image, edge to edge.

        Args:
            height, width: Of the answer, whatever the image's own are.
            signed: Whether what speaks against the class is kept.

        Returns:
            (height, width) float32, interpolated between the middles of the cells: in [-1, 1]
            if signed, else in [0, 1], where the strongest cell that speaks for it is 1.
        """
        cells: Floats = self.cells if signed else np.maximum(self.cells, np.float32(0))
        strongest = float(np.abs(cells).max())
        if strongest > 0:
            cells = (cells / strongest).astype(np.float32)
        rows = interpolation(height, cells.shape[0], self.reach.top, self.reach.bottom)
        columns = interpolation(width, cells.shape[1], self.reach.left, self.reach.right)
        # Not BLAS: on a busy machine its threads wait a hundred times longer than this takes.
        widened = np.einsum("hc,wc->hw", cells, columns)
        return np.asarray(np.einsum("rh,hw->rw", rows, widened), np.float32)


def interpolation(places: int, cells: int, begin: float, end: float) -> Floats:
    """Return how much each cell counts at each place, (places, cells) float32; rows sum to 1.

    Args:
        places: They divide an image evenly.
        cells: They divide the stretch from `begin` to `end` evenly; what lies outside of it
            takes the nearest cell.
        begin, end: As shares of the image.
    """
    middles = (np.arange(places) + 0.5) / places
    position = np.clip((middles - begin) / (end - begin) * cells - 0.5, 0, cells - 1)
    lower = np.minimum(position.astype(np.int64), max(cells - 2, 0))
    part = (position - lower).astype(np.float32)
    weights = np.zeros((places, cells), np.float32)
    every = np.arange(places)
    weights[every, lower] = 1 - part
    if cells > 1:
        weights[every, lower + 1] = part
    return weights


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer of a network whose activations are maps."""

    name: str
    maps: int
    height: int  # cells
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class Activations:
    """What one layer makes of one image.

    Attributes:
        layer: Whose they are.
        maps: (C, h, w) uint8, each stretched by itself: 0 is its lowest value, 255 its highest.
        lowest, highest: (C,) float32, of each map before that.
    """

    layer: MapLayer
    maps: Bytes
    lowest: Floats
    highest: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Filters:
    """The filters of a network's first convolution.

    Attributes:
        layer: Its name.
        pictures: (C, h, w) uint8 of grey input, (C, h, w, 3) of colour: 128 is a weight of 0,
            0 and 255 are the strongest weight of that filter, below and above it.
        strongest: (C,) float32, the largest absolute weight of each filter.
    """

    layer: str
    pictures: Bytes
    strongest: Floats


def stretched(maps: npt.NDArray[Any]) -> tuple[Bytes, Floats, Floats]:
    """Return maps (C, h, w), each stretched to 0 … 255 by itself, their lows and highs (C,)."""
    values = maps.astype(np.float32)
    lowest, highest = values.min(axis=(1, 2)), values.max(axis=(1, 2))
    width = np.where(highest > lowest, highest - lowest, 1)
    shares = (values - lowest[:, None, None]) / width[:, None, None]
    return (shares * 255 + 0.5).astype(np.uint8), lowest, highest


def about_zero(kernels: npt.NDArray[Any]) -> tuple[Bytes, Floats]:
    """Return filters (C, h, w[, 3]) with 0 as 128, and the strongest weight of each, (C,)."""
    values = kernels.astype(np.float32)
    strongest = np.abs(values).reshape(len(values), -1).max(axis=1)
    scale = np.where(strongest > 0, strongest, np.float32(1))
    shares = values / scale.reshape(-1, *[1] * (values.ndim - 1))
    return np.clip(shares * 127.5 + 128, 0, 255).astype(np.uint8), strongest.astype(np.float32)
