"""Jobs that tell how well a feature space serves: its search, and the groups in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import ClusterRow, HitRates
from ajna_desktop.domain.partitions import adjusted_rand_index, purity
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.search.evaluation import Searched, held_out_protocol, study_protocol
from ajna_desktop.search.unit_rows import Halves, Items, UnitRows, Vectors, as_float32
from ajna_desktop.workers.cached_features import map_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.training_jobs import TrainingControl

_AT_ONCE: Final = 4096  # rows made codes of


@dataclass(frozen=True, slots=True, eq=False)
class LabelledScans:
    """N scans with features, and what is known about them.

    Attributes:
        features: Where their features are.
        classes: (N,) index of the label of each.
        groups: Patient, container or content of each.
        projection: Makes codes of the features, which are looked at instead; None = nothing.
    """

    features: FeaturesOf
    classes: npt.NDArray[np.int64]
    groups: Sequence[str]
    projection: Projection | None = None

    def read(self) -> tuple[Halves, Items]:
        """Return a matrix of vectors, and the row in it of each scan."""
        matrix, rows = map_features(self.features)
        if self.projection is None:
            return matrix, rows
        codes = [
            self.projection.codes(as_float32(matrix[rows[start : start + _AT_ONCE]]))
            for start in range(0, len(rows), _AT_ONCE)
        ]
        # As the program keeps codes: what is measured is what a search will find.
        return np.concatenate(codes).astype(np.float16), np.arange(len(rows))


@dataclass(frozen=True, slots=True, eq=False)
class EvaluateSearch:
    """Measure a search by both protocols: that of the original study, and the honest one.

    Attributes:
        queries: Scans whose groups were held out; the study's pools are drawn from them.
        pool: Scans that are searched.
        labels: The classes.
        seed: Of all that is drawn.
    """

    queries: LabelledScans
    pool: LabelledScans
    labels: tuple[Label, ...]
    seed: int = 0

    def run(self, control: TrainingControl) -> tuple[HitRates, HitRates]:
        """Return what the protocol of the study and the honest one give.

        Raises:
            FeaturesMissing: one of the scans has no features in the cache.
        """
        return self.measured(control.wait_while_paused)

    def measured(self, tick: Callable[[], None]) -> tuple[HitRates, HitRates]:
        """Return the same; `tick` is called now and then."""
        matrix, rows = self.queries.read()

        def vectors(items: Items) -> Vectors:
            return as_float32(matrix[rows[items]])

        by_study = study_protocol(vectors, self.queries.classes, self.labels, self.seed)
        honest = held_out_protocol(
            _searched(self.queries), _searched(self.pool), self.labels, self.seed, tick
        )
        return by_study, honest


@dataclass(frozen=True, slots=True, eq=False)
class FindClusters:
    """Find groups without labels, and see how they agree with the labels."""

    title: str
    scans: LabelledScans
    seed: int = 0

    def run(self, control: TrainingControl) -> ClusterRow:
        """Return the agreement of as many groups as there are classes; errors as above."""
        from ajna_desktop.learning.fitting.clusters import (
            find_clusters,  # takes scikit-learn along
        )

        classes = self.scans.classes
        count = len(np.unique(classes))
        matrix, rows = self.scans.read()
        found = find_clusters(as_float32(matrix[rows]), count, self.seed)
        return ClusterRow(
            title=self.title,
            clusters=count,
            scans=len(classes),
            rand_index=adjusted_rand_index(classes, found),
            purity=purity(classes, found),
            purity_by_chance=float(np.bincount(classes).max() / len(classes)),
        )


def _searched(scans: LabelledScans) -> Searched:
    matrix, rows = scans.read()
    return Searched(UnitRows(matrix, rows), scans.classes, scans.groups, scans.features.hashes)
