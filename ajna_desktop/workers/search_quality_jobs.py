"""Surveys that tell how well searches for look-alikes do in a folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.domain.comparison import HitRates
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.search_quality import ForestFigures
from ajna_desktop.workers.feature_space import SearchedScans
from ajna_desktop.workers.search_evaluation import EvaluateSearch
from ajna_desktop.workers.survey_jobs import SurveyControl

FEWEST: Final = 100  # different images: below, an index is nothing to measure

Hits = tuple[HitRates, HitRates]  # by the protocol of the study, and by the honest one


@dataclass(frozen=True, slots=True, eq=False)
class MeasureHits:
    """Measure the search in one feature space after the other."""

    spaces: Sequence[EvaluateSearch]

    def run(self, control: SurveyControl) -> list[Hits | str]:
        """Return what the search finds in each space, or why that cannot be told."""
        found: list[Hits | str] = []
        for done, one in enumerate(self.spaces):
            control.report(Doing.EVALUATING, done, len(self.spaces))
            try:
                found.append(one.measured(lambda: None))
            except AjnaError as error:
                found.append(str(error))
        control.report(Doing.EVALUATING, len(self.spaces), len(self.spaces))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class MeasureForests:
    """Measure what indexes of one feature space lose, and what they save."""

    title: str
    scans: SearchedScans

    def run(self, control: SurveyControl) -> ForestFigures | None:
        """Return the figures, None where there are too few different images."""
        from ajna_desktop.search.forests import measure_forests  # takes Annoy along
        from ajna_desktop.workers.cached_features import read_contents

        rows = read_contents(self.scans).vectors
        usable = np.flatnonzero(rows.is_usable(np.arange(len(rows))))
        if len(usable) < FEWEST:
            return None
        return measure_forests(
            self.title,
            rows.part(usable),
            lambda done, total: control.report(Doing.INDEXING, done, total),
        )
