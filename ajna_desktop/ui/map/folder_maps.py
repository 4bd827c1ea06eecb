"""What the Map tab asks of the open folder: maps, clusters, and what scans are coloured by."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.clusters import (
    NO_CLUSTER,
    Cluster,
    ClusterMethod,
    ScanClusters,
    describe_clusters,
)
from ajna_desktop.domain.columns import BUILT_IN, Column, ColumnValues
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.scan_map import MapMethod, ScanMap
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.search_space import SearchSpace
from ajna_desktop.tasks.mapping.find_clusters import find_clusters, kept_clusters
from ajna_desktop.tasks.mapping.make_map import kept_map, make_map
from ajna_desktop.ui.map import colour_data
from ajna_desktop.ui.map.colour_data import (
    LABEL,
    ColourData,
    of_clusters,
    of_column,
    of_confidence,
    of_outcome,
)
from ajna_desktop.workers.engine import Engine

_COLUMNS = {column.key: column for column in BUILT_IN}


class ComparesBy(Protocol):
    """Knows by what scans are compared in this window."""

    chosen: SearchSpace


class FolderMaps:
    """Reads and makes maps by the search space that is chosen. Not on the UI thread."""

    def __init__(self, collection: Collection, engine: Engine, likeness: ComparesBy) -> None:
        self._collection = collection
        self._engine = engine
        self._likeness = likeness

    def kept_map(self, method: MapMethod) -> ScanMap | None:
        """Return the map that was kept; None also while no scan is described."""
        try:
            return kept_map(self._collection, self._engine, method, self._likeness.chosen)
        except FeaturesMissing:
            return None

    def make_map(self, method: MapMethod, anew: bool, context: TaskContext) -> ScanMap:
        """Return the map of all scans; see `tasks.mapping`."""
        space = self._likeness.chosen
        return make_map(self._collection, self._engine, method, context, space, anew)

    def kept_clusters(self) -> ScanClusters | None:
        """Return the clusters that were found last; None also while nothing is described."""
        try:
            return kept_clusters(self._collection, self._engine, self._likeness.chosen)
        except FeaturesMissing:
            return None

    def find_clusters(
        self, method: ClusterMethod, count: int | None, context: TaskContext
    ) -> ScanClusters:
        """Find clusters among all scans; see `tasks.mapping`."""
        space = self._likeness.chosen
        return find_clusters(self._collection, self._engine, method, context, count, space)

    def columns(self) -> list[Column]:
        """Return what there is to colour by, beside what the map itself knows."""
        return self._collection.columns.columns()

    def colours(
        self, key: str, scan_ids: npt.NDArray[np.int64], clusters: ScanClusters | None
    ) -> ColourData:
        """Return what the scans are coloured by, of those on the map."""
        match key:
            case colour_data.OUTCOME:
                return of_outcome(self._column(LABEL), self._column("predicted"), scan_ids)
            case colour_data.CONFIDENCE:
                return of_confidence(self._collection.predictions.scored(), scan_ids)
            case colour_data.CLUSTER:
                return of_clusters(numbers_of(clusters, scan_ids))
        return of_column(self._column(key), scan_ids)

    def describe(self, clusters: ScanClusters) -> Sequence[Cluster]:
        """Say what the clusters hold."""
        labels = self._column(LABEL)
        return describe_clusters(clusters, labels.of(clusters.scan_ids), labels.names)

    def labels(self, scan_ids: npt.NDArray[np.int64]) -> ColourData:
        """Return the label of each of some scans."""
        return of_column(self._column(LABEL), scan_ids)

    def _column(self, key: str) -> ColumnValues:
        column = _COLUMNS.get(key) or Column(key, key)
        return self._collection.columns.values(column)


def numbers_of(
    clusters: ScanClusters | None, scan_ids: npt.NDArray[np.int64]
) -> npt.NDArray[np.int32]:
    """Return the cluster of each of some scans, −1 where it is in none."""
    if clusters is None:
        return np.full(len(scan_ids), NO_CLUSTER, np.int32)
    return clusters.of(scan_ids)
