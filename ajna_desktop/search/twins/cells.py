"""The few nearest of very many descriptions, by comparing only what lies near each other.

The space is cut into cells around centres (an inverted file; Sivic and Zisserman, 2003). A
description is compared with those in the cells that it is nearest to. What is left out are
likenesses that are lower than those of a copy: `tests/search/twins/test_cells.py` has a bound.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.twins.local_contrast import Floats

Numbers = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float16] | npt.NDArray[np.float32]  # unit rows

PROBED: Final = 12  # cells that each description is compared in
_IMAGES_A_CELL: Final = 100
_WORTH_CELLS: Final = 5_000  # images; among fewer, all are compared
_MOST_CELLS: Final = 1024
_LEARNT_FROM: Final = 40  # descriptions for each centre
_ROUNDS: Final = 5
_AT_ONCE: Final = 1 << 15  # descriptions
_MOST_COSINES: Final = 1 << 23


class Found(NamedTuple):
    """Which image is like which other."""

    images: Numbers  # (P,), those that were asked about
    others: Numbers  # (P,)
    cosines: Floats  # (P,)

    def of(self, rows: Numbers | npt.NDArray[np.bool_]) -> "Found":
        """Return some of them."""
        return Found(self.images[rows], self.others[rows], self.cosines[rows])


def centres_of(vectors: Vectors) -> Floats:
    """Return the centres (K, D) of cells for descriptions like `vectors` (N, D), unit rows.

    By k-means of a sample drawn by a fixed seed; one centre where there are few images.
    """
    count = min(len(vectors) // _IMAGES_A_CELL, _MOST_CELLS)
    if len(vectors) < _WORTH_CELLS:
        count = 1
    chance = np.random.default_rng(0)
    drawn = chance.permutation(len(vectors))[: count * _LEARNT_FROM]
    sample = vectors[drawn].astype(np.float32)
    centres: Floats = sample[:count].copy()
    for _ in range(_ROUNDS if count > 1 else 0):
        nearest = (sample @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, sample)
        there = np.bincount(nearest, minlength=count) > 0
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres[there] = (sums / np.maximum(lengths, 1e-6))[there]
    return centres


class Cells:
    """Descriptions of images, several of each, sorted into cells."""

    def __init__(self, vectors: Vectors, centres: Floats) -> None:
        """Sort vectors (W, N, D), unit rows; W descriptions of each of N images."""
        self._flat = vectors.reshape(-1, vectors.shape[-1])
        self._centres = centres
        cells = _nearest(self._flat, centres, 1)[:, 0]
        images = np.arange(len(self._flat)) % vectors.shape[1]
        self._order = np.lexsort((images, cells))
        self._images = images[self._order]
        self._starts = np.searchsorted(cells[self._order], np.arange(len(centres) + 1))

    def nearest(self, asked: Vectors, images: Numbers, count: int) -> Found:
        """Return the `count` images most like each one asked about, itself left out.

        Args:
            asked: (Q, D), unit rows.
            images: (Q,), the numbers of the images that they describe.
            count: How many; fewer where the cells hold fewer.
        """
        probed = _nearest(asked, self._centres, PROBED)
        order = np.argsort(probed, axis=None, kind="stable")
        bounds = np.searchsorted(probed.ravel()[order], np.arange(len(self._centres) + 1))
        parts = []
        for cell in range(len(self._centres)):
            rows = order[bounds[cell] : bounds[cell + 1]] // probed.shape[1]
            members = slice(self._starts[cell], self._starts[cell + 1])
            parts += self._within(members, asked, images, rows, count)
        return few_best(parts, count)

    def _within(
        self, members: slice, asked: Vectors, images: Numbers, rows: Numbers, count: int
    ) -> list[Found]:
        owners = self._images[members]
        if not len(owners) or not len(rows):
            return []
        vectors = self._flat[self._order[members]].astype(np.float32).T
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        others = owners[firsts]
        at_once = max(_MOST_COSINES // len(owners), 1)
        parts = []
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            cosines = asked[some].astype(np.float32) @ vectors
            best: Floats = np.maximum.reduceat(cosines, firsts, axis=1)
            best[images[some][:, None] == others] = -np.inf
            keep = np.argpartition(-best, min(count, len(others)) - 1, axis=1)[:, :count]
            found = np.take_along_axis(best, keep, axis=1)
            there = np.isfinite(found)
            mine = np.broadcast_to(images[some][:, None], keep.shape)
            parts.append(Found(mine[there], others[keep][there], found[there]))
        return parts


def few_best(parts: list[Found], count: int) -> Found:
    """Return the `count` best of each image asked about, each other image once."""
    if not parts:
        return Found(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
    found = Found(
        np.concatenate([part.images for part in parts]),
        np.concatenate([part.others for part in parts]),
        np.concatenate([part.cosines for part in parts]),
    )
    found = found.of(np.lexsort((-found.cosines, found.others, found.images)))
    again = (np.diff(found.images, prepend=-1) == 0) & (np.diff(found.others, prepend=-1) == 0)
    found = found.of(~again)
    found = found.of(np.lexsort((-found.cosines, found.images)))
    first_of_image = np.searchsorted(found.images, found.images)
    return found.of(np.arange(len(found.images)) - first_of_image < count)


def _nearest(vectors: Vectors, centres: Floats, count: int) -> Numbers:
    """Return the nearest `count` centres of each vector, (n, at most count)."""
    parts = [np.empty((0, min(count, len(centres))), np.int64)]
    for start in range(0, len(vectors), _AT_ONCE):
        cosines = vectors[start : start + _AT_ONCE].astype(np.float32) @ centres.T
        if count == 1:
            parts.append(cosines.argmax(axis=1)[:, None])
        else:
            few = min(count, len(centres))
            parts.append(np.argpartition(-cosines, few - 1, axis=1)[:, :few])
    return np.concatenate(parts)
