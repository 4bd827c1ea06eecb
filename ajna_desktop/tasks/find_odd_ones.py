"""Find the images that lie far from their companions: of one patient, container, lot or day."""

import numpy as np

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.evaluation.odd_one_out import LEAST_GROUP, OddOnes, robust_scores
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.describing.search_space import (
    APPEARANCE,
    SearchSpace,
    maker_of,
    where,
)
from ajna_desktop.workers.companion_job import MeasureCompanions
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf


def find_odd_ones(
    collection: Collection,
    engine: Engine,
    column: Column,
    context: TaskContext,
    space: SearchSpace = APPEARANCE,
) -> OddOnes:
    """Return the described scans of all groups of three or more, the oddest first.

    Args:
        collection: The folder.
        engine: Measures, in a process of its own.
        column: Scans with one value in it are companions.
        context: Of the task.
        space: By what scans are alike.

    Raises:
        FeaturesMissing: nothing is described in this space.
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    described = described_scans(collection, maker_of(engine, space))
    if not described.hashes:
        raise FeaturesMissing(
            "There is nothing to compare yet: the scans have to be read in this way first."
        )
    values = collection.columns.values(column)
    groups = values.of(described.scan_ids)
    features = FeaturesOf.of(where(collection, engine, space), described.hashes)
    distances = engine.surveys.survey(
        MeasureCompanions(features, groups), context.step, context.check
    )
    is_judged = np.isfinite(distances)
    ids, codes = described.scan_ids[is_judged], groups[is_judged]
    distances = distances[is_judged]
    scores = robust_scores(distances, codes)
    order = np.lexsort((ids, -distances, -scores))
    sizes = np.bincount(groups[groups >= 0], minlength=len(values.names))
    return OddOnes(
        ids[order],
        codes[order],
        values.names,
        distances[order],
        scores[order],
        sizes[codes[order]] - 1,
        len(described.scan_ids) + described.lacking - len(ids),
    )


def has_groups(collection: Collection, column: Column) -> bool:
    """Say whether some value of a column is that of three scans or more."""
    codes = collection.columns.values(column).codes
    return bool((np.bincount(codes[codes >= 0], minlength=1) >= LEAST_GROUP).any())
