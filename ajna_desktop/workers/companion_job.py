"""The survey that measures how far each image lies from the others of its group."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.evaluation.odd_one_out import LEAST_GROUP
from ajna_desktop.domain.progress import Doing
from ajna_desktop.search.companions import companion_distances
from ajna_desktop.search.unit_rows import UnitRows
from ajna_desktop.workers.cached_features import map_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.survey_jobs import SurveyControl


@dataclass(frozen=True, slots=True, eq=False)
class MeasureCompanions:
    """Measure N images, each within its group."""

    features: FeaturesOf
    groups: npt.NDArray[np.int32]  # (N,), −1 for none
    seed: int = 0

    def run(self, control: SurveyControl) -> npt.NDArray[np.float64]:
        """Return the distances, (N,); NaN for what is in no group of three.

        Raises:
            FeaturesMissing: one of the images has no features in the cache.
        """
        total = len(self.groups)
        control.report(Doing.MEASURING, 0, total)
        rows = UnitRows(*map_features(self.features))
        return companion_distances(
            rows,
            self.groups,
            LEAST_GROUP,
            lambda done: control.report(Doing.MEASURING, done, total),
            self.seed,
        )
