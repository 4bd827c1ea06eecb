"""Grad-CAM from the maps of a layer and what the features say for a class, in plain NumPy.

R. Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
Localization", ICCV 2017. A network whose features are the means or the maxima of its last maps
needs no gradients through the network: each feature belongs to one map, and the mean gradient
over a map is that of its feature divided by the number of cells. With a linear head this is the
class activation map of B. Zhou et al., CVPR 2016.
"""

from ajna_desktop.learning.heads import Floats


def weighed(maps: Floats, weights: Floats) -> Floats:
    """Return the sum of the maps, each by its weight.

    Args:
        maps: (C, h, w) float32, the activations of a layer.
        weights: (C,) float32; of Grad-CAM they are the means over the cells of the gradient of
            the score. A positive factor common to all of them does not count.

    Returns:
        (h, w) float32 in [-1, 1]: the strongest cell is 1 or -1, unless all are 0.
    """
    cells: Floats = (weights @ maps.reshape(len(maps), -1)).reshape(maps.shape[1:])
    strongest = abs(cells).max()
    return cells / strongest if strongest > 0 else cells
