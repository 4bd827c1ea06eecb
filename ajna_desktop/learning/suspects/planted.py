"""How much each signal tells about wrong labels, learnt from wrong labels made on purpose.

Some labels of the folder are made wrong, the images are judged again, and what the signals say
of these is compared with what they say of the rest: a logistic regression gives the odds. The
folder has wrong labels of its own: each image counts by how likely its label was right before
(expectation and maximisation, as for mixtures). So the score of an image comes to be the
probability that its label is wrong, and the sum of all scores how many are, supposing that the
folder's own wrong labels are about as conspicuous as those that were made.

Who reviews looks at the most conspicuous first. What is left shows little of what wrong labels
show, which does not mean that none is left: the share is that of all labels as they came, and
those that people found wrong count in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.suspects.left_out import Numbers
from ajna_desktop.learning.suspects.signals import Told

_SHARE: Final = 0.05  # of the labels, made wrong at once: few enough to learn from the others
_WANTED: Final = 300  # made wrong in all
_FEWEST_DRAWS, _MOST_DRAWS = 6, 30
_INVERSE_PENALTY: Final = 10.0
_STEPS: Final = 60  # of expectation and maximisation, at most
_STILL: Final = 0.002  # relative change of the number of wrong labels that ends them
_FIRST_SHARE: Final = 0.02  # that is taken to be wrong to begin with
_BEFORE: Final = (
    0.5  # labels, of one, known to be wrong beforehand: no share is nought (Jeffreys)
)

Judge = Callable[[Numbers], Told]  # what is made of all images, given their labels


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What came of it, for the N images.

    Attributes:
        odds: (N,) logarithms of how many times as often wrong labels show such signals as right
            ones do.
        share: Estimated share of wrong labels among all that are judged, as they came.
        spread: Standard deviation of the share among the open images from draw to draw.
    """

    odds: npt.NDArray[np.float64]
    share: float
    spread: float

    @property
    def probabilities(self) -> npt.NDArray[np.float64]:
        """Probability that each label is wrong if nobody has reviewed it, (N,)."""
        return _posterior(self.odds, self.share)


def plant(
    classes: Numbers, is_judged: npt.NDArray[np.bool_], told: Told, count: int, seed: int = 0
) -> list[tuple[Numbers, npt.NDArray[np.bool_]]]:
    """Make labels wrong, some at a time.

    In every second draw an image gets the class that most speaks for besides its own, in the
    others any: some errors are made by chance, others because two classes look alike.

    Args:
        classes: (N,) the labels.
        is_judged: (N,) which of them may be made wrong.
        told: What is made of the images with the labels as they are.
        count: Of classes, K ≥ 2.
        seed: Of the draws.

    Returns:
        For each draw, the labels (N,) and which of them were made wrong (N,).
    """
    rng = np.random.default_rng(seed)
    rows = np.flatnonzero(is_judged)
    each = max(1, round(_SHARE * len(rows)))
    draws = int(np.clip(-(-_WANTED // each), _FEWEST_DRAWS, _MOST_DRAWS))
    similar = told.suggested(classes)
    planted = []
    for number in range(draws):
        drawn = rng.choice(rows, each, replace=False)
        changed = classes.copy()
        by_chance = (classes[drawn] + rng.integers(1, count, each)) % count
        changed[drawn] = similar[drawn] if number % 2 else by_chance
        planted.append((changed, changed != classes))
    return planted


def score(
    judge: Judge,
    classes: Numbers,
    is_judged: npt.NDArray[np.bool_],
    is_open: npt.NDArray[np.bool_],
    was_wrong: npt.NDArray[np.bool_],
    count: int,
    report: Callable[[int, int], None] = lambda done, total: None,
    seed: int = 0,
) -> Scores:
    """Tell how likely each label is wrong.

    Args:
        judge: Judges all N images by whatever labels it is given, none by its own group's.
        classes: (N,) the labels.
        is_judged: (N,) which labels are looked at, at least two.
        is_open: (N,) which of these nobody said to be right: they may be wrong. At least one.
        was_wrong: (N,) which of the others had another label before a person looked.
        count: Of classes, K ≥ 2.
        report: Is told how many of how many draws are done.
        seed: Of the draws.
    """
    told = judge(classes)
    seen = told.for_label(classes)
    draws = plant(classes, is_judged, told, count, seed)
    shown, wrong = [], []
    for number, (changed, is_wrong) in enumerate(draws, start=1):
        shown.append(judge(changed).for_label(changed)[is_judged])
        wrong.append(is_wrong[is_judged])
        report(number, len(draws))
    mean, scale = _moments(np.concatenate(shown))
    scaled = [(one - mean) / scale for one in shown]
    every = (seen - mean) / scale
    known = _Known(is_judged, is_open, int((was_wrong & is_judged & ~is_open).sum()))
    found = _mixture(np.stack(scaled), np.stack(wrong), every, known)
    parts = [
        _mixture(np.stack(scaled[part]), np.stack(wrong[part]), every, known)
        for part in (slice(0, None, 3), slice(1, None, 3), slice(2, None, 3))
    ]
    shares = [part.probabilities[is_open].mean() for part in parts]
    spread = float(np.std(shares, ddof=1) / len(shares) ** 0.5)
    return Scores(found.odds, found.share, spread)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What people said: masks (N,), and how many labels they found wrong."""

    is_judged: npt.NDArray[np.bool_]
    is_open: npt.NDArray[np.bool_]
    wrong: int


def _mixture(
    shown: Floats, wrong: npt.NDArray[np.bool_], every: Floats, known: _Known
) -> Scores:
    """Fit the odds and the share of wrong labels to draws (S, n, F) and all images (N, F)."""
    rows, is_wrong = shown.reshape(-1, shown.shape[-1]), wrong.ravel()
    share, own = _FIRST_SHARE, np.zeros(len(every))
    odds = np.zeros(len(every))
    for step in range(_STEPS):
        # An image whose label was wrong before is no example: left as it was, it is wrong, and
        # what was made of it may be right.
        weights = np.tile(1 - own[known.is_judged], len(shown))
        model = LogisticRegression(C=_INVERSE_PENALTY).fit(rows, is_wrong, weights)
        prior = np.log(weights[is_wrong].sum() / weights[~is_wrong].sum())
        odds = model.decision_function(every) - prior
        before = share
        share = _share(odds, known, share)
        own = np.where(known.is_open, _posterior(odds, share), 0.0)
        # The first step may come upon the first guess by chance: it has seen nothing of it yet.
        if step and abs(share - before) <= _STILL * before:
            break
    return Scores(odds, share, 0.0)


def _share(odds: npt.NDArray[np.float64], known: _Known, share: float) -> float:
    """Return the share of wrong labels that is most likely by these odds."""
    judged = int((known.is_judged | known.is_open).sum())
    for _ in range(_STEPS):
        left = _posterior(odds[known.is_open], share).sum()
        share = float(left + known.wrong + _BEFORE) / (judged + 1)
    return share


def _posterior(odds: npt.NDArray[np.float64], share: float) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = 1 / (
        1 + np.exp(-np.clip(odds, -500, 500)) * (1 - share) / share
    )
    return found


def _moments(rows: Floats) -> tuple[Floats, Floats]:
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    return mean, np.where(scale > 1e-6, scale, np.float32(1))
