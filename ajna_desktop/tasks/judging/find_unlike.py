"""Find scans that are unlike anything learnt: what is said of them means little."""

from dataclasses import dataclass

import numpy as np

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.evaluation.prediction_sets import UNLIKE_UP_TO
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.search.novelty import FEWEST_LEARNT, NEAREST, Novelty
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.novelty_jobs import NoveltyJob


@dataclass(frozen=True, slots=True)
class FoundUnlike:
    """Every readable scan is in one of the first two counts."""

    scans: int  # compared
    without_features: int
    learnt: int  # contents they were compared with
    unlike: int


def find_unlike(
    collection: Collection,
    engine: Engine,
    classifier: ClassifierBundle | None,
    context: TaskContext,
) -> FoundUnlike:
    """Compare every scan with the labelled ones of other groups, and keep what is found.

    Args:
        collection: With labels and features.
        engine: Does the survey.
        classifier: Whose features count; None: those that the folder's own labels teach by.
        context: For progress and stopping.

    Raises:
        NothingToLearn: too few labelled scans to tell what is rare among them.
    """
    inference = engine.inference
    space = space_of(collection, inference)
    if classifier is not None:
        inference = engine.inference_of(engine.backbone_of(classifier))
        space = space_of(collection, inference, classifier.head.pooling)
    context.step(Doing.COMPARING_WITH_LEARNT, 0)
    scans = described_scans(collection, inference)
    table = collection.scans.training_table()
    numbered = {group: number for number, group in enumerate(dict.fromkeys(table.groups))}
    # A scan that people set aside has no group here: it is like no other.
    groups = -1 - np.arange(len(scans.scan_ids))
    is_learnt = np.zeros(len(groups), np.bool_)
    _, here, there = np.intersect1d(scans.scan_ids, table.scan_ids, return_indices=True)
    if len(here):
        groups[here] = np.array([numbered[group] for group in table.groups])[there]
        is_learnt[here] = np.array([label is not None for label in table.labels])[there]
    features = FeaturesOf.of(space, scans.hashes)
    _check(len(np.unique(features.keys[is_learnt])), len(np.unique(groups[is_learnt])))
    job = NoveltyJob(features, groups.astype(np.int64), is_learnt)
    found: Novelty = engine.surveys.survey(job, context.step, context.check)
    context.changed(
        collection.certainty.replace_survey(
            inference.backbone_id,
            found.learnt,
            scans.scan_ids,
            scans.hashes,
            found.distances,
            found.p_values,
        )
    )
    unlike = int((found.p_values <= UNLIKE_UP_TO).sum())
    return FoundUnlike(len(scans.hashes), scans.lacking, found.learnt, unlike)


def _check(contents: int, groups: int) -> None:
    if contents < FEWEST_LEARNT:
        raise NothingToLearn(
            f"Too few labelled scans to tell what is unlike them: there are {contents}, and "
            f"{FEWEST_LEARNT} are needed."
        )
    if groups <= NEAREST:
        raise NothingToLearn(
            f"The labelled scans are of only {groups} patients, containers or other groups, "
            f"and more than {NEAREST} are needed to tell what is unlike them."
        )
