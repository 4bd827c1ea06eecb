"""What is left of an image when brightness, contrast and gamma are taken away."""

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

Floats = npt.NDArray[np.float32]

_TRUNCATED: Final = 2.5  # standard deviations: a third faster than the usual 4, as good here


def local_contrast(images: npt.NDArray[np.generic], sigma: float, noise: float = 4.0) -> Floats:
    """Return each image less its local mean, over its local standard deviation.

    Grey levels that rise or fall with those of another image, in whatever way, come out nearly
    the same, or nearly the same with the opposite sign.

    Args:
        images: (n, H, W), grey levels 0 to 255.
        sigma: Pixels that count as local.
        noise: Grey levels; what varies less is damped, so that flat parts stay flat.
    """
    detail = band(images, sigma)
    spread = smoothed(detail * detail, sigma)
    spread += noise * noise
    np.sqrt(spread, out=spread)
    detail /= spread
    return detail


def band(images: npt.NDArray[np.generic], sigma: float) -> Floats:
    """Return (n, H, W) less what is coarser than `sigma` pixels."""
    levels = images.astype(np.float32)
    return levels - smoothed(levels, sigma)


def smoothed(images: Floats, sigma: float) -> Floats:
    """Return (n, H, W) with each image smoothed by a Gaussian of `sigma` pixels."""
    result: Floats = gaussian_filter(
        images, (0, sigma, sigma), mode="nearest", truncate=_TRUNCATED
    )
    return result
