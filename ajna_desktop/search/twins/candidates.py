"""Which few of many images each one may be a copy of."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

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
_BLOCK: Final = 2048

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

    def likeness(self, one: slice, other: slice, both_ways: bool) -> Floats:
        """Return the highest cosine of images, or of windows of them, of two ranges.

        Args:
            one: Rows; as a whole, with windows of the others, and mirrored, with the whole.
            other: Columns.
            both_ways: Windows of `one` with the others as a whole, besides.
        """
        # One window at a time is turned into float32: all of them at once would not fit.
        whole = self._vectors[0, one].astype(np.float32)
        swapped = self._mirrored[one].astype(np.float32)
        wholes = self._vectors[0, other].astype(np.float32).T
        best: Floats = np.maximum(whole @ wholes, swapped @ wholes)
        for number in range(1, len(WINDOWS)):
            np.maximum(
                best, whole @ self._vectors[number, other].astype(np.float32).T, out=best
            )
        for mine, theirs in OPPOSITE:
            part = self._vectors[mine, one].astype(np.float32)
            np.maximum(best, part @ self._vectors[theirs, other].astype(np.float32).T, out=best)
        if both_ways:
            for number in range(1, len(WINDOWS)):
                part = self._vectors[number, one].astype(np.float32)
                np.maximum(best, part @ wholes, out=best)
        return best

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
    every = len(new) == len(structures)

    def likeness(rows: Pairs, columns: slice) -> Floats:
        # Where every image has its turn, the other way round has it as well.
        one = slice(int(rows[0]), int(rows[-1]) + 1)
        return structures.likeness(one, columns, both_ways=not every)

    return _nearest_few(_runs(new), len(structures), likeness, count, step)


def by_vectors(vectors: Floats, new: Pairs, count: int, step: Step) -> Pairs:
    """Return each new image with the `count` nearest by unit vectors (N, D); see above."""

    def likeness(rows: Pairs, columns: slice) -> Floats:
        result: Floats = vectors[rows] @ vectors[columns].T
        return result

    parts = [new[start : start + _AT_ONCE] for start in range(0, len(new), _AT_ONCE)]
    return _nearest_few(iter(parts), len(vectors), likeness, count, step)


def joined(*several: Pairs) -> Pairs:
    """Return the pairs of all, each once."""
    pairs = np.concatenate(several)
    if not len(pairs):
        return pairs
    result: Pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    return result


def _nearest_few(
    parts: Iterator[Pairs],
    total: int,
    likeness: Callable[[Pairs, slice], Floats],
    count: int,
    step: Step,
) -> Pairs:
    pairs, done = [np.empty((0, 2), np.int64)], 0
    for rows in parts:
        step(done)
        best = np.full((len(rows), 0), 0, np.float32)
        found = np.zeros((len(rows), 0), np.int64)
        for start in range(0, total, _BLOCK):
            columns = np.arange(start, min(start + _BLOCK, total))
            values = likeness(rows, slice(start, start + len(columns)))
            values[rows[:, None] == columns] = -np.inf
            best = np.concatenate([best, values], axis=1)
            found = np.concatenate([found, np.broadcast_to(columns, values.shape)], axis=1)
            keep = np.argpartition(-best, min(count, best.shape[1]) - 1, axis=1)[:, :count]
            best = np.take_along_axis(best, keep, axis=1)
            found = np.take_along_axis(found, keep, axis=1)
        done += len(rows)
        there = np.isfinite(best)
        mine = np.broadcast_to(rows[:, None], found.shape)
        pairs.append(np.stack([mine[there], found[there]], axis=1))
    step(done)
    return np.concatenate(pairs)


def _runs(numbers: Pairs) -> Iterator[Pairs]:
    """Yield runs of consecutive numbers, none longer than what is compared at once."""
    if not len(numbers):
        return
    breaks = np.flatnonzero(np.diff(numbers) != 1) + 1
    for run in np.split(numbers, breaks):
        for start in range(0, len(run), _AT_ONCE):
            yield run[start : start + _AT_ONCE]


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
