"""Scans whose label is likely wrong, and what speaks against it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label, ScanId

LIKELY_FROM: Final = 0.5  # score: the label is more likely wrong than right
SURE_FROM: Final = 0.9  # of another label: the study looked at what it was so sure about …
DOUBTED_UP_TO: Final = 0.3  # … and gave the label found no more than this
_UNLIKE_MADE: Final = 0.05  # share of the number of wrong labels: see `EstimatedWrong.of`


class Judge(StrEnum):
    """A kind of classifier that judged the scans, none of which it had seen."""

    LINEAR = "linear"  # logistic regression
    KERNEL = "kernel"  # least squares with a Gaussian kernel
    NEIGHBOURS = "neighbours"  # the scans that look most alike


class Reason(StrEnum):
    """What speaks against a label; the strongest first."""

    COPY = "copy"  # the same file has another label elsewhere
    STUDY_RULE = "study rule"  # probabilities beyond the thresholds of the study
    JUDGED_OTHERWISE = "judged otherwise"  # another label is more probable
    CLASSIFIERS = "classifiers"  # one or more kinds of them told another label
    NEIGHBOURS = "neighbours"  # most of the scans that look alike have another label
    COMPANIONS = "companions"  # most of the patient's or container's other scans have


@dataclass(frozen=True, slots=True)
class Votes:
    """How many scans were asked, and how many of them have another label."""

    count: int = 0
    otherwise: int = 0

    @property
    def share(self) -> float:
        """Share that has another label, in [0, 1]; 0 where none was asked."""
        return self.otherwise / self.count if self.count else 0.0

    @property
    def is_against(self) -> bool:
        """Whether most of them have another label."""
        return 2 * self.otherwise > self.count


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen of one scan."""

    neighbours: Votes = Votes()  # nearest scans of other groups
    confirmed: Votes = Votes()  # of them, those whose label a person gave or confirmed
    companions: Votes = Votes()  # other scans of the same patient or container
    copies: Votes = Votes()  # other files with the same content
    otherwise: tuple[Judge, ...] = ()  # that told another label


@dataclass(frozen=True, slots=True)
class Suspect:
    """One scan that nobody has reviewed, and how likely its label is wrong.

    Probabilities are out of fold: of classifiers that saw no scan of the same group.
    """

    scan_id: ScanId
    score: float  # estimated probability that the label is wrong, in [0, 1]
    label: Label  # that the scan had when it was judged
    suggested: Label  # the most probable other one
    label_probability: float
    probability: float  # of `suggested`
    evidence: Evidence = Evidence()

    @property
    def is_study_rule(self) -> bool:
        """Whether it is what the study looked at: ≥ 0.90 for another, ≤ 0.30 for its own."""
        return self.probability >= SURE_FROM and self.label_probability <= DOUBTED_UP_TO

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks against the label, in the order of `Reason`; none where nothing does."""
        evidence = self.evidence
        holds = {
            Reason.COPY: bool(evidence.copies.otherwise),
            Reason.STUDY_RULE: self.is_study_rule,
            Reason.JUDGED_OTHERWISE: self.probability > self.label_probability,
            Reason.CLASSIFIERS: bool(evidence.otherwise),
            Reason.NEIGHBOURS: evidence.neighbours.is_against,
            Reason.COMPANIONS: evidence.companions.is_against,
        }
        return tuple(reason for reason, is_there in holds.items() if is_there)


@dataclass(frozen=True, slots=True)
class WrongPair:
    """How many scans of one label are likely of another."""

    label: Label
    suggested: Label
    expected: float  # sum of the scores


@dataclass(frozen=True, slots=True)
class EstimatedWrong:
    """How many labels of those judged are wrong, as far as can be told without looking.

    It counts errors that are about as conspicuous as labels made wrong by chance are; an error
    that all scans of its kind share cannot be told from the truth.

    Attributes:
        count: The best guess.
        low, high: Where the number lies in about 95 of 100 folders.
    """

    count: int
    low: int
    high: int

    @classmethod
    def of(cls, scores: npt.NDArray[np.float64], spread: float) -> Self:
        """Estimate from the scores (N,), and how far their sum varies from one look to another.

        Three parts make the variance: each label is wrong or not; looks vary; and errors of a
        folder are not exactly as conspicuous as those that were made, which is taken to be good
        for a twentieth. Where none is wrong, up to three may have gone unseen (rule of three).
        """
        total = float(scores.sum())
        variance = (scores * (1 - scores)).sum() + spread**2 + (_UNLIKE_MADE * total) ** 2
        off = 1.96 * float(variance) ** 0.5
        high = min(len(scores), max(round(total + off), 3))
        return cls(round(total), max(0, round(total - off)), high)


@dataclass(frozen=True, slots=True)
class SuspectList:
    """One look for wrong labels, and how it stands now.

    Attributes:
        made_at_utc: ISO 8601.
        backbone: Whose features the scans were judged by.
        judged: How many unreviewed scans were judged.
        reviewed: How many scans had a label that a person gave or confirmed.
        estimated: How many of the judged are wrong; None where nobody can tell.
        pairs: Which label is likely which, the most frequent first.
        left: How many of the judged are unreviewed still, with the label they had then.
        likely: How many of these have a score from `LIKELY_FROM` on.
        is_stale: Whether labels or scans have changed since.
    """

    made_at_utc: str
    backbone: str
    judged: int
    reviewed: int
    estimated: EstimatedWrong | None
    pairs: tuple[WrongPair, ...]
    left: int = 0
    likely: int = 0
    is_stale: bool = False
