"""What may have been done to an image, and when it is likely enough to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.image_quality import UNCOMMON, Flaw

Floats = npt.NDArray[np.float64]

_NORMAL_MAD: Final = 1.4826  # makes the MAD of normal values their standard deviation
_LEAST_KNOWN: Final = 0.5  # share of changed images that must be known, for anything to be said


class Change(StrEnum):
    """What may have been done to an image."""

    LEFT_TURN = "turned left"  # by 90°, against the clock
    RIGHT_TURN = "turned right"
    HALF_TURN = "upside down"  # by 180°
    MIRRORED = "mirrored"  # left and right
    CUT_LEFT = "cut off at the left"
    CUT_RIGHT = "cut off at the right"
    CUT_TOP = "cut off at the top"
    CUT_BOTTOM = "cut off at the bottom"


# Asked apart: a question about all at once is answered less surely.
QUESTIONS: Final = (
    (Change.LEFT_TURN, Change.RIGHT_TURN, Change.HALF_TURN),
    (Change.MIRRORED,),
    (Change.CUT_LEFT,),
    (Change.CUT_RIGHT,),
    (Change.CUT_TOP,),
    (Change.CUT_BOTTOM,),
)


@dataclass(frozen=True, slots=True, eq=False)
class LayoutAnswer:
    """How one question was answered about N images, each by a classifier that never saw it.

    Attributes:
        changes: Which were asked about.
        margins: (N,) by how much *unchanged* leads over the likeliest change; below 0 the
            change is likelier.
        likeliest: (N,) the likeliest change, a place in `changes`.
        told_apart: For every change, the margins of some of the images so changed, which shows
            how surely a changed image is known here.
    """

    changes: tuple[Change, ...]
    margins: Floats
    likeliest: npt.NDArray[np.int64]
    told_apart: tuple[Floats, ...]


def flaw_of(change: Change) -> Flaw:
    """Return which flaw a change is."""
    return Flaw.CUT_OFF if change.name.startswith("CUT") else Flaw.WRONG_WAY


def flaws_by_layout(
    answers: Sequence[LayoutAnswer], count: int
) -> tuple[dict[Flaw, Floats], list[str]]:
    """Return which of `count` images were likely changed, by how much, and how.

    An image was changed when its margin is below 0 and uncommonly low in the folder. Nothing is
    said of a change that is known of fewer than half of the images to which it was done.

    Returns:
        For both flaws (N,), as in `ImageQuality`; and what was done to each, "" for nothing.
    """
    flaws = {flaw_of(change): np.zeros(count) for change in Change}
    done = [""] * count
    for answer in answers:
        margins = answer.margins
        median = float(np.median(margins))
        spread = _NORMAL_MAD * float(np.median(np.abs(margins - median)))
        if not spread:
            continue
        uncommon = min(0.0, median - UNCOMMON * spread)
        for place, change in enumerate(answer.changes):
            told = answer.told_apart[place]
            if (told < uncommon).mean() < _LEAST_KNOWN:
                continue
            found = np.flatnonzero((margins < uncommon) & (answer.likeliest == place))
            beyond = (median - margins[found]) / spread / UNCOMMON
            for number, value in zip(found.tolist(), beyond.tolist(), strict=True):
                # What lies on its side also looks cut off: the first answer holds.
                if not done[number]:
                    flaws[flaw_of(change)][number], done[number] = value, change.value
    return flaws, done
