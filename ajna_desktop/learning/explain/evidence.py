"""Grad-CAM: from the maps of a layer and their gradients to evidence in the image.

R. Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
Localization", ICCV 2017. Of a linear head on averaged maps it is the class activation map of
B. Zhou et al., CVPR 2016.
"""

from dataclasses import dataclass
from typing import Protocol

from ajna_desktop.domain.explanation import Activations, Filters, MapLayer, Reach
from ajna_desktop.learning.heads.any_head import Floats, Head


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What speaks for and against a class in one image.

    Attributes:
        cells: (h, w) float32 in [-1, 1], see `grad_cam`.
        reach: Which part of the image they cover.
        layer: Whose maps they weigh.
        probability: Of the class.
    """

    cells: Floats
    reach: Reach
    layer: str
    probability: float


class NetworkExplainer(Protocol):
    """A network that can be looked into; any thread may ask, one at a time."""

    def evidence(self, image: Floats, head: Head, number: int) -> Evidence:
        """Return what speaks for a class.

        Args:
            image: As `preprocessing.network_input` returns it.
            head: Judges the network's features.
            number: Of the class.

        Raises:
            NotExplainable: the network or the head does not allow it.
        """
        ...

    def layers(self) -> tuple[MapLayer, ...]:
        """Return the layers whose activations can be looked at, first to last."""
        ...

    def activations(self, image: Floats, layer: str) -> Activations:
        """Return what a layer makes of an image.

        Raises:
            NotExplainable: it makes no maps.
        """
        ...

    def filters(self) -> Filters:
        """Return the filters of the first convolution.

        Raises:
            NotExplainable: there is none.
        """
        ...


def grad_cam(maps: Floats, gradients: Floats) -> Floats:
    """Return the sum of the maps, each weighed by the mean of its gradient over the cells.

    Args:
        maps: (C, h, w) float32, the activations of a layer.
        gradients: (C, h, w) float32, of the score with respect to them. A positive factor
            common to all of them does not count.

    Returns:
        (h, w) float32 in [-1, 1]: the strongest cell is 1 or -1, unless all are 0. Unlike in
        the paper what is below 0 is kept: it speaks against the class.
    """
    weights = gradients.reshape(len(gradients), -1).mean(axis=1)
    cells: Floats = (weights @ maps.reshape(len(maps), -1)).reshape(maps.shape[1:])
    strongest = abs(cells).max()
    return cells / strongest if strongest > 0 else cells
