"""Pictures made by chance that are as different as two scans, and changed ones of them."""

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter


def scene(seed, height=220, width=300):
    """Blobs and edges of all sizes with noise, as 8-bit grey levels."""
    chance = np.random.default_rng(seed)
    levels = sum(
        gaussian_filter(chance.normal(size=(height, width)), sigma) * sigma * strength
        for sigma, strength in ((2, 20), (6, 40), (20, 60))
    )
    for _ in range(12):
        top, left = chance.integers(0, height - 30), chance.integers(0, width - 30)
        levels[top : top + chance.integers(8, 60), left : left + chance.integers(8, 60)] += (
            chance.normal() * 25
        )
    levels += chance.normal(size=levels.shape) * 2
    return np.clip(levels + 128, 0, 255).astype(np.uint8)


def empty(seed, height=220, width=300):
    """What all empty containers show: smooth air and two faint walls, with noise of its own."""
    chance = np.random.default_rng(seed)
    levels = np.full((height, width), 200.0)
    levels[40:180, 30] -= 40
    levels[40:180, 270] -= 40
    levels[180, 30:270] -= 40
    return np.clip(levels + chance.normal(size=levels.shape) * 2, 0, 255).astype(np.uint8)


def squashed(levels, side):
    return np.asarray(Image.fromarray(levels).resize((side, side), Image.Resampling.BOX))


def cut(levels, top, left, bottom, right):
    height, width = levels.shape
    return levels[
        round(top * height) : round(bottom * height), round(left * width) : round(right * width)
    ]
