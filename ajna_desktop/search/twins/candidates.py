"""Which few of many images each one may be a copy of."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.twins.cells import Cells, Found, centres_of, few_best
from ajna_desktop.search.twins.local_contrast import Floats
from ajna_desktop.search.twins.structure import (
    OPPOSITE,
    WIDTH,
    WINDOWS,
    described,
    edges,
    mirrored,
)

Pairs = npt.NDArray[np.int64]  # (P, 2), the lower number first
Squashed = npt.NDArray[np.uint8]  # (N, 64, 64)

_COMPONENTS: Final = 64
_SAMPLE: Final = 5_000  # images that the components are found by
_AT_ONCE: Final = 512

Step = Callable[[int], None]  # told how many images are through


class Structures:
    """The descriptions of N images and their windows, as unit vectors of few numbers."""

    def __init__(self, images: Squashed, step: Step) -> None:
        """Describe images (N, 64, 64), which may lie on the disk."""
        self._mean, self._directions = _components(images)
        shape = (len(WINDOWS), len(images), self._directions.shape[1])
        self._vectors = np.empty(shape, np.float16)
        self._mirrored = np.empty(shape[1:], np.float16)
        for start in range(0, len(images), _AT_ONCE):
            step(start)
            found = edges(np.asarray(images[start : start + _AT_ONCE]))
            rows = slice(start, start + len(found))
            for number, window in enumerate(WINDOWS):
                self._vectors[number, rows] = self._projected(described(found, window))
            self._mirrored[rows] = self._projected(mirrored(described(found, WINDOWS[0])))

    def __len__(self) -> int:
        return int(self._vectors.shape[1])

    def nearest(self, new: Pairs, count: int, step: Step) -> Found:
        """Return the images most like the new ones: as wholes, by windows, or mirrored.

        Args:
            new: (M,) numbers of those that are asked about.
            count: How many of each.
            step: Told how many of the new ones are through, as far as it can be said.
        """
        vectors = self._vectors
        centres = centres_of(vectors[0])
        every = len(new) == len(self)
        # Where every image has its turn, the other way round has it as well.
        asked = [0] if every else list(range(len(WINDOWS)))
        wholes = Cells(vectors[:1], centres)
        found = [wholes.nearest(self._mirrored[new], new, count)]
        found += [wholes.nearest(vectors[number, new], new, count) for number in asked[1:]]
        step(len(new) // 4)
        for done, (mine, theirs) in enumerate(OPPOSITE):
            opposite = Cells(vectors[theirs : theirs + 1], centres)
            found.append(opposite.nearest(vectors[mine, new], new, count))
            step(len(new) * (done + 1) // (2 * len(OPPOSITE)))
        found.append(Cells(vectors, centres).nearest(vectors[0, new], new, count))
        return few_best(found, count)

    def _projected(self, descriptions: Floats) -> Floats:
        vectors = (descriptions - self._mean) @ self._directions
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        result: Floats = vectors / np.maximum(lengths, 1e-6)
        return result


def by_structure(structures: Structures, new: Pairs, count: int, step: Step) -> Pairs:
    """Return each new image with the `count` images most like it, (P, 2).

    Args:
        structures: Of all N images.
        new: (M,) numbers of those that are compared, growing; each with all.
        count: How many.
        step: Told how many of the new ones are through.
    """
    found = structures.nearest(new, count, step)
    step(len(new))
    return np.stack([found.images, found.others], axis=1)


def by_vectors(vectors: Floats, new: Pairs, count: int, step: Step) -> Pairs:
    """Return each new image with the `count` nearest by unit vectors (N, D); see above."""
    found = Cells(vectors[np.newaxis], centres_of(vectors)).nearest(vectors[new], new, count)
    step(len(new))
    return np.stack([found.images, found.others], axis=1)


def joined(*several: Pairs) -> Pairs:
    """Return the pairs of all, each once."""
    pairs = np.concatenate(several)
    if not len(pairs):
        return pairs
    result: Pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    return result


def _components(images: Squashed) -> tuple[Floats, Floats]:
    """Return the mean (256,) and the main directions (256, C) of descriptions."""
    stride = max(len(images) // _SAMPLE, 1)
    whole = described(edges(np.asarray(images[::stride])), WINDOWS[0])
    if len(whole) <= _COMPONENTS:
        # Too few to tell in what they differ.
        return np.zeros(WIDTH, np.float32), np.eye(WIDTH, dtype=np.float32)
    mean = whole.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov((whole - mean).T))
    return mean, np.ascontiguousarray(directions[:, ::-1][:, :_COMPONENTS], np.float32)
