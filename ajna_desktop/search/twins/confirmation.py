"""Whether two images are one: laid on each other, they agree to the fine detail.

Two radiographs of one kind agree in the coarse; where exactly the fine detail is, and what the
noise was, only one and the same recording knows (benchmarks/twins.py has the figures).
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.twins.decision import LEAST
from ajna_desktop.search.twins.local_contrast import Floats, band, local_contrast, smoothed
from ajna_desktop.search.twins.placement import (
    Placements,
    best_guesses,
    correlated,
    laid,
    refined,
)
from ajna_desktop.search.twins.structure import (
    OPPOSITE,
    WINDOWS,
    described,
    edges,
    mirrored,
    uneven,
)

WORTH_A_LOOK: Final = 0.62  # correlation at 64 pixels; copies lie above, most others below

_GUESSES: Final = 4
_COARSE: Final = 4.0  # pixels of 64
_FINE: Final = 3.0  # pixels of the fine square
_FINEST: Final = 1.5
_FAINT_LEVELS: Final = 4.0  # grey levels: what varies less is noise
_LEAST_STRUCTURE: Final = 0.08  # of the overlap
_SAME_NOISE: Final = 0.4  # correlation of the finest detail
_LEAST_OVERLAP: Final = 0.55

_CLEAR: Final = 0.15  # difference of cosines that leaves no doubt what is mirrored

Squares = npt.NDArray[np.uint8]  # (n, S, S)
Truths = npt.NDArray[np.bool_]  # (n,)


class Coarse(NamedTuple):
    """How n pairs lie on each other, as far as 64 pixels tell."""

    placements: Placements  # (n, 4)
    signs: Floats  # (n,), −1 where black and white are swapped
    scores: Floats  # (n,)
    is_mirrored: Truths  # (n,); the first image was mirrored before


class Fine(NamedTuple):
    """What one pair shows in fine detail."""

    score: float
    placement: tuple[float, float, float, float]
    overlap: float
    is_poor: bool


def coarse(first: Squares, second: Squares) -> Coarse:
    """Lay n images of 64 × 64 pixels on others."""
    likelier, unsure = _look_mirrored(first, second)
    found = _placed(first, second, likelier)
    if unsure.any():
        other = _placed(first[unsure], second[unsure], ~likelier[unsure])
        better = other.scores > found.scores[unsure]
        for column, better_column in zip(found, other, strict=True):
            column[np.flatnonzero(unsure)[better]] = better_column[better]
    return found


def _placed(first: Squares, second: Squares, is_mirrored: Truths) -> Coarse:
    first = np.where(is_mirrored[:, None, None], first[:, :, ::-1], first)
    one, other = local_contrast(first, _COARSE), local_contrast(second, _COARSE)
    soft_one, soft_other = smoothed(one, 1.0), smoothed(other, 1.0)
    guesses, heights = best_guesses(soft_one, soft_other, _GUESSES)
    best = guesses[:, 0].copy()
    scores = np.full(len(first), -2, np.float32)
    signs = np.ones(len(first), np.float32)
    for number in range(_GUESSES):
        sign = np.where(heights[:, number] < 0, -1, 1).astype(np.float32)
        placed = refined(soft_one, soft_other, guesses[:, number], sign, 4)
        placed = refined(one, other, placed, sign, 4)
        moved, mask = laid(other, placed)
        found = correlated(one, moved, mask)
        score = np.where(found.overlap >= _LEAST_OVERLAP, found.correlation * sign, -1)
        better = score > scores
        best[better], scores[better], signs[better] = (
            placed[better],
            score[better],
            sign[better],
        )
    return Coarse(best, signs, scores, is_mirrored.copy())


def fine(first: Squares, second: Squares, placement: Placements, sign: float) -> Fine:
    """Judge one pair of squares, (S, S) each, by its fine detail.

    Args:
        first: Squashed to S pixels a side, mirrored where `coarse` says so.
        second: Likewise.
        placement: (4,), of `coarse`.
        sign: Of `coarse`.
    """
    signs, placed = np.array([sign], np.float32), placement[np.newaxis]
    soft = [_softened(square) for square in (first, second)]
    for stride in (4, 2):
        small = [local_contrast(square[:, ::stride, ::stride], _FINE) for square in soft]
        placed = refined(small[0], small[1], placed, signs, 6)
    one, other = (local_contrast(square[np.newaxis], _FINE) for square in (first, second))
    placed = refined(one, other, placed, signs, 5)
    moved, mask = laid(other, placed)
    found = correlated(one, moved, mask)
    score = float(found.correlation[0]) * sign
    ax, tx, ay, ty = placed[0].tolist()
    overlap = float(found.overlap[0])
    if overlap < _LEAST_OVERLAP:
        score = min(score, 0.0)
    is_poor = score >= LEAST and _is_poor(first, second, placed, sign)
    return Fine(score, (ax, tx, ay, ty), overlap, is_poor)


def _is_poor(first: Squares, second: Squares, placed: Placements, sign: float) -> bool:
    """Return whether what agrees is what all such scans have, an empty container's walls.

    That is so where hardly any part of the image stands out from the noise, unless the noise
    itself agrees: that of two recordings never does.
    """
    detail = band(first[np.newaxis], _FINE)
    spread = np.sqrt(smoothed(detail * detail, _FINE))
    noise = [local_contrast(square[np.newaxis], _FINEST, 1.0) for square in (first, second)]
    moved, mask = laid(noise[1], placed)
    stands_out = (spread >= _FAINT_LEVELS) & mask
    if stands_out.sum() >= _LEAST_STRUCTURE * mask.sum():
        return False
    flat = mask & ~stands_out
    return float(correlated(noise[0], moved, flat).correlation[0]) * sign < _SAME_NOISE


def _look_mirrored(first: Squares, second: Squares) -> tuple[Truths, Truths]:
    """Return which of n first images look more like the second when mirrored, and the unsure.

    They are compared as wholes, and by what windows cut out of either.
    """
    one, other = edges(first), edges(second)
    parts = [described(one, window) for window in WINDOWS]
    others = [uneven(described(other, window)) for window in WINDOWS]
    both = [(0, number) for number in range(len(WINDOWS))]
    both += [(number, 0) for number in range(1, len(WINDOWS))]

    def likeness(mine: list[Floats], pairs: list[tuple[int, int]]) -> Floats:
        best: Floats = np.max([_cosines(mine[i], others[j]) for i, j in pairs], axis=0)
        return best

    # A moved image shows on one side what its mirror image shows on the other.
    across = [(number, _across(theirs)) for number, theirs in OPPOSITE]
    as_is = likeness([uneven(part) for part in parts], both + list(OPPOSITE))
    swapped = likeness([uneven(mirrored(part)) for part in parts], both + across)
    return swapped > as_is, np.abs(swapped - as_is) < _CLEAR


def _across(number: int) -> int:
    """Return the window that a mirror makes of one of those that tell of a move."""
    window = WINDOWS[number]
    return WINDOWS.index(window._replace(left=1 - window.width - window.left))


def _cosines(one: Floats, other: Floats) -> Floats:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    result: Floats = (one * other).sum(axis=1) / np.maximum(lengths, 1e-9)
    return result


def _softened(square: Squares) -> Floats:
    return smoothed(square[np.newaxis].astype(np.float32), 1.0)
