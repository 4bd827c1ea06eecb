"""Surveys that place all images on a plane, or find clusters among them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan_map import MapMethod, Places
from ajna_desktop.search.principal_components import fit_projection
from ajna_desktop.search.unit_rows import UnitRows, Vectors
from ajna_desktop.workers.cached_features import map_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.survey_jobs import SurveyControl

_COMPONENTS: Final = 50  # that t-SNE and k-means see: more is noise, and takes longer
_DENSE_COMPONENTS: Final = 10  # that HDBSCAN sees: in many, everything is equally far
_AT_ONCE: Final = 1024  # images compared with all others: 400 MB at 100,000


@dataclass(frozen=True, slots=True, eq=False)
class PlacesFound:
    """Where N images lie, and how much of their variance that shows (NaN where not known)."""

    places: Places
    explained: float = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class PlaceImages:
    """Find the places of N ≥ 1 images on a map."""

    features: FeaturesOf
    method: MapMethod
    seed: int = 0

    def run(self, control: SurveyControl) -> PlacesFound:
        """Return the places.

        Raises:
            FeaturesMissing: one of the images has no features in the cache.
        """
        rows, explained = _principal(self.features, _COMPONENTS, self.seed, control)
        if self.method is MapMethod.PCA:
            return PlacesFound(np.ascontiguousarray(_two(rows)), explained)
        from ajna_desktop.learning.mapping.tsne import tsne  # takes openTSNE along

        def report(done: int, total: int) -> None:
            control.report(Doing.MAPPING, done, total)

        return PlacesFound(tsne(rows, report, self.seed))


@dataclass(frozen=True, slots=True, eq=False)
class PlaceBeside:
    """Find for images that are newer than a map which of its images each looks most like."""

    new: FeaturesOf
    known: FeaturesOf  # of the map

    def run(self, control: SurveyControl) -> npt.NDArray[np.int64]:
        """Return the number, among the known, of the most similar, (n,); errors as above."""
        queries = _units(self.new)
        nearest = np.zeros(len(queries), np.int64)
        most = np.full(len(queries), -np.inf, np.float32)
        known = _units(self.known)
        vectors = queries.take(np.arange(len(queries)))
        for first, block in known.blocks():
            control.report(Doing.MAPPING, first, len(known))
            for start in range(0, len(queries), _AT_ONCE):
                part = slice(start, start + _AT_ONCE)
                cosines = vectors[part] @ block.T
                best = cosines.argmax(axis=1)
                found = cosines[np.arange(len(best)), best]
                is_nearer = found > most[part]
                nearest[part] = np.where(is_nearer, first + best, nearest[part])
                most[part] = np.maximum(most[part], found)
        return nearest


@dataclass(frozen=True, slots=True, eq=False)
class GroupsFound:
    """The cluster of each of N images, −1 = none, and the most typical image of each."""

    numbers: npt.NDArray[np.int32]
    medoids: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class GroupImages:
    """Find clusters among N ≥ 1 images."""

    features: FeaturesOf
    method: ClusterMethod
    count: int | None = None  # of clusters for k-means; None chooses
    seed: int = 0

    def run(self, control: SurveyControl) -> GroupsFound:
        """Return the clusters; errors as above."""
        from ajna_desktop.learning.mapping import groups  # takes scikit-learn along

        is_dense = self.method is ClusterMethod.HDBSCAN
        components = _DENSE_COMPONENTS if is_dense else _COMPONENTS
        rows, _ = _principal(self.features, components, self.seed, control)
        control.report(Doing.CLUSTERING, 0)
        if is_dense:
            numbers = groups.dense_clusters(rows)
        else:
            numbers = groups.k_means(rows, self.count, self.seed)
        return GroupsFound(numbers, groups.medoids(rows, numbers))


def _principal(
    features: FeaturesOf, components: int, seed: int, control: SurveyControl
) -> tuple[Vectors, float]:
    """Return principal components (N, C) of unit vectors, and what share the first two hold."""
    units = _units(features)
    report = _reporter(control, len(units))
    projection = fit_projection(units, components, seed, lambda: report(0))
    rows = np.empty((len(units), projection.count), np.float32)
    square = 0.0
    for first, block in units.blocks():
        report(first)
        rows[first : first + len(block)] = projection.apply(block)
        square += float(np.square(block - projection.mean).sum(dtype=np.float64))
    held = float(np.square(rows[:, :2]).sum(dtype=np.float64))
    return rows, held / square if square else 1.0


def _reporter(control: SurveyControl, total: int) -> Callable[[int], None]:
    return lambda done: control.report(Doing.MAPPING, done, total)


def _units(features: FeaturesOf) -> UnitRows:
    return UnitRows(*map_features(features))


def _two(rows: Vectors) -> Places:
    """Return two columns, also where there is one alone."""
    if rows.shape[1] >= 2:
        return rows[:, :2]
    return np.hstack([rows, np.zeros_like(rows)])
