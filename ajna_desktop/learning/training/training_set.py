"""The images that a network learns from, is validated on and is judged by."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Augmentation, Split
from ajna_desktop.learning.training.ahead import made_ahead
from ajna_desktop.learning.training.augmentation import vary
from ajna_desktop.learning.training.course import Levels
from ajna_desktop.learning.training.pixel_cache import PixelCache

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSet:
    """N images and what each is for.

    Attributes:
        labels: The K classes, in order; none where nothing is told apart.
        contents: The content hash of each image.
        classes: (N,) int64, indices into `labels`; all 0 where nothing is told apart.
        splits: What each is for.
    """

    labels: tuple[Label, ...]
    contents: tuple[str, ...]
    classes: Rows
    splits: tuple[Split, ...]

    def rows(self, split: Split) -> Rows:
        """Return the numbers of the images of a split, in order."""
        return np.flatnonzero(self._is(split))

    def without(self, contents: Iterable[str]) -> Self:
        """Return the set without images that cannot be read.

        A label of which no image to learn from is left goes too, with all its images.

        Raises:
            NothingToLearn: nothing is left to learn from or to validate on.
        """
        gone = frozenset(contents)
        there = np.array([one not in gone for one in self.contents], np.bool_)
        learned = np.unique(self.classes[there & self._is(Split.TRAIN)])
        rows = np.flatnonzero(there & np.isin(self.classes, learned))
        number = {one: index for index, one in enumerate(learned.tolist())}
        left = replace(
            self,
            labels=tuple(self.labels[one] for one in learned.tolist() if self.labels),
            contents=tuple(self.contents[row] for row in rows),
            classes=np.array([number[one] for one in self.classes[rows].tolist()], np.int64),
            splits=tuple(self.splits[row] for row in rows),
        )
        if not len(left.rows(Split.TRAIN)) or not len(left.rows(Split.VALIDATION)):
            raise NothingToLearn(
                "Too few of the images can be read to learn from and to validate on."
            )
        return left

    def _is(self, split: Split) -> npt.NDArray[np.bool_]:
        return np.array([one is split for one in self.splits], np.bool_)


class PixelBatches:
    """Batches of images out of the cache; some are made before they are asked for."""

    def __init__(self, cache: PixelCache, contents: Sequence[str], channels: int) -> None:
        """Set up.

        Args:
            cache: Which has every image.
            contents: Of the N images that rows count.
            channels: What the network takes; 3 shows grey images in colour where it must.
        """
        self._cache = cache
        self._contents = contents
        # Three equal channels are made of one on the device, unless some image has colours.
        has_colour = any(cache.channels(one) == 3 for one in contents)
        self.channels = 3 if has_colour and channels == 3 else 1

    def varied(
        self, batches: Iterable[Rows], wanted: Augmentation, chance: tuple[int, int]
    ) -> Generator[tuple[Rows, Levels], None, None]:
        """Yield batches of varied images and their rows.

        Args:
            batches: Rows of each batch.
            wanted: How far images are varied.
            chance: Seed and epoch; an image is varied alike in the same ones.
        """
        yield from made_ahead(lambda rows: (rows, self._made(rows, wanted, chance)), batches)

    def plain(self, rows: Rows, size: int) -> Generator[tuple[Rows, Levels], None, None]:
        """Yield batches of `size` images as they are, and their rows."""
        batches = in_batches(rows, size)
        yield from made_ahead(lambda some: (some, self._made(some, None, (0, 0))), batches)

    def _made(self, rows: Rows, wanted: Augmentation | None, chance: tuple[int, int]) -> Levels:
        images = []
        for place, row in enumerate(rows.tolist()):
            levels = self._cache.levels(self._contents[row])
            if wanted is not None:  # an image that is drawn twice in a batch differs
                random = np.random.default_rng((*chance, row, place))
                levels = vary(levels, wanted, random)
            if self.channels == 3 and levels.ndim == 2:
                levels = np.repeat(levels[..., None], 3, axis=-1)
            images.append(levels[..., None] if levels.ndim == 2 else levels)
        return np.stack(images)


def in_batches(rows: Rows, size: int) -> list[Rows]:
    """Return rows in batches of `size`, the last one smaller; none is left out."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def shuffled(rows: Rows, seed: int, epoch: int) -> Rows:
    """Return rows in an order that seed and epoch decide."""
    return np.random.default_rng((seed, epoch)).permutation(rows)
