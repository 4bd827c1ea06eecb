"""The different contents of a folder, which maps and clusters are made of."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.search.contents import Keys, keys_of
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.describing.search_space import SearchSpace, maker_of, where
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace

Items = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FolderContents:
    """The described scans of a folder, and the C different contents that they have.

    Attributes:
        space: Where their features lie.
        scan_ids: (N,) ascending.
        keys: (C,) ascending.
        content: (N,) the content of each scan, as an index into `keys`.
    """

    space: FeatureSpace
    scan_ids: Items
    keys: Keys
    content: Items

    @property
    def features(self) -> FeaturesOf:
        """The features of every content."""
        return FeaturesOf(self.space, self.keys)

    def find(self, keys: Keys) -> Items:
        """Return which of `keys` (ascending) each content is, (C,); −1 = none of them."""
        if not len(keys):
            return np.full(len(self.keys), -1)
        places = np.minimum(np.searchsorted(keys, self.keys), len(keys) - 1)
        return np.where(keys[places] == self.keys, places, -1)

    def first_scans(self, contents: Items) -> list[int]:
        """Return the first scan of each of some contents."""
        kinds, places = np.unique(self.content, return_index=True)
        first = places[np.searchsorted(kinds, contents)]
        ids: list[int] = self.scan_ids[first].tolist()
        return ids


def folder_contents(
    collection: Collection, engine: Engine, space: SearchSpace
) -> FolderContents:
    """Return what there is to place.

    Raises:
        FeaturesMissing: nothing is described in this space.
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    described = described_scans(collection, maker_of(engine, space))
    if not described.hashes:
        raise FeaturesMissing(
            "There is nothing to place yet: no scan of this folder has been read in this way."
        )
    keys, content = np.unique(keys_of(described.hashes), return_inverse=True)
    features = where(collection, engine, space)
    return FolderContents(features, described.scan_ids, keys, content)
