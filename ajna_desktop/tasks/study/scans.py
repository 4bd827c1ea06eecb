"""Which scans a study is about, as those need them who judge, search and compare."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import SplitCounts
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Split
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.describing.feature_space import MakesFeatures
from ajna_desktop.tasks.study.figures import TestSplit
from ajna_desktop.tasks.train.training_scans import TrainingScans, training_scans
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.search_evaluation import LabelledScans

_NO_TEST = (
    "This folder has too few scans to judge by: put scans of two or more labels into a folder "
    "“test”, or have the splits dealt anew."
)


@dataclass(frozen=True, slots=True, eq=False)
class StudyScans:
    """Labelled scans with features of the default network, and what each is for.

    Attributes:
        every: In id order.
        kinds: Every label, sorted: the columns of the study.
    """

    every: TrainingScans
    kinds: tuple[Label, ...]

    def rows(self, split: Split) -> list[int]:
        """Return the numbers of the scans of a split."""
        rows: list[int] = self.every.rows(split).tolist()
        return rows

    def contents(self, rows: Sequence[int]) -> list[str]:
        """Return the hash of the content of some scans."""
        return [self.every.contents[row] for row in rows]

    def labels(self, rows: Sequence[int]) -> list[Label]:
        """Return the labels of some scans."""
        return [self.every.labels[row] for row in rows]

    def groups(self, rows: Sequence[int]) -> list[str]:
        """Return patient, container or content of some scans."""
        return [self.every.groups[row] for row in rows]

    def classes(self, rows: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the index of the label of some scans into `kinds`."""
        number = {label: index for index, label in enumerate(self.kinds)}
        return np.array([number[label] for label in self.labels(rows)], np.int64)

    def test(self) -> TestSplit:
        """Return the scans that judge."""
        return self.judging(self.rows(Split.TEST))

    def judging(self, rows: Sequence[int]) -> TestSplit:
        """Return some scans as those that judge."""
        return TestSplit(
            labels=self.kinds,
            paths=[self.every.paths[row] for row in rows],
            classes=self.classes(rows),
            groups=self.groups(rows),
            contents=self.contents(rows),
        )

    def labelled(self, space: FeatureSpace, split: Split) -> LabelledScans:
        """Return the scans of a split with their features, for a worker."""
        rows = self.rows(split)
        features = FeaturesOf.of(space, self.contents(rows))
        return LabelledScans(features, self.classes(rows), self.groups(rows))

    def judged_counts(self, rows: Sequence[int]) -> SplitCounts:
        """Return how many scans finished classifiers judge, none being learnt from."""
        groups = len(set(self.groups(rows)))
        how = "nothing was learnt, and these labelled scans judged"
        return SplitCounts(how, 0, 0, len(rows), groups, leaks=0, left_out=0)

    def counts(self) -> SplitCounts:
        """Return how many scans there are for what."""
        test = self.rows(Split.TEST)
        return SplitCounts(
            how=self.every.how,
            train=len(self.rows(Split.TRAIN)),
            validation=len(self.rows(Split.VALIDATION)),
            test=len(test),
            test_groups=len(set(self.groups(test))),
            leaks=self.every.leaks,
            left_out=self.every.left_out,
        )


def study_scans(
    collection: Collection, inference: MakesFeatures, *, resample: bool, seed: int
) -> StudyScans:
    """Return the labelled scans that the default network described, dealt out.

    Raises:
        NothingToLearn: too few labels or groups, or no scan is left to judge by.
    """
    scans = described_study_scans(collection, inference, resample=resample, seed=seed)
    if len(set(scans.labels(scans.rows(Split.TEST)))) < 2:
        raise NothingToLearn(_NO_TEST)
    return scans


def described_study_scans(
    collection: Collection, inference: MakesFeatures, *, resample: bool, seed: int
) -> StudyScans:
    """Return the same, whether or not there is a test split.

    Raises:
        NothingToLearn: too few labels or groups.
    """
    every = training_scans(collection, resample=resample, seed=seed)
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    absent = frozenset(cache.missing(every.contents))
    every = every.chosen(
        [row for row, content in enumerate(every.contents) if content not in absent]
    )
    return StudyScans(every, every.kinds)
