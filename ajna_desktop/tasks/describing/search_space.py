"""By what two scans are alike: the features of a network, or a code made of them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, CodeBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.codes import codes_of, derive_codes
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import MakesFeatures, space_of
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeatureSpace
from ajna_desktop.workers.inference import InferenceEngine


class SpaceKind(StrEnum):
    """Where the numbers come from that are compared."""

    AVERAGE = "average"  # of the default network, averaged: what a scan looks like overall
    MAXIMUM = "maximum"  # their maxima: what is somewhere in a scan
    CODE = "code"  # a learned code
    CLASSIFIER = "classifier"  # the network that the chosen classifier brings along
    NETWORK = "network"  # another network that gives vectors, such as an autoencoder


@dataclass(frozen=True, slots=True)
class SearchSpace:
    """One way to tell how alike two scans are."""

    kind: SpaceKind
    bundle: CodeBundle | ClassifierBundle | Backbone | None = None  # None: the default one's

    @property
    def key(self) -> str:
        """What is remembered from one start to the next."""
        names_one = self.kind in (SpaceKind.CODE, SpaceKind.NETWORK)
        return self.id if names_one else str(self.kind)

    @property
    def id(self) -> str:
        """Tells spaces apart, also those of one classifier after the other."""
        return str(self.kind) if self.bundle is None else f"{self.kind} {self.bundle.id}"

    @property
    def pooling(self) -> Pooling:
        """Which features of the network are compared."""
        if isinstance(self.bundle, ClassifierBundle):
            return self.bundle.head.pooling
        if isinstance(self.bundle, Backbone):
            return self.bundle.pooling_kinds[0]
        return Pooling.MAXIMUM if self.kind is SpaceKind.MAXIMUM else Pooling.AVERAGE


APPEARANCE: Final = SearchSpace(SpaceKind.AVERAGE)


def describe_in(
    collection: Collection, engine: Engine, space: SearchSpace, context: TaskContext
) -> None:
    """Have every readable scan described in `space`; what is described already stays.

    Raises:
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    if isinstance(space.bundle, CodeBundle):
        derive_codes(collection, engine, space.bundle, context)
    else:
        extract_features(collection, network_of(engine, space), context)


def maker_of(engine: Engine, space: SearchSpace) -> MakesFeatures:
    """Return what makes the numbers of `space`; errors as `describe_in`."""
    if isinstance(space.bundle, CodeBundle):
        return codes_of(space.bundle)
    return network_of(engine, space)


def where(collection: Collection, engine: Engine, space: SearchSpace) -> FeatureSpace:
    """Return where the numbers of `space` lie; errors as `describe_in`."""
    return space_of(collection, maker_of(engine, space), space.pooling)


def index_folder(collection: Collection, space: SearchSpace, features: FeatureSpace) -> Path:
    """Return where the index of a space lies: each has its own."""
    if space.kind is SpaceKind.AVERAGE:
        return collection.index_folder
    return collection.index_folder / "spaces" / features.name.replace(" ", "-")


def network_of(engine: Engine, space: SearchSpace) -> InferenceEngine:
    """Return the network that sees the images of a space; errors as `describe_in`."""
    if isinstance(space.bundle, Backbone):
        return engine.inference_of(space.bundle)
    if space.bundle is not None:
        return engine.inference_of(engine.backbone_of(space.bundle))
    return engine.inference
