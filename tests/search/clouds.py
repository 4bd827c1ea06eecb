"""Clustered vectors, as features of images are, and contents made of them."""

import hashlib

import numpy as np

from ajna_desktop.search.contents import Contents, keys_of
from ajna_desktop.search.unit_rows import as_float32, as_unit


def cloud(count, width=24, seed=0):
    """Return (count, width) float16: twenty clusters whose directions differ in strength."""
    rng = np.random.default_rng(seed)
    strength = 1 / np.sqrt(np.arange(1, width + 1))
    centres = rng.standard_normal((20, width)) * strength
    spread = rng.standard_normal((count, width)) * strength * 0.5
    return np.maximum(centres[rng.integers(0, 20, count)] + spread, 0).astype(np.float16)


def hashes_of(count, first=0):
    return [
        hashlib.sha256(str(number).encode()).hexdigest()
        for number in range(first, first + count)
    ]


def contents_of(matrix, rows=None, hashes=None):
    """Return contents in which scan id = 1,000 + row."""
    rows = np.arange(len(matrix)) if rows is None else np.asarray(rows, np.int64)
    every = hashes or hashes_of(len(matrix))
    return Contents(1_000 + rows, keys_of([every[row] for row in rows]), matrix, rows)


def true_neighbours(matrix, row, count):
    """Return (scan ids, distances) of the nearest, without the scan itself; plain NumPy."""
    units = as_unit(as_float32(matrix)).astype(np.float64)
    distances = np.linalg.norm(units - units[row], axis=1)
    order = [other for other in np.lexsort((np.arange(len(matrix)), distances)) if other != row]
    return [1_000 + other for other in order[:count]], distances[order[:count]]
