"""How two images lie on each other, and how alike they then are, as far as 64 pixels tell.

Most pairs that are asked about are no copies. So each step is made only with the pairs that
may still be one after the step before (benchmarks/twins.py has the figures).
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.twins.local_contrast import Floats, local_contrast, smoothed
from ajna_desktop.search.twins.placement import (
    Placements,
    best_guesses,
    correlated,
    laid,
    refined,
)

LEAST_OVERLAP: Final = 0.55  # of the first image; a cut to 70 % of the area leaves more
WORTH_A_LOOK: Final = 0.65  # correlation; copies lie above, most others below

_SIGMA: Final = 4.0  # pixels that count as near
_GUESSES: Final = 4
_ROUNDS: Final = 4
_LEAST_PEAK: Final = 0.45  # of a guess; most copies lie above 0.6
_LEAST_AT_HALF: Final = 0.62  # correlation at half the size; nearly all copies lie above 0.75
_RIVALS: Final = 0.05  # below the best at half the size: as likely as it
_PLAIN: Final = 0.05  # by which a scale must be better than none, so that it is chosen
_CLEAR: Final = 0.03  # difference of peaks that leaves no doubt what is mirrored

Squares = npt.NDArray[np.uint8]  # (n, S, S)
Truths = npt.NDArray[np.bool_]  # (n,)


class Coarse(NamedTuple):
    """How n pairs lie on each other, as far as 64 pixels tell."""

    placements: Placements  # (n, 4)
    signs: Floats  # (n,), −1 where black and white are swapped
    scores: Floats  # (n,), −1 where it is sooner plain that they are no copies
    is_mirrored: Truths  # (n,); the first image was mirrored before


class _Looks(NamedTuple):
    """The same n images, ever less sharp; local contrast."""

    sharp: Floats  # (n, S, S)
    soft: Floats  # (n, S, S)
    half: Floats  # (n, S/2, S/2)

    def of(self, rows: npt.NDArray[np.int64]) -> "_Looks":
        return _Looks(*(look[rows] for look in self))

    def mirrored(self) -> "_Looks":
        return _Looks(*(np.ascontiguousarray(look[:, :, ::-1]) for look in self))


def coarse(first: Squares, second: Squares) -> Coarse:
    """Lay n images of 64 × 64 pixels on others."""
    one, other = _looks(first), _looks(second)
    swapped = one.mirrored()
    guesses = best_guesses([one.half, swapped.half], other.half, _GUESSES)
    peaks = np.stack([np.abs(heights[:, 0]) for _, heights in guesses])
    is_mirrored = peaks[1] > peaks[0]
    unsure = np.abs(peaks[1] - peaks[0]) < _CLEAR
    count = len(first)
    best = Coarse(
        np.tile(np.array([1, 0, 1, 0], np.float32), (count, 1)),
        np.ones(count, np.float32),
        np.full(count, -1, np.float32),
        is_mirrored,
    )
    for form, mine in enumerate((one, swapped)):
        # Guesses are sorted out at half the size, in a quarter of the time.
        likely = ((is_mirrored == bool(form)) | unsure) & (peaks[form] >= _LEAST_PEAK)
        rows = np.flatnonzero(likely)
        if len(rows):
            starts, heights = (column[rows] for column in guesses[form])
            found = _placed(mine.of(rows), other.of(rows), starts, heights)
            better = found.scores > best.scores[rows]
            for column, better_column in zip(best[:3], found[:3], strict=True):
                column[rows[better]] = better_column[better]
            best.is_mirrored[rows[better]] = bool(form)
    return best


def _looks(squares: Squares) -> _Looks:
    sharp = local_contrast(squares, _SIGMA)
    soft = smoothed(sharp, 1.0)
    count, side, _ = soft.shape
    half: Floats = soft.reshape(count, side // 2, 2, side // 2, 2).mean((2, 4))
    return _Looks(sharp, soft, half)


def _placed(one: _Looks, other: _Looks, guesses: Placements, heights: Floats) -> Coarse:
    """Choose among guesses (n, G, 4) at half the size, and improve on the likeliest."""
    signs = np.where(heights < 0, -1, 1).astype(np.float32)
    placements = np.empty_like(guesses)
    found = np.empty_like(heights)
    for number in range(guesses.shape[1]):
        sign = signs[:, number]
        # What was only moved has a border that an image scaled a little fits as well.
        scales = np.full(len(sign), number < guesses.shape[1] - 1)
        placed = refined(one.half, other.half, guesses[:, number], sign, _ROUNDS, scales)
        placements[:, number] = placed
        found[:, number] = _scores(one.half, other.half, placed, sign)
    count = len(found)
    best = Coarse(
        placements[:, 0].copy(),
        signs[:, 0].copy(),
        np.full(count, -1, np.float32),
        np.zeros(count, np.bool_),
    )
    favours = np.zeros_like(found)
    favours[:, -1] = _PLAIN
    order = np.argsort(-found - favours, axis=1, kind="stable")
    favoured = np.full(count, -1.0)
    for place in range(2):
        chosen = order[:, place]
        height = found[np.arange(count), chosen]
        likely = height >= _LEAST_AT_HALF
        if place:
            likely &= height >= found.max(axis=1) - _RIVALS - _PLAIN
        rows = np.flatnonzero(likely)
        if not len(rows):
            continue
        sign, placed = signs[rows, chosen[rows]], placements[rows, chosen[rows]]
        scales = chosen[rows] < guesses.shape[1] - 1
        mine, theirs = one.of(rows), other.of(rows)
        placed = refined(mine.soft, theirs.soft, placed, sign, _ROUNDS, scales)
        placed = refined(mine.sharp, theirs.sharp, placed, sign, _ROUNDS, scales)
        score = _scores(mine.sharp, theirs.sharp, placed, sign)
        liked = score + favours[rows, chosen[rows]]
        better = liked > favoured[rows]
        favoured[rows[better]] = liked[better]
        best.placements[rows[better]] = placed[better]
        best.signs[rows[better]] = sign[better]
        best.scores[rows[better]] = score[better]
    return best


def _scores(one: Floats, other: Floats, placed: Placements, signs: Floats) -> Floats:
    found = correlated(one, *laid(other, placed))
    enough = found.overlap >= LEAST_OVERLAP
    return np.where(enough, found.correlation * signs, np.float32(-1))
