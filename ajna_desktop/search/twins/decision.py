"""Which pairs are one image: by their score, and by what scores others of their kind have."""

from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.twins import Joined
from ajna_desktop.search.twins.candidates import Pairs

LEAST: Final = 0.72  # correlation of fine detail; different scans of one kind stay below
SURE: Final = 0.87  # above, whatever others of the kind have

_UNRELATED: Final = 0.82  # what lies below may be two images of one thing
_MARGIN: Final = 0.08  # by which a copy must stand out from such


def are_one_image(pairs: Pairs, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which pairs (P, 2) are one image, (P,).

    A series of exposures of one thing agrees in much of its fine detail, and no fixed limit
    tells it from copies. So where either image of a pair has other partners that agree nearly
    as well, and none of the two surely is a copy of those, the pair must stand out from them.

    Args:
        pairs: Numbers of images.
        scores: (P,), of `confirmation.fine`.
    """
    sure = scores >= SURE
    families = Joined()
    for one, other in pairs[sure].tolist():
        families.join(one, other)
    rivals: dict[int, list[tuple[float, int]]] = {}
    for (one, other), score in zip(pairs.tolist(), scores.tolist(), strict=True):
        first, second = families.root(one), families.root(other)
        if first != second and score < _UNRELATED:
            for mine, theirs in ((first, second), (second, first)):
                rivals.setdefault(mine, []).append((score, theirs))
    accepted = sure.copy()
    for number in np.flatnonzero(~sure & (scores >= LEAST)).tolist():
        one, other = (families.root(member) for member in pairs[number].tolist())
        others = [
            score
            for mine, theirs in ((one, other), (other, one))
            for score, rival in rivals.get(mine, ())
            if rival != theirs
        ]
        accepted[number] = scores[number] >= max(others, default=0.0) + _MARGIN
    return accepted
