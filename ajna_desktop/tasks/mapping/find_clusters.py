"""Find clusters among all scans of a folder; what was found last is kept."""

from typing import Final

import numpy as np

from ajna_desktop.domain.clusters import NO_CLUSTER, ClusterMethod, ScanClusters
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace
from ajna_desktop.tasks.mapping.contents import FolderContents, folder_contents
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeatureSpace
from ajna_desktop.workers.mapping_jobs import GroupImages, GroupsFound

_METHODS: Final = tuple(ClusterMethod)


def kept_clusters(
    collection: Collection, engine: Engine, space: SearchSpace = APPEARANCE
) -> ScanClusters | None:
    """Return the clusters that were found last, None where none were; errors as below."""
    contents = folder_contents(collection, engine, space)
    arrays = collection.maps.read(_name(contents.space))
    if arrays is None or arrays.keys() != {"keys", "numbers", "medoids", "method"}:
        return None
    places = contents.find(arrays["keys"])
    there = places >= 0
    numbers = np.where(there, arrays["numbers"][places], NO_CLUSTER)
    # A cluster whose most typical image has left the folder is shown by another of it.
    typical = []
    for number, medoid in enumerate(arrays["medoids"]):
        still = np.flatnonzero(places == medoid)
        still = still if len(still) else np.flatnonzero(numbers == number)
        if not len(still):
            return None  # the whole cluster is gone: these are clusters of another folder
        typical.append(int(still[0]))
    groups = GroupsFound(numbers.astype(np.int32), typical)
    lacking = int((~there)[contents.content].sum())
    return _clusters_of(contents, groups, _METHODS[int(arrays["method"])], lacking)


def find_clusters(
    collection: Collection,
    engine: Engine,
    method: ClusterMethod,
    context: TaskContext,
    count: int | None = None,
    space: SearchSpace = APPEARANCE,
) -> ScanClusters:
    """Find clusters among all described scans, and keep them in the place of those before.

    Args:
        collection: Whose scans.
        engine: Does the work.
        method: How.
        context: Of the task.
        count: How many clusters k-means makes; None has it choose.
        space: By what scans are alike.

    Raises:
        FeaturesMissing: nothing is described in this space.
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    contents = folder_contents(collection, engine, space)
    job = GroupImages(contents.features, method, count)
    found: GroupsFound = engine.surveys.survey(job, context.step, context.check)
    collection.maps.write(
        _name(contents.space),
        {
            "keys": contents.keys,
            "numbers": found.numbers,
            "medoids": np.array(found.medoids, np.int64),
            "method": np.array(_METHODS.index(method)),
        },
    )
    return _clusters_of(contents, found, method)


def _clusters_of(
    contents: FolderContents, found: GroupsFound, method: ClusterMethod, lacking: int = 0
) -> ScanClusters:
    typical = contents.first_scans(np.array(found.medoids, np.int64))
    return ScanClusters(
        method,
        contents.scan_ids,
        found.numbers[contents.content],
        tuple(ScanId(scan_id) for scan_id in typical),
        lacking,
    )


def _name(space: FeatureSpace) -> str:
    return f"{space.name} {space.width} clusters"
