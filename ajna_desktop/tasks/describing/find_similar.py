"""Find the scans nearest to one of the folder, to an image from elsewhere, or to a part."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.files import Described, Features, Part
from ajna_desktop.domain.neighbour_filter import ANY_NEIGHBOUR, NeighbourFilter
from ajna_desktop.domain.scan import Label, Neighbour, Prediction, Scan, displayable
from ajna_desktop.learning.bundles.bundle import CodeBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.allowed_neighbours import allowed_neighbours
from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace, network_of
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.inference import InferenceEngine

NEIGHBOURS: Final = 20


@dataclass(frozen=True, slots=True)
class SimilarScan:
    """A scan near the one asked about."""

    scan: Scan
    prediction: Prediction | None
    distance: float  # 0 = same features, at most 2
    same_content: bool  # the very same bytes


@dataclass(frozen=True, slots=True)
class ImageAskedAbout:
    """An image, or a part of one, that need not be in the folder.

    Attributes:
        path: Absolute, of the file.
        part: What is looked at; None is all of it.
        label: What it is, where that is known.
        group: Its patient, container or lot, where that is known.
    """

    path: str
    part: Part | None = None
    label: Label | None = None
    group: str = ""


def find_similar(
    collection: Collection,
    engine: Engine,
    scan: Scan,
    context: TaskContext,
    count: int = NEIGHBOURS,
    wanted: NeighbourFilter = ANY_NEIGHBOUR,
) -> list[SimilarScan]:
    """Return the scans nearest to one of the folder, nearest first, without itself.

    `build_index` comes first. Fewer than `count` come back only where there are fewer.

    Raises:
        FeaturesMissing: the scan has no features that can be compared.
    """
    allowed = allowed_neighbours(collection, wanted, scan.label, scan.group)
    near = context.wait(engine.analysis.neighbours(scan.id, count, allowed))
    return _joined(collection, near, scan.content_hash)


def find_similar_to_file(
    collection: Collection,
    engine: Engine,
    image: ImageAskedAbout,
    context: TaskContext,
    count: int = NEIGHBOURS,
    wanted: NeighbourFilter = ANY_NEIGHBOUR,
    space: SearchSpace = APPEARANCE,
) -> list[SimilarScan]:
    """Return the scans nearest to an image that need not be in the folder.

    `space` must be the one whose index is open. Nothing is written.

    Raises:
        ImageUnreadable: the file is no image that can be read.
    """
    described = described_image(network_of(engine, space), image)
    allowed = allowed_neighbours(collection, wanted, image.label, image.group)
    vector = _vector(space, described)
    near = context.wait(engine.analysis.neighbours_of(vector, count, allowed))
    content_hash = None if image.part is not None else described.content_hash
    return _joined(collection, near, content_hash)


def described_image(network: InferenceEngine, image: ImageAskedAbout) -> Described:
    """Have a network describe an image; errors as above."""
    try:
        return network.describe_one(image.path, image.part)
    except ImageUnreadable as error:
        name = displayable(os.path.basename(image.path))
        raise ImageUnreadable(f"“{name}” cannot be compared: {error}.") from error


def _vector(space: SearchSpace, described: Described) -> Features:
    """Return what an image is in a space, (D,)."""
    if isinstance(space.bundle, CodeBundle):
        features = described.features(space.bundle.pooling)
        codes: Features = space.bundle.projection.codes(features[None])[0].astype("float16")
        return codes
    return described.features(space.pooling)


def _joined(
    collection: Collection, near: Sequence[Neighbour], content_hash: str | None
) -> list[SimilarScan]:
    scan_ids = [neighbour.scan_id for neighbour in near]
    scans = {scan.id: scan for scan in collection.scans.scans(scan_ids)}
    predictions = collection.predictions.predictions(scan_ids)
    return [
        SimilarScan(
            scan,
            predictions.get(scan.id),
            neighbour.distance,
            scan.content_hash == content_hash,
        )
        for neighbour in near
        if (scan := scans.get(neighbour.scan_id))
    ]
