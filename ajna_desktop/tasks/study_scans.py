"""Which scans a study is about, and what each of them is for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import SplitCounts
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.splits import Dealt, deal
from ajna_desktop.domain.training import Split
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.classify import taught_by
from ajna_desktop.tasks.feature_space import described_scans
from ajna_desktop.tasks.study_figures import TestSplit
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.inference import InferenceEngine
from ajna_desktop.workers.search_evaluation import LabelledScans

_AT_ONCE = 5000  # scans asked of the store
_NO_TEST = (
    "This folder has too few scans to judge by: put scans of two or more labels into a folder "
    "“test”, or have the splits dealt anew."
)


@dataclass(frozen=True, slots=True, eq=False)
class StudyScans:
    """N labelled scans, in id order.

    Attributes:
        scan_ids: (N,).
        paths: Relative to the folder.
        contents: Hash of the content of each.
        labels: That hold.
        groups: Patient, container or content of each.
        dealt: What each is for.
    """

    scan_ids: npt.NDArray[np.int64]
    paths: Sequence[str]
    contents: Sequence[str]
    labels: Sequence[Label]
    groups: Sequence[str]
    dealt: Dealt

    @property
    def kinds(self) -> tuple[Label, ...]:
        """Every label, sorted: the columns of the study."""
        return tuple(sorted(set(self.labels)))

    def rows(self, split: Split) -> list[int]:
        """Return the numbers of the scans of a split."""
        rows: list[int] = self.dealt.rows(split).tolist()
        return rows

    def classes(self, rows: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the index of the label of some scans into `kinds`."""
        number = {label: index for index, label in enumerate(self.kinds)}
        return np.array([number[self.labels[row]] for row in rows], np.int64)

    def test(self) -> TestSplit:
        """Return the scans that judge."""
        rows = self.rows(Split.TEST)
        return TestSplit(
            self.kinds,
            [self.paths[row] for row in rows],
            self.classes(rows),
            [self.groups[row] for row in rows],
            [self.contents[row] for row in rows],
        )

    def labelled(self, space: FeatureSpace, split: Split) -> LabelledScans:
        """Return the scans of a split with their features, for a worker."""
        rows = self.rows(split)
        return LabelledScans(
            FeaturesOf.of(space, [self.contents[row] for row in rows]),
            self.classes(rows),
            [self.groups[row] for row in rows],
        )

    def counts(self) -> SplitCounts:
        """Return how many scans there are for what."""
        test = self.rows(Split.TEST)
        return SplitCounts(
            how=self.dealt.in_words(),
            train=len(self.rows(Split.TRAIN)),
            validation=len(self.rows(Split.VALIDATION)),
            test=len(test),
            test_groups=len({self.groups[row] for row in test}),
        )


def study_scans(
    collection: Collection, inference: InferenceEngine, *, resample: bool, seed: int
) -> StudyScans:
    """Return the labelled scans that the default network described, dealt out.

    Raises:
        NothingToLearn: too few labels or groups, or no scan is left to judge by.
    """
    described = described_scans(collection, inference)
    taught = taught_by(collection, described)
    numbers = taught.numbers.tolist()
    scan_ids = described.scan_ids[taught.numbers]
    contents = [described.hashes[number] for number in numbers]
    paths: list[str] = []
    found: list[str] = []
    for start in range(0, len(numbers), _AT_ONCE):
        for scan in collection.scans.scans(scan_ids[start : start + _AT_ONCE].tolist()):
            paths.append(scan.path)
            found.append(scan.split)
    dealt = deal(taught.labels, taught.groups, contents, found, resample=resample, seed=seed)
    scans = StudyScans(scan_ids, paths, contents, taught.labels, taught.groups, dealt)
    if len({scans.labels[row] for row in scans.rows(Split.TEST)}) < 2:
        raise NothingToLearn(_NO_TEST)
    return scans
