"""Whether two images are one: laid on each other, they agree to the fine detail.

Two radiographs of one kind agree in the coarse; where exactly the fine detail is, and what the
noise was, only one and the same recording knows (benchmarks/twins.py has the figures).
"""

from typing import Final, NamedTuple

import numpy as np

from ajna_desktop.search.twins.coarse import LEAST_OVERLAP, Squares
from ajna_desktop.search.twins.decision import LEAST, SURE
from ajna_desktop.search.twins.local_contrast import Floats, band, local_contrast, smoothed
from ajna_desktop.search.twins.placement import Placements, correlated, laid, refined

_SIGMA: Final = 3.0  # pixels that count as near
_HOPELESS: Final = 0.62  # correlation at half the size; no rival of copies, see `decision`
_MOST_LOST: Final = 0.15  # of the correlation, from the coarse to the fine
_JUST_BELOW: Final = LEAST - 0.001
_FINEST: Final = 1.5
_FAINT_LEVELS: Final = 4.0  # grey levels: what varies less is noise
_LEAST_STRUCTURE: Final = 0.08  # of the overlap
_SAME_NOISE: Final = 0.4  # correlation of the finest detail


class Fine(NamedTuple):
    """What one pair shows in fine detail."""

    score: float
    placement: tuple[float, float, float, float]
    overlap: float
    is_poor: bool


def fine(
    first: Squares, second: Squares, placement: Placements, sign: float, coarse_score: float
) -> Fine:
    """Judge one pair of squares, (S, S) each, by its fine detail.

    Args:
        first: Squashed to S pixels a side, mirrored where `coarse` says so.
        second: Likewise.
        placement: (4,), of `coarse`.
        sign: Of `coarse`.
        coarse_score: Of `coarse`. Two images of one thing agree in the coarse and not in the
            fine: where that much is lost, the score stays below what makes a copy.
    """
    signs, placed = np.array([sign], np.float32), placement[np.newaxis]
    soft = [_softened(square) for square in (first, second)]
    for stride in (4, 2):
        small = [local_contrast(square[:, ::stride, ::stride], _SIGMA) for square in soft]
        placed = refined(small[0], small[1], placed, signs, 6)
    found = correlated(small[0], *laid(small[1], placed))
    score = float(found.correlation[0]) * sign
    if score < _HOPELESS:  # most pairs: what follows takes four times as long
        return Fine(score, _as_floats(placed), float(found.overlap[0]), False)
    one, other = (local_contrast(square[np.newaxis], _SIGMA) for square in (first, second))
    for rounds in (2, 3):
        placed = refined(one, other, placed, signs, rounds)
        found = correlated(one, *laid(other, placed))
        score = float(found.correlation[0]) * sign
        if score < _HOPELESS:  # two rounds bring copies to within 0.07 of the end
            break
    overlap = float(found.overlap[0])
    if overlap < LEAST_OVERLAP:
        score = min(score, 0.0)
    if score < min(coarse_score - _MOST_LOST, SURE):
        score = min(score, _JUST_BELOW)
    is_poor = score >= LEAST and _is_poor(first, second, placed, sign)
    return Fine(score, _as_floats(placed), overlap, is_poor)


def _is_poor(first: Squares, second: Squares, placed: Placements, sign: float) -> bool:
    """Return whether what agrees is what all such scans have, an empty container's walls.

    That is so where hardly any part of the image stands out from the noise, unless the noise
    itself agrees: that of two recordings never does.
    """
    detail = band(first[np.newaxis], _SIGMA)
    spread = np.sqrt(smoothed(detail * detail, _SIGMA))
    noise = [local_contrast(square[np.newaxis], _FINEST, 1.0) for square in (first, second)]
    moved, mask = laid(noise[1], placed)
    stands_out = (spread >= _FAINT_LEVELS) & mask
    if stands_out.sum() >= _LEAST_STRUCTURE * mask.sum():
        return False
    flat = mask & ~stands_out
    return float(correlated(noise[0], moved, flat).correlation[0]) * sign < _SAME_NOISE


def _as_floats(placed: Placements) -> tuple[float, float, float, float]:
    ax, tx, ay, ty = placed[0].tolist()
    return ax, tx, ay, ty


def _softened(square: Squares) -> Floats:
    return smoothed(square[np.newaxis].astype(np.float32), 1.0)
