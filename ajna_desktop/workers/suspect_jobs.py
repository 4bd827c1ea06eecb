"""A survey: which labels of a folder are likely wrong."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.progress import Doing
from ajna_desktop.search.nearest_others import nearest_others
from ajna_desktop.search.unit_rows import Items, UnitRows
from ajna_desktop.workers.cached_features import map_features, read_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.survey_jobs import SurveyControl

if TYPE_CHECKING:
    from ajna_desktop.learning.suspects.judge_labels import Prepared

NEIGHBOURS: Final = 10
MOST_AT_ONCE: Final = 12_000  # images that teach each other: 0.7 GB; of more, parts are judged

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FoundWrong:
    """What is said of the n labels that were judged, the likeliest wrong first.

    Attributes:
        rows: (n,) which of the N images.
        odds: (n,) logarithm of the odds that the label is wrong.
        suggested: (n,) the likeliest other class.
        label_probability: (n,) of the label that the image has.
        probability: (n,) of the suggested class.
        votes: (n, 4, 2) how many neighbours, reviewed neighbours, companions and copies there
            are, and how many of them have another label.
        otherwise: (n, 3) whether the kernel, the linear judge and the neighbours told another.
        spread: Standard deviation of the number of wrong labels by what was planted.
    """

    rows: Numbers
    odds: npt.NDArray[np.float64]
    suggested: Numbers
    label_probability: npt.NDArray[np.float32]
    probability: npt.NDArray[np.float32]
    votes: Numbers
    otherwise: npt.NDArray[np.bool_]
    spread: float


@dataclass(frozen=True, slots=True, eq=False)
class FindWrong:
    """Judge the labels of N images, each by images of other groups alone.

    Attributes:
        average: Their features.
        maximum: Their maxima; None where the network does not pool.
        classes: (N,) the labels, numbers from 0 on.
        groups: (N,) numbers of patients, containers or contents.
        is_reviewed: (N,) a person gave or confirmed the label: it teaches, and is no suspect.
        was_wrong: (N,) a person gave it in the place of another.
    """

    average: FeaturesOf
    maximum: FeaturesOf | None
    classes: Numbers
    groups: Numbers
    is_reviewed: npt.NDArray[np.bool_]
    was_wrong: npt.NDArray[np.bool_]

    def run(self, control: SurveyControl) -> FoundWrong:
        """Do the work in the worker.

        Raises:
            FeaturesMissing: an image has no features in the cache.
        """
        from ajna_desktop.learning.suspects import votes  # takes scikit-learn along
        from ajna_desktop.learning.suspects.judge_folder import Labelled, judge_folder

        def report(done: int, total: int) -> None:
            control.report(Doing.SUSPECTING, total + done, 2 * total)

        images = _images_of(self, control)
        contents = np.unique(self.average.keys, return_inverse=True)[1]
        labelled = Labelled(
            self.classes, self.groups, contents, self.is_reviewed, self.was_wrong
        )
        found = judge_folder(images.prepared, images.parts, labelled, report)
        rows = np.flatnonzero(found.is_judged & ~self.is_reviewed)
        rows = rows[np.argsort(-found.odds[rows], kind="stable")]
        near = images.neighbours
        every = np.ones(len(self.classes), np.bool_)
        seen = (
            votes.neighbour_votes(near, self.classes, every),
            votes.neighbour_votes(near, self.classes, self.is_reviewed),
            votes.companion_votes(self.groups, contents, self.classes, found.told),
            votes.copy_votes(contents, self.classes),
        )
        told = votes.neighbours_tell(near, self.classes, self.is_reviewed)
        by_neighbours = (told >= 0) & (told != self.classes)
        return FoundWrong(
            rows,
            found.odds[rows],
            found.suggested[rows],
            found.label_probability[rows],
            found.probability[rows],
            np.stack(seen, axis=1)[rows],
            np.column_stack([found.otherwise, by_neighbours])[rows],
            found.spread,
        )


class _Images:
    """What the features of a folder give, whatever its labels come to be."""

    def __init__(self, job: FindWrong, control: SurveyControl) -> None:
        from ajna_desktop.learning.suspects.judge_folder import split_up

        self.parts = split_up(job.classes, job.groups, MOST_AT_ONCE)
        self._average, self._maximum = job.average, job.maximum
        self._prepared: Prepared | None = None
        many = len(job.classes)
        matrix, places = map_features(job.average)
        self.neighbours: Items = np.empty((many, NEIGHBOURS), np.int64)
        done = 0
        for part in self.parts:

            def report(step: int, first: int = done) -> None:
                control.report(Doing.SUSPECTING, first + step, 2 * many)

            rows = UnitRows(matrix, places[part])
            near = nearest_others(rows, job.groups[part], NEIGHBOURS, report)
            self.neighbours[part] = np.where(near >= 0, part[near], near)
            done += len(part)

    def prepared(self, number: int) -> "Prepared":
        """Return what the judges see of a part; of the only one, it is kept."""
        from ajna_desktop.learning.suspects.judge_labels import Prepared

        if self._prepared is not None:
            return self._prepared
        rows = self.parts[number]
        average, maximum = (
            None if one is None else read_features(FeaturesOf(one.space, one.keys[rows]))
            for one in (self._average, self._maximum)
        )
        assert average is not None
        prepared = Prepared.of(average, maximum)
        if len(self.parts) == 1:
            self._prepared = prepared
        return prepared


# A person relabels some scans and the list is made anew: the process may still be there.
_kept: tuple[str, _Images] | None = None


def _images_of(job: FindWrong, control: SurveyControl) -> _Images:
    global _kept
    digest = hashlib.sha256(job.average.digest.encode() + job.groups.tobytes()).hexdigest()
    if _kept is None or _kept[0] != digest:
        _kept = None  # two at once would take twice the memory
        _kept = (digest, _Images(job, control))
    return _kept[1]
