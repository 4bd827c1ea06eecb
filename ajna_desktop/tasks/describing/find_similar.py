"""Find the scans nearest to an image: one of the folder, or one from anywhere."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.scan import Neighbour, Prediction, Scan, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.workers.engine import Engine

NEIGHBOURS: Final = 20


@dataclass(frozen=True, slots=True)
class SimilarScan:
    """A scan near the one asked about."""

    scan: Scan
    prediction: Prediction | None
    distance: float  # 0 = same features, at most 2
    same_content: bool  # the very same bytes


def find_similar(
    collection: Collection,
    engine: Engine,
    scan: Scan,
    context: TaskContext,
    count: int = NEIGHBOURS,
) -> list[SimilarScan]:
    """Return the scans nearest to one of the folder, nearest first, without itself.

    `build_index` comes first.

    Raises:
        FeaturesMissing: the scan has no features that can be compared.
    """
    near = context.wait(engine.analysis.neighbours(scan.id, count))
    return _joined(collection, near, scan.content_hash)


def find_similar_to_file(
    collection: Collection,
    engine: Engine,
    path: str,
    context: TaskContext,
    count: int = NEIGHBOURS,
) -> list[SimilarScan]:
    """Return the scans nearest to an image file that need not be in the folder.

    Raises:
        ImageUnreadable: the file is no image that can be read.
    """
    try:
        described = engine.inference.describe_one(path)
    except ImageUnreadable as error:
        name = displayable(os.path.basename(path))
        raise ImageUnreadable(f"“{name}” cannot be compared: {error}.") from error
    near = context.wait(engine.analysis.neighbours_of(described.average, count))
    return _joined(collection, near, described.content_hash)


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
