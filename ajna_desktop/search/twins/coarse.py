"""How two images lie on each other, and how alike they then are, as far as 64 pixels tell."""

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
from ajna_desktop.search.twins.structure import (
    OPPOSITE,
    WINDOWS,
    described,
    edges,
    mirrored,
    uneven,
)

LEAST_OVERLAP: Final = 0.55  # of the first image; a cut to 70 % of the area leaves more
WORTH_A_LOOK: Final = 0.62  # correlation; copies lie above, most others below

_SIGMA: Final = 4.0  # pixels that count as near
_GUESSES: Final = 6
_SECOND_LOOKS: Final = 2  # at the best of them
_ROUNDS: Final = 4
_CLEAR: Final = 0.15  # difference of cosines that leaves no doubt what is mirrored

Squares = npt.NDArray[np.uint8]  # (n, S, S)
Truths = npt.NDArray[np.bool_]  # (n,)


class Coarse(NamedTuple):
    """How n pairs lie on each other, as far as 64 pixels tell."""

    placements: Placements  # (n, 4)
    signs: Floats  # (n,), −1 where black and white are swapped
    scores: Floats  # (n,)
    is_mirrored: Truths  # (n,); the first image was mirrored before


def coarse(first: Squares, second: Squares) -> Coarse:
    """Lay n images of 64 × 64 pixels on others."""
    likelier, unsure = _look_mirrored(first, second)
    found = _placed(first, second, likelier.copy())
    if unsure.any():
        other = _placed(first[unsure], second[unsure], ~likelier[unsure])
        better = other.scores > found.scores[unsure]
        for column, better_column in zip(found, other, strict=True):
            column[np.flatnonzero(unsure)[better]] = better_column[better]
    return found


def _placed(first: Squares, second: Squares, is_mirrored: Truths) -> Coarse:
    first = np.where(is_mirrored[:, None, None], first[:, :, ::-1], first)
    one, other = local_contrast(first, _SIGMA), local_contrast(second, _SIGMA)
    soft_one, soft_other = smoothed(one, 1.0), smoothed(other, 1.0)
    # Guesses are made and sorted out at half the size, in a quarter of the time.
    half_one, half_other = _halved(soft_one), _halved(soft_other)
    guesses, heights = best_guesses(half_one, half_other, _GUESSES)
    signs = np.where(heights < 0, -1, 1).astype(np.float32)
    found = np.empty_like(heights)
    for number in range(_GUESSES):
        guess = refined(half_one, half_other, guesses[:, number], signs[:, number], _ROUNDS)
        guesses[:, number] = guess
        found[:, number] = _scores(half_one, half_other, guess, signs[:, number])
    rows = np.arange(len(first))
    best = Coarse(
        guesses[:, 0].copy(),
        signs[:, 0].copy(),
        np.full(len(rows), -2.0, np.float32),
        is_mirrored,
    )
    for chosen in np.argsort(-found, axis=1, kind="stable")[:, :_SECOND_LOOKS].T:
        sign = signs[rows, chosen]
        placed = refined(soft_one, soft_other, guesses[rows, chosen], sign, _ROUNDS)
        placed = refined(one, other, placed, sign, _ROUNDS)
        score = _scores(one, other, placed, sign)
        better = score > best.scores
        best.placements[better] = placed[better]
        best.signs[better] = sign[better]
        best.scores[better] = score[better]
    return best


def _scores(one: Floats, other: Floats, placed: Placements, signs: Floats) -> Floats:
    found = correlated(one, *laid(other, placed))
    enough = found.overlap >= LEAST_OVERLAP
    return np.where(enough, found.correlation * signs, np.float32(-1))


def _halved(images: Floats) -> Floats:
    count, side, _ = images.shape
    half: Floats = images.reshape(count, side // 2, 2, side // 2, 2).mean((2, 4))
    return half


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
