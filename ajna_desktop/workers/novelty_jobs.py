"""A survey: how far every image of a folder lies from what was learnt from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.progress import Doing
from ajna_desktop.search.novelty import Novelty, novelty
from ajna_desktop.search.unit_rows import UnitRows
from ajna_desktop.workers.cached_features import map_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.survey_jobs import SurveyControl


@dataclass(frozen=True, slots=True, eq=False)
class NoveltyJob:
    """Compares N images; see `search.novelty`."""

    features: FeaturesOf
    groups: npt.NDArray[np.int64]  # (N,)
    is_learnt: npt.NDArray[np.bool_]  # (N,)

    def run(self, control: SurveyControl) -> Novelty:
        """Do the work in the worker.

        Raises:
            FeaturesMissing: an image has no features in the cache.
        """
        matrix, rows = map_features(self.features)
        total = len(rows)

        def report(done: int) -> None:
            control.report(Doing.COMPARING_WITH_LEARNT, done, total)

        report(0)
        units = UnitRows(matrix, rows)
        return novelty(units, self.features.keys, self.groups, self.is_learnt, report)
