"""Annoy's forest of random trees in one file. The only module that imports Annoy.

Annoy checks nothing: a file that is not exactly what it wrote makes it crash, hang or answer
wrongly. So this runs in a worker process alone, and only on files whose checksum was compared.
"""

import importlib.metadata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import annoy
import numpy as np

from ajna_desktop.search.unit_rows import Vectors

METRIC: Final = "euclidean"
VERSION: Final = importlib.metadata.version("annoy")


class AnnoyBuilder:
    """Takes vectors, then writes them with a forest over them."""

    def __init__(self, width: int, seed: int) -> None:
        self._forest = annoy.AnnoyIndex(width, METRIC)
        self._forest.set_seed(seed)
        self._added = 0

    def add(self, vectors: Vectors, step: Callable[[], None]) -> None:
        """Add (n, width) as the next items; `step` is called now and then, and may raise."""
        # Annoy is told how many there are by the highest number it has seen: no gaps.
        for vector in vectors.tolist():
            if self._added % 512 == 0:
                step()
            self._forest.add_item(self._added, vector)
            self._added += 1

    def write(self, path: Path, trees: int, jobs: int) -> None:
        """Build `trees` trees on `jobs` threads, then save; the interpreter is free meanwhile.

        Raises:
            OSError: the file cannot be written; what is there of it must be removed.
        """
        # In memory, then saved: built on a disk that fills up, Annoy ends the process.
        self._forest.build(trees, n_jobs=jobs)
        try:
            self._forest.save(str(path))
        finally:
            self._forest.unload()


class AnnoyTrial(AnnoyBuilder):
    """The same vectors under one forest after another, in memory."""

    def __init__(self, width: int, seed: int) -> None:
        super().__init__(width, seed)
        self._has_grown = False

    def grow(self, trees: int, jobs: int) -> None:
        """Build a forest in the place of the one before; no vector can be added any more."""
        if self._has_grown:
            self._forest.unbuild()
        self._has_grown = True
        self._forest.build(trees, n_jobs=jobs)

    def near_vector(self, vector: Vectors, count: int, search_k: int) -> list[int]:
        """Return what the forest finds; see `AnnoyFile`."""
        found: list[int] = self._forest.get_nns_by_vector(vector.tolist(), count, search_k)
        return found

    def near_item(self, item: int, count: int, search_k: int) -> list[int]:
        """Return what the forest finds; see `AnnoyFile`."""
        found: list[int] = self._forest.get_nns_by_item(item, count, search_k)
        return found


class AnnoyFile:
    """A forest mapped into memory for queries."""

    def __init__(self, path: Path, width: int) -> None:
        """Map `path`, whose content must have been verified.

        Raises:
            OSError: it cannot be read.
        """
        self._forest = annoy.AnnoyIndex(width, METRIC)
        self._forest.load(str(path))

    @property
    def items(self) -> int:
        """Number of vectors."""
        return int(self._forest.get_n_items())

    @property
    def trees(self) -> int:
        """Number of trees."""
        return int(self._forest.get_n_trees())

    def vector(self, item: int) -> Vectors:
        """Return the vector of one item, float32 (width,)."""
        return np.asarray(self._forest.get_item_vector(item), np.float32)

    def near_vector(self, vector: Vectors, count: int, search_k: int) -> list[int]:
        """Return about the `count` items nearest to `vector` (width,), nearest first.

        `search_k` is how many nodes to look at; Annoy's own default loses neighbours.
        """
        found: list[int] = self._forest.get_nns_by_vector(vector.tolist(), count, search_k)
        return found

    def near_item(self, item: int, count: int, search_k: int) -> list[int]:
        """Return about the `count` items nearest to one of them, as `near_vector`."""
        found: list[int] = self._forest.get_nns_by_item(item, count, search_k)
        return found

    def close(self) -> None:
        """Unmap the file, so that systems which lock mapped files let it go."""
        self._forest.unload()
