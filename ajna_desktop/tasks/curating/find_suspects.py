"""Find scans whose label is likely wrong, and keep them, the likeliest first."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.suspects import (
    LIKELY_FROM,
    EstimatedWrong,
    Evidence,
    Judge,
    Suspect,
    Votes,
    WrongPair,
)
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.suspects import LabelledScans
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.suspect_jobs import FindWrong, FoundWrong

Numbers = npt.NDArray[np.int64]

FEWEST_SCANS: Final = 20  # labelled: of fewer, nothing can be said of any
_JUDGES: Final = (Judge.KERNEL, Judge.LINEAR, Judge.NEIGHBOURS)
_NO_CLASSES: Final = (
    "Wrong labels can only be looked for among scans of at least two labels, each of two or "
    "more patients, containers or other groups."
)


@dataclass(frozen=True, slots=True)
class FoundSuspects:
    """Every labelled scan that is readable is in one of the first four counts."""

    judged: int
    reviewed: int  # by people: they teach
    alone: int  # with a label that no scan of another group has: nothing to compare with
    without_features: int
    likely: int  # of the judged, those more likely wrong than right
    estimated: EstimatedWrong


def find_suspects(
    collection: Collection, engine: Engine, context: TaskContext
) -> FoundSuspects:
    """Judge the label of every unreviewed scan by what scans of other groups teach.

    Only labels of this folder and features of the default network are used: a classifier that
    was made elsewhere may have learnt from these very images.

    Raises:
        NothingToLearn: too few labelled scans, labels or groups, or all are reviewed.
        FeaturesMissing: the features went away meanwhile.
    """
    context.step(Doing.SUSPECTING, 0)
    labelled, lacking = _described(collection, engine)
    kinds = sorted(set(labelled.labels))
    _check(labelled, kinds)
    number = {label: place for place, label in enumerate(kinds)}
    classes = np.array([number[label] for label in labelled.labels], np.int64)
    groups = _groups(labelled)
    average, maximum = _features(collection, engine, labelled.hashes)
    job = FindWrong(average, maximum, classes, groups, labelled.is_reviewed, labelled.was_wrong)
    found: FoundWrong = engine.surveys.survey(job, context.step, context.check)
    if not len(found.rows):
        raise NothingToLearn(_NO_CLASSES)
    suspects = _suspects(labelled, kinds, found)
    estimated = EstimatedWrong.of(np.array([one.score for one in suspects]), found.spread)
    context.changed(
        collection.suspects.replace(
            engine.inference.backbone_id,
            labelled.state,
            [
                (one, labelled.hashes[row])
                for one, row in zip(suspects, found.rows, strict=True)
            ],
            int(labelled.is_reviewed.sum()),
            estimated,
            _pairs(suspects),
        )
    )
    reviewed = int(labelled.is_reviewed.sum())
    return FoundSuspects(
        judged=len(suspects),
        reviewed=reviewed,
        alone=len(labelled.labels) - len(suspects) - reviewed,
        without_features=lacking,
        likely=sum(one.score >= LIKELY_FROM for one in suspects),
        estimated=estimated,
    )


def _described(collection: Collection, engine: Engine) -> tuple[LabelledScans, int]:
    """Return the labelled scans that have features, and how many have none."""
    labelled = collection.suspects.labelled()
    described = described_scans(collection, engine.inference)
    there = np.flatnonzero(np.isin(labelled.scan_ids, described.scan_ids))
    kept = LabelledScans(
        labelled.scan_ids[there],
        [labelled.labels[row] for row in there],
        [labelled.groups[row] for row in there],
        labelled.is_reviewed[there],
        [labelled.hashes[row] for row in there],
        labelled.was_wrong[there],
        labelled.state,
    )
    return kept, len(labelled.labels) - len(there)


def _groups(labelled: LabelledScans) -> Numbers:
    """Return the group of each scan, (N,); groups that have an image in common are one.

    Else an image would be judged by what its own copy under another name teaches.
    """
    groups = np.unique(np.array(labelled.groups), return_inverse=True)[1].astype(np.int64)
    contents = np.unique(np.array(labelled.hashes), return_inverse=True)[1]
    joined = np.arange(groups.max() + 1)  # the lowest group that each hangs together with
    while True:
        lowest = np.full(contents.max() + 1, len(joined))
        np.minimum.at(lowest, contents, joined[groups])
        before = joined.copy()
        np.minimum.at(joined, groups, lowest[contents])
        if (joined == before).all():
            return joined[groups]


def _check(labelled: LabelledScans, kinds: list[Label]) -> None:
    if len(labelled.labels) < FEWEST_SCANS:
        raise NothingToLearn(
            f"Too few labelled scans to tell which are labelled wrongly: there are "
            f"{len(labelled.labels)}, and {FEWEST_SCANS} are needed."
        )
    if labelled.is_reviewed.all():
        raise NothingToLearn("A person has looked at every label: none is suspected.")
    if len(kinds) < 2:
        raise NothingToLearn(_NO_CLASSES)


def _features(
    collection: Collection, engine: Engine, hashes: list[str]
) -> tuple[FeaturesOf, FeaturesOf | None]:
    inference = engine.inference
    average = FeaturesOf.of(space_of(collection, inference), hashes)
    if Pooling.MAXIMUM not in inference.pooling_kinds:
        return average, None
    return average, FeaturesOf.of(space_of(collection, inference, Pooling.MAXIMUM), hashes)


def _suspects(labelled: LabelledScans, kinds: list[Label], found: FoundWrong) -> list[Suspect]:
    scores = 1 / (1 + np.exp(-np.clip(found.odds, -500, 500)))
    lines = zip(
        labelled.scan_ids[found.rows].tolist(),
        scores.tolist(),
        [labelled.labels[row] for row in found.rows],
        [kinds[number] for number in found.suggested],
        found.label_probability.astype(np.float64).tolist(),
        found.probability.astype(np.float64).tolist(),
        map(_evidence, found.votes.tolist(), found.otherwise.tolist()),
        strict=True,
    )
    return [Suspect(ScanId(scan_id), *rest) for scan_id, *rest in lines]


def _evidence(votes: list[list[int]], otherwise: list[bool]) -> Evidence:
    judges = tuple(judge for judge, tells in zip(_JUDGES, otherwise, strict=True) if tells)
    neighbours, confirmed, companions, copies = (Votes(*pair) for pair in votes)
    return Evidence(neighbours, confirmed, companions, copies, judges)


def _pairs(suspects: list[Suspect]) -> list[WrongPair]:
    sums: dict[tuple[Label, Label], float] = {}
    for one in suspects:
        pair = (one.label, one.suggested)
        sums[pair] = sums.get(pair, 0.0) + one.score
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return [WrongPair(*pair, expected) for pair, expected in ordered]
