"""Lays images over images: by scales and shifts along both axes, many pairs at a time.

Every image is squashed to a square of side 1 first, so that a copy which was squashed lies on
its original without more ado. A placement (ax, tx, ay, ty) takes the point (x, y) of the first
image to (ax · x + tx, ay · y + ty) of the second.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import fft

from ajna_desktop.search.twins.local_contrast import Floats

Placements = npt.NDArray[np.float32]  # (n, 4)
Mask = npt.NDArray[np.bool_]  # (n, S, S)

LEAST_SCALE: Final = (
    0.62  # of a side: what is cut to 70 % of the area has sides of 70 % or more
)
MOST_SCALE: Final = 1.6

# A cut to 70 % of the area leaves sides whose product is 0.7; the steps are what a refinement
# finds its way over.
_STEPS: Final = (1.0, 1.09, 1.19, 1.3, 1.43)
_MOST_AREA: Final = 1.46
_CUT: Final = tuple((x, y) for x in _STEPS for y in _STEPS if x * y < _MOST_AREA)
SCALES: Final = (*_CUT, *((1 / x, 1 / y) for x, y in _CUT if (x, y) != (1.0, 1.0)))

_FARTHEST: Final = 0.25  # of a side: how far the middles may lie apart
_LONGEST_STEP: Final = 0.05  # of a refinement
_DAMPING: Final = 1e-3


class Correlated(NamedTuple):
    """How alike n pairs are where they overlap."""

    correlation: Floats  # (n,), in [−1, 1]
    overlap: Floats  # (n,), share of the first image that the second covers


def laid(images: Floats, placements: Placements) -> tuple[Floats, Mask]:
    """Return each second image as it lies on its first one, (n, S, S), and where it does."""
    count, side, _ = images.shape
    points = ((np.arange(side) + 0.5) / side).astype(np.float32)
    x = (placements[:, 0, None] * points + placements[:, 1, None]) * side - 0.5
    y = (placements[:, 2, None] * points + placements[:, 3, None]) * side - 0.5
    mask = _inside(y, side)[:, :, None] & _inside(x, side)[:, None, :]
    number = np.arange(count)[:, None]
    left, top = _lower(x, side), _lower(y, side)
    down = (np.clip(y, 0, side - 1) - top)[:, :, None]
    rows = images[number, top]
    rows += (images[number, top + 1] - rows) * down
    # Axes swapped: columns are taken as rows, which lie together in memory.
    turned = np.ascontiguousarray(rows.transpose(0, 2, 1))
    across = (np.clip(x, 0, side - 1) - left)[:, :, None]
    columns = turned[number, left]
    columns += (turned[number, left + 1] - columns) * across
    return np.ascontiguousarray(columns.transpose(0, 2, 1)), mask


def correlated(first: Floats, second: Floats, mask: Mask) -> Correlated:
    """Return the correlation of n pairs (n, S, S) over their masks."""
    inside = mask.astype(np.float32)
    counts = inside.sum((1, 2))
    at_least_one = np.maximum(counts, 1)
    one = (first - (first * inside).sum((1, 2), keepdims=True) / _column(at_least_one)) * inside
    other = (
        second - (second * inside).sum((1, 2), keepdims=True) / _column(at_least_one)
    ) * inside
    product = (one * other).sum((1, 2))
    energy = (one * one).sum((1, 2)) * (other * other).sum((1, 2))
    correlation = product / np.sqrt(np.maximum(energy, 1e-12))
    return Correlated(correlation, counts / mask[0].size)


def refined(
    first: Floats,
    second: Floats,
    start: Placements,
    signs: Floats,
    rounds: int,
    scales: npt.NDArray[np.bool_] | None = None,
) -> Placements:
    """Move placements to where the squared difference is least (Gauss–Newton).

    Args:
        first: (n, S, S), such as of `local_contrast`.
        second: Likewise.
        start: Off by no more than about the size of a detail.
        signs: (n,): −1 where black and white are swapped.
        rounds: How many steps.
        scales: (n,); False where only the shifts may change. All may, if None.

    Source:
        Lucas and Kanade, 1981; forward additive, with a damped normal matrix.
    """
    count, side, _ = first.shape
    points = ((np.arange(side) + 0.5) / side).astype(np.float32)
    placements = start.copy()
    for _ in range(rounds):
        moved, mask = laid(second, placements)
        moved *= _column(signs)
        inside = mask.astype(np.float32)
        across, down = _slopes(moved)
        across *= inside / _column(placements[:, 0])
        down *= inside / _column(placements[:, 2])
        steepest = np.stack(
            [across * points, across, down * points[:, None], down], axis=1
        ).reshape(count, 4, -1)
        if scales is not None:
            steepest[~scales, ::2] = 0
        residual = ((first - moved) * inside).reshape(count, -1, 1)
        normal = steepest @ steepest.transpose(0, 2, 1)
        trace = np.trace(normal, axis1=1, axis2=2)
        normal += np.eye(4, dtype=np.float32) * (_column(trace) + 1) * _DAMPING
        step = np.linalg.solve(normal, steepest @ residual)[:, :, 0]
        placements += np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        placements[:, ::2] = np.clip(placements[:, ::2], LEAST_SCALE, MOST_SCALE)
        placements[:, 1::2] = np.clip(placements[:, 1::2], -_FARTHEST * 2, _FARTHEST * 2)
    return placements


def best_guesses(
    firsts: Sequence[Floats], second: Floats, count: int
) -> list[tuple[Placements, Floats]]:
    """Return the `count` likeliest placements of n pairs, over all scales and shifts.

    The last of them is the likeliest without a scale.

    For each of `SCALES`, the shift of the highest cross-correlation is found by Fourier
    transforms; correlation is by its size, so that swapped black and white matter not.

    Args:
        firsts: One or more forms of the first images, such as mirrored, each (n, S, S).
        second: (n, S, S).
        count: How many of each form.

    Returns:
        For each form, placements (n, count, 4) and their correlations (n, count), with sign.
    """
    number, side, _ = second.shape
    reach = round(side * _FARTHEST)
    padded = (fft.next_fast_len(side + reach, real=True),) * 2
    spectra = [fft.rfft2(first, padded) for first in firsts]
    energies = [np.sqrt((first * first).sum((1, 2))) for first in firsts]
    guesses = np.empty((len(firsts), number, len(SCALES), 4), np.float32)
    heights = np.empty((len(firsts), number, len(SCALES)), np.float32)
    for at, (across, down) in enumerate(SCALES):
        centred = np.array([across, (1 - across) / 2, down, (1 - down) / 2], np.float32)
        moved, mask = laid(second, np.tile(centred, (number, 1)))
        moved *= mask
        conjugate = np.conj(fft.rfft2(moved, padded))
        energy = np.sqrt((moved * moved).sum((1, 2)))
        for form, spectrum in enumerate(spectra):
            correlation = _near_zero(fft.irfft2(spectrum * conjugate, padded), reach)
            flat = correlation.reshape(number, -1)
            peak = np.abs(flat).argmax(axis=1)
            y, x = np.divmod(peak, 2 * reach + 1)
            guesses[form, :, at] = centred
            guesses[form, :, at, 1] -= across * (x - reach) / side
            guesses[form, :, at, 3] -= down * (y - reach) / side
            heights[form, :, at] = flat[np.arange(number), peak]
            heights[form, :, at] /= energies[form] * energy + 1e-9
    order = np.argsort(-np.abs(heights), axis=2, kind="stable")[:, :, :count]
    # What was only moved loses the part that is no longer there, and scales rival with it.
    order[:, :, -1] = 0
    return list(
        zip(
            np.take_along_axis(guesses, order[..., None], axis=2),
            np.take_along_axis(heights, order, axis=2),
            strict=True,
        )
    )


def _near_zero(correlation: Floats, reach: int) -> Floats:
    """Return shifts from −reach to reach of a circular correlation, (n, 2 reach + 1, same)."""
    shifts = np.arange(-reach, reach + 1)
    return np.ascontiguousarray(correlation[:, shifts][:, :, shifts])


def _slopes(images: Floats) -> tuple[Floats, Floats]:
    side = images.shape[1]
    across, down = np.zeros_like(images), np.zeros_like(images)
    across[:, :, 1:-1] = (images[:, :, 2:] - images[:, :, :-2]) * (side / 2)
    down[:, 1:-1] = (images[:, 2:] - images[:, :-2]) * (side / 2)
    return across, down


def _inside(places: Floats, side: int) -> npt.NDArray[np.bool_]:
    return (places >= -0.5) & (places <= side - 0.5)


def _lower(places: Floats, side: int) -> npt.NDArray[np.int32]:
    return np.clip(places, 0, side - 1.001).astype(np.int32)


def _column(values: Floats) -> Floats:
    return values[:, None, None]
