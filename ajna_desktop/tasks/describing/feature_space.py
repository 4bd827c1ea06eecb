"""Which features of which scans a task is about."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.store.collection import Collection
from ajna_desktop.workers.feature_space import FeatureSpace

_PAGE = 20_000  # scans


class MakesFeatures(Protocol):
    """The part of the inference engine that tells whose features it makes."""

    @property
    def backbone_id(self) -> str:
        """Which network makes the features."""
        ...

    @property
    def feature_width(self) -> int:
        """How many numbers each kind of pooling gives."""
        ...

    @property
    def pooling_kinds(self) -> tuple[Pooling, ...]:
        """Which kinds there are."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class DescribedScans:
    """The scans that have features, in id order."""

    scan_ids: npt.NDArray[np.int64]  # (N,)
    hashes: list[str]  # N
    lacking: int  # readable scans without features


def space_of(
    collection: Collection, inference: MakesFeatures, pooling: Pooling = Pooling.AVERAGE
) -> FeatureSpace:
    """Return where the features of a folder lie, as workers are told of it."""
    return FeatureSpace(
        collection.feature_folder, inference.backbone_id, inference.feature_width, pooling
    )


def described_scans(collection: Collection, inference: MakesFeatures) -> DescribedScans:
    """Return every readable scan of the folder whose features are in the cache."""
    scan_ids: list[int] = []
    hashes: list[str] = []
    after = 0
    while page := collection.scans.readable(after, _PAGE):
        after = page[-1].id
        scan_ids += [scan.id for scan in page]
        hashes += [scan.content_hash for scan in page]
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    absent = frozenset(cache.missing(hashes))
    there = [number for number, name in enumerate(hashes) if name not in absent]
    return DescribedScans(
        np.array(scan_ids, np.int64)[there],
        [hashes[number] for number in there],
        len(hashes) - len(there),
    )
