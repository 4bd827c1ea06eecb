"""Which features of which scans a call is about: told, not sent, since files hold them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.search.contents import Keys, keys_of


@dataclass(frozen=True, slots=True)
class FeatureSpace:
    """The features of one kind that one backbone made, or the codes made of them."""

    cache: Path  # the folder of all feature caches
    backbone_id: str
    width: int  # features of an image
    pooling: Pooling = Pooling.AVERAGE

    @property
    def name(self) -> str:
        """Tells these features from all others, of whatever backbone or kind."""
        if self.pooling is Pooling.AVERAGE:
            return self.backbone_id
        return f"{self.backbone_id} {self.pooling}"


@dataclass(frozen=True, slots=True, eq=False)
class FeaturesOf:
    """The features of N images, in their order."""

    space: FeatureSpace
    keys: Keys  # (N,), 32 bytes each: a tenth of the time that N strings take to send

    @classmethod
    def of(cls, space: FeatureSpace, hashes: Sequence[str]) -> "FeaturesOf":
        """Take content hashes, 64 hexadecimal digits each."""
        return cls(space, keys_of(hashes))

    @property
    def hashes(self) -> list[str]:
        """The content hashes, as the feature cache knows them."""
        text = self.keys.tobytes().hex()
        return [text[start : start + 64] for start in range(0, len(text), 64)]

    @property
    def digest(self) -> str:
        """Tells whether two requests are about the same features in the same order."""
        digest = hashlib.sha256(repr(self.space).encode())
        digest.update(self.keys.tobytes())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class SearchedScans:
    """The scans among which neighbours are found, and where their index lies."""

    features: FeaturesOf
    scan_ids: npt.NDArray[np.int64]  # (N,)
    index_folder: Path
    use_index: bool = True  # False = compare with every scan


@dataclass(frozen=True, slots=True)
class IndexState:
    """How well an index serves the scans it is asked about."""

    scans: int  # among which neighbours are found
    without_features: int  # scans left out: no features, or such as cannot be compared
    newer: int  # contents that are compared one by one, being newer than the index
    needs_building: bool  # a new index would make the search noticeably faster
    recall: float  # share of true neighbours that are found, measured on a sample, in [0, 1]
    problem: str = ""  # for the user: why an index that is there is not used
