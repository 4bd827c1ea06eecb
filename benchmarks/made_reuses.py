"""Scans that are used again after a change: what `twins.py` measures itself by.

Each change is drawn from the range written at it, by a seed, and saved as a JPEG of quality
85–95 unless it says otherwise. The last one joins four of them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

Chance = np.random.Generator
Change = Callable[[Image.Image, Chance], Image.Image]

LEAST_AREA: Final = 0.7  # of what is left by a cut


def reencoded(image: Image.Image, _: Chance) -> Image.Image:
    """Leave the pixels to the encoder, which takes a quality of 40 to 70."""
    return image


def resized(image: Image.Image, chance: Chance) -> Image.Image:
    """Scale by 0.5 to 0.9 or 1.15 to 1.5."""
    factor = chance.uniform(0.5, 0.9) if chance.random() < 0.5 else chance.uniform(1.15, 1.5)
    return _scaled(image, factor, factor)


def squashed(image: Image.Image, chance: Chance) -> Image.Image:
    """Scale one side by 0.7 to 0.9 of the other."""
    factor = chance.uniform(0.7, 0.9)
    return _scaled(image, *((factor, 1.0) if chance.random() < 0.5 else (1.0, factor)))


def shifted(image: Image.Image, chance: Chance) -> Image.Image:
    """Move by up to 8 % of each side; what comes in is of the grey of the border."""
    dx, dy = (round(chance.uniform(-0.08, 0.08) * side) for side in image.size)
    grey = _grey(image)
    fill = int(np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])))
    moved = Image.new("L", image.size, fill)
    moved.paste(Image.fromarray(grey), (dx, dy))
    return moved


def cropped(image: Image.Image, chance: Chance) -> Image.Image:
    """Keep 70 to 92 % of the area, anywhere, in any shape within that."""
    area = chance.uniform(LEAST_AREA, 0.92)
    across = chance.uniform(area, 1) ** 0.5 if chance.random() < 0.5 else area**0.5
    width, height = round(image.width * across), round(image.height * area / across)
    left = int(chance.integers(0, image.width - width + 1))
    top = int(chance.integers(0, image.height - height + 1))
    return image.crop((left, top, left + width, top + height))


def contrast(image: Image.Image, chance: Chance) -> Image.Image:
    """Multiply the distance from the middle grey by 0.55 to 0.85 or 1.15 to 1.5."""
    low = chance.random() < 0.5
    factor = chance.uniform(0.55, 0.85) if low else chance.uniform(1.15, 1.5)
    return _mapped(image, lambda x: 0.5 + (x - 0.5) * factor)


def brightness(image: Image.Image, chance: Chance) -> Image.Image:
    """Add 15 to 45 of 255 grey levels, or take them away."""
    added = chance.choice([-1, 1]) * chance.uniform(15, 45) / 255
    return _mapped(image, lambda x: x + added)


def gamma(image: Image.Image, chance: Chance) -> Image.Image:
    """Raise to a power of 0.5 to 0.8 or 1.25 to 2."""
    power = chance.uniform(0.5, 0.8) if chance.random() < 0.5 else chance.uniform(1.25, 2)
    return _mapped(image, lambda x: x**power)


def inverted(image: Image.Image, _: Chance) -> Image.Image:
    """Swap black and white."""
    return _mapped(image, lambda x: 1 - x)


def mirrored(image: Image.Image, _: Chance) -> Image.Image:
    """Swap left and right."""
    return ImageOps.mirror(image)


def joined(image: Image.Image, chance: Chance) -> Image.Image:
    """Cut, then scale, then gamma, then a strong compression."""
    return gamma(resized(cropped(image, chance), chance), chance)


CHANGES: Final[dict[str, Change]] = {
    change.__name__: change
    for change in (
        reencoded,
        resized,
        squashed,
        shifted,
        cropped,
        contrast,
        brightness,
        gamma,
        inverted,
        mirrored,
        joined,
    )
}
_STRONGLY_ENCODED: Final = {"reencoded": (40, 71), "joined": (60, 81)}


def make(source: Path, name: str, seed: int, target: Path) -> None:
    """Save `source` changed by the change of this name to `target`, a JPEG."""
    chance = np.random.default_rng(seed)
    with Image.open(source) as image:
        made = CHANGES[name](image.convert("L"), chance)
    quality = int(chance.integers(*_STRONGLY_ENCODED.get(name, (85, 96))))
    target.parent.mkdir(parents=True, exist_ok=True)
    made.save(target, "JPEG", quality=quality)


def _scaled(image: Image.Image, across: float, down: float) -> Image.Image:
    size = (max(round(image.width * across), 8), max(round(image.height * down), 8))
    return image.resize(size, Image.Resampling.BICUBIC)


def _mapped(
    image: Image.Image,
    change: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]],
) -> Image.Image:
    values = np.clip(change(_grey(image) / 255), 0, 1)
    return Image.fromarray(np.round(values * 255).astype(np.uint8))


def _grey(image: Image.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(image.convert("L"))
