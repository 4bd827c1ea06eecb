"""Which images did not come out well: measured beside the others of the folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.image_measures import ImageMeasures
from ajna_desktop.domain.evaluation.odd_one_out import robust_scores

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

UNCOMMON: Final = 3.5  # robust scores above it are outliers by Iglewicz and Hoaglin
LEAST_CLASS: Final = 30  # scans of a class, below which it has no usual values of its own
# Shares that are 0 for most images have no spread to go by: what more than these have is usual.
_SHARES: Final = frozenset({"dark", "bright", "blank", "left", "right", "top", "bottom"})
_MOST: Final = 0.05
_LEAST_CONTRAST: Final = 0.04  # of an image on which something can be told, in any folder
_LEAST_ENTROPY: Final = 1.0  # bits


class Flaw(StrEnum):
    """What is wrong with an image."""

    UNIFORM = "nearly uniform"
    TOO_DARK = "too dark"
    TOO_BRIGHT = "too bright"
    BLURRED = "blurred"
    CUT_OFF = "cut off"
    BLANK = "partly blank"
    SIZE = "wrong size or shape"
    WRONG_WAY = "wrong way up"


class _Rule(NamedTuple):
    """A value that is uncommon among the others, and by enough to be seen."""

    flaw: Flaw
    column: str
    rises: bool  # large values are bad, else small ones
    least: float  # by which it differs from the median


_RULES: Final = (
    _Rule(Flaw.UNIFORM, "contrast", rises=False, least=0.15),
    _Rule(Flaw.UNIFORM, "entropy", rises=False, least=1.0),
    _Rule(Flaw.TOO_DARK, "brightness", rises=False, least=0.1),
    _Rule(Flaw.TOO_DARK, "dark", rises=True, least=0.25),
    _Rule(Flaw.TOO_BRIGHT, "brightness", rises=True, least=0.1),
    _Rule(Flaw.TOO_BRIGHT, "bright", rises=True, least=0.25),
    _Rule(Flaw.BLURRED, "sharpness", rises=False, least=0.3),
    _Rule(Flaw.CUT_OFF, "left", rises=True, least=0.25),
    _Rule(Flaw.CUT_OFF, "right", rises=True, least=0.25),
    _Rule(Flaw.CUT_OFF, "top", rises=True, least=0.25),
    _Rule(Flaw.CUT_OFF, "bottom", rises=True, least=0.25),
    _Rule(Flaw.BLANK, "blank", rises=True, least=0.1),
    _Rule(Flaw.SIZE, "shape", rises=True, least=0.15),
    _Rule(Flaw.SIZE, "shape", rises=False, least=0.15),
    _Rule(Flaw.SIZE, "pixels", rises=True, least=0.7),
    _Rule(Flaw.SIZE, "pixels", rises=False, least=0.7),
)


@dataclass(frozen=True, slots=True, eq=False)
class ImageQuality:
    """How N images came out.

    Attributes:
        scan_ids: (N,) int64.
        measures: (N, M) of `ImageMeasures`.
        flaws: For each flaw (N,) how far beyond what is common an image is: 1 at the limit,
            0 where it does not have the flaw.
        changes: (N,) what was likely done to an image that is cut off or the wrong way up, in
            words of the program; "" where nothing.
    """

    scan_ids: npt.NDArray[np.int64]
    measures: Floats
    flaws: Mapping[Flaw, Floats]
    changes: tuple[str, ...]

    @property
    def worst(self) -> Floats:
        """How far the worst flaw of each image is beyond what is common, (N,); 0 for none."""
        worst = np.zeros(len(self.scan_ids))
        for values in self.flaws.values():
            np.maximum(worst, values, out=worst)
        return worst

    def flaws_of(self, number: int) -> list[Flaw]:
        """Return the flaws of one image, the worst first."""
        found = [(float(-values[number]), flaw) for flaw, values in self.flaws.items()]
        return [flaw for value, flaw in sorted(found, key=lambda one: one[0]) if value < 0]


def flaws_by_measure(
    measures: Floats, widths: Floats, heights: Floats, classes: Codes
) -> dict[Flaw, Floats]:
    """Return which images are uncommon in what is measured of them.

    An image has a flaw where a value is uncommon both in the folder and among the images of
    its label: an empty container is bright as all empty ones are, and a radiograph is bright
    beside those of one label only because it has the wrong label.

    Args:
        measures: (N, M) of `ImageMeasures`.
        widths: (N,) pixels, upright; > 0.
        heights: (N,) likewise.
        classes: (N,) the label of each image as a number, −1 for none.

    Returns:
        For each flaw (N,), as in `ImageQuality`.
    """
    columns = {name: measures[:, place] for place, name in enumerate(ImageMeasures._fields)}
    columns["shape"] = np.log(widths / heights)
    columns["pixels"] = np.log(widths * heights)
    flaws = {flaw: np.zeros(len(measures)) for flaw in Flaw}
    for rule, beyond in _beyond(columns, classes):
        flaws[rule.flaw] = np.maximum(flaws[rule.flaw], beyond)
    # Whatever the others look like: on these nothing can be told.
    nothing = (columns["contrast"] < _LEAST_CONTRAST) & (columns["entropy"] < _LEAST_ENTROPY)
    flaws[Flaw.UNIFORM] = np.where(
        nothing, np.maximum(flaws[Flaw.UNIFORM], 10.0), flaws[Flaw.UNIFORM]
    )
    return flaws


def _beyond(columns: Mapping[str, Floats], classes: Codes) -> Iterator[tuple[_Rule, Floats]]:
    all_of_one = np.zeros(len(classes), np.int32)
    of_class = _usual_classes(classes)
    for rule in _RULES:
        values = columns[rule.column] * (1 if rule.rises else -1)
        beyond = np.full(len(values), np.inf)
        for groups in (all_of_one, of_class):
            scores = robust_scores(values, groups) / UNCOMMON
            is_flaw = (scores > 1) & (values - _medians(values, groups) >= rule.least)
            beyond = np.minimum(beyond, np.where(is_flaw, scores, 0.0))
        if rule.column in _SHARES and len(beyond) and (beyond > 0).mean() > _MOST:
            beyond[:] = 0.0
        yield rule, beyond


def _usual_classes(classes: Codes) -> Codes:
    """Return groups of images: by class where it is large enough, all the others in one."""
    sizes = np.bincount(classes[classes >= 0], minlength=int(classes.max(initial=-1)) + 1)
    is_large = (classes >= 0) & (np.append(sizes, 0)[classes] >= LEAST_CLASS)
    groups = np.where(is_large, classes + 1, 0).astype(np.int32)
    rest = groups == 0
    if 0 < rest.sum() < LEAST_CLASS:
        # Too few to have usual values: they are measured by the folder alone.
        return np.zeros(len(classes), np.int32)
    return groups


def _medians(values: Floats, groups: Codes) -> Floats:
    medians = np.zeros(int(groups.max(initial=0)) + 1)
    for group in np.unique(groups):
        medians[group] = np.median(values[groups == group])
    return medians[groups]
