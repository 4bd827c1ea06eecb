"""What the colours and shapes on a map mean: each scan is of one kind of a few."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPalette

from ajna_desktop.domain.palette import DISTINCT_ON_DARK, DISTINCT_ON_LIGHT
from ajna_desktop.imaging.point_raster import Shape
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.theme import Colours, is_dark

Codes = npt.NDArray[np.int32]

MOST_KINDS: Final = 12  # that have a colour and a shape of their own; the rest are "others"
_SCALE_KINDS: Final = 6  # steps of a scale


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the legend."""

    name: str
    count: int
    colour: QColor
    shape: Shape


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """The kind of each of N scans, as an index into `kinds`; every scan has one."""

    codes: Codes
    kinds: tuple[Kind, ...]


def by_name(
    codes: Codes, names: Sequence[str], none: str, others: str, palette: QPalette
) -> Colouring:
    """Colour by what has names, such as labels.

    Args:
        codes: (N,) indices into `names`; −1 where a scan has none.
        names: In the order of the legend.
        none: What the kind of those without is called.
        others: What the names beyond the twelve most frequent are together, with {0} for how
            many names they are.
        palette: Of the theme.
    """
    counts = np.bincount(codes[codes >= 0], minlength=len(names))
    there = np.flatnonzero(counts)
    if len(there) > MOST_KINDS:
        there = np.sort(there[np.argsort(-counts[there], kind="stable")[: MOST_KINDS - 1]])
    inks, subtle = distinct(palette), Colours.of(palette).subtle
    kinds = [
        Kind(names[code], int(counts[code]), inks[i % len(inks)], Shape(i % len(Shape)))
        for i, code in enumerate(there.tolist())
    ]
    place = np.full(len(names) + 1, -1, np.int32)
    place[there] = np.arange(len(there))
    found = place[codes]
    rest = (found < 0) & (codes >= 0)
    if rest.any():
        different = int((counts > 0).sum()) - len(there)
        found[rest] = len(kinds)
        kinds.append(Kind(others.format(whole(different)), int(rest.sum()), subtle, Shape.DISC))
    return _with_none(found, kinds, none, palette)


def by_scale(codes: Codes, names: Sequence[str], none: str, palette: QPalette) -> Colouring:
    """Colour by what has an order, such as a probability in steps: from faint to strong.

    Args:
        codes: (N,) indices into `names`; −1 where a scan has none.
        names: The steps, from the least on.
        none: What the kind of those without is called.
        palette: Of the theme.
    """
    counts = np.bincount(codes[codes >= 0], minlength=len(names))
    shades = scale(palette, len(names))
    kinds = [
        Kind(name, int(count), shade, Shape.DISC)
        for name, count, shade in zip(names, counts, shades, strict=True)
    ]
    return _with_none(codes.copy(), kinds, none, palette)


def steps_of(numbers: npt.NDArray[np.float64]) -> tuple[Codes, list[tuple[float, float]]]:
    """Part N numbers into at most six steps that hold about as many; NaN is in none, −1.

    Returns the step of each, and the least and the largest number of each step.
    """
    known = np.isfinite(numbers)
    if not known.any():
        return np.full(len(numbers), -1, np.int32), []
    shares = np.linspace(0, 1, _SCALE_KINDS + 1)[1:-1]
    edges = np.unique(np.quantile(numbers[known], shares))
    codes = np.full(len(numbers), -1, np.int32)
    codes[known] = np.searchsorted(edges, numbers[known], side="right")
    kinds, found = np.unique(codes[known], return_inverse=True)
    codes[known] = found
    parts = [numbers[codes == step] for step in range(len(kinds))]
    return codes, [(float(part.min()), float(part.max())) for part in parts]


def distinct(palette: QPalette) -> list[QColor]:
    """Return colours that stay apart in every common colour vision, 3:1 on the ground."""
    inks = DISTINCT_ON_DARK if is_dark(palette) else DISTINCT_ON_LIGHT
    return [QColor(ink) for ink in inks]


def scale(palette: QPalette, steps: int) -> list[QColor]:
    """Return colours from faint to strong, each lighter or darker than the one before."""
    faint, strong = _DARK_SCALE if is_dark(palette) else _LIGHT_SCALE
    low, high = QColor(faint), QColor(strong)
    parts = np.linspace(0, 1, steps).tolist() if steps > 1 else [1.0][:steps]
    return [
        QColor.fromRgbF(
            *(
                getattr(low, name)() * (1 - part) + getattr(high, name)() * part
                for name in ("redF", "greenF", "blueF")
            )
        )
        for part in parts
    ]


def _with_none(codes: Codes, kinds: list[Kind], none: str, palette: QPalette) -> Colouring:
    lacking = codes < 0
    if lacking.any():
        codes[lacking] = len(kinds)
        ink = Colours.of(palette).subtle
        kinds.append(Kind(none, int(lacking.sum()), ink, Shape.PLUS))
    return Colouring(codes, tuple(kinds))


_LIGHT_SCALE: Final = ("#8fa9bf", "#08284a")
_DARK_SCALE: Final = ("#4d6478", "#d8efff")
