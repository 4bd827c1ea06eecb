"""Joins the feature cache and the search for neighbours, inside worker processes."""

from typing import Final

import numpy as np

from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.search.contents import Contents
from ajna_desktop.search.unit_rows import Halves, Items, Vectors, as_float32
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace, SearchedScans

_AT_ONCE: Final = 4096  # rows: the copy in float16 stays small


def read_features(request: FeaturesOf) -> Vectors:
    """Return the features asked for, float32 (N, D).

    Raises:
        FeaturesMissing: one of the images has none in the cache.
    """
    cache = _opened(request.space)
    try:
        hashes = request.hashes
        features = np.empty((len(hashes), request.space.width), np.float32)
        for start in range(0, len(hashes), _AT_ONCE):
            part = cache.features(hashes[start : start + _AT_ONCE], request.space.pooling)
            features[start : start + len(part)] = as_float32(part)
        return features
    finally:
        cache.close()


def map_features(request: FeaturesOf) -> tuple[Halves, Items]:
    """Return the features of a whole space as they lie on the disk, and the rows asked for.

    Raises:
        FeaturesMissing: one of the images has none in the cache.
    """
    cache = _opened(request.space)
    try:
        rows = cache.rows(request.hashes)
        matrix = cache.mapped(request.space.pooling)
    finally:
        cache.close()
    if len(rows) and not (rows.min() >= 0 and rows.max() < len(matrix)):
        raise FeaturesMissing("Some features are missing. Read the features again.")
    return matrix, rows


def read_contents(request: SearchedScans) -> Contents:
    """Return the contents of the scans asked about; those without features are left out."""
    cache = _opened(request.features.space)
    try:
        rows = cache.rows(request.features.hashes)
        matrix = cache.mapped(request.features.space.pooling)
    finally:
        cache.close()
    there = (rows >= 0) & (rows < len(matrix))
    return Contents(request.scan_ids[there], request.features.keys[there], matrix, rows[there])


def _opened(space: FeatureSpace) -> FeatureCache:
    return FeatureCache(space.cache, space.backbone_id, space.width, (space.pooling,))
