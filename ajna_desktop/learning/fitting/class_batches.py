"""Batches in which every class that occurs has the same number of images."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]

_FEWEST: Final = 4  # images of a class in a batch: pairs to be made alike


class ClassBatches:
    """Draws some classes a batch, and some images of each; all classes get their turn."""

    def __init__(self, classes: Rows, batch: int, random: np.random.Generator) -> None:
        """Sort the images by class.

        Args:
            classes: (N,), of the images to draw from.
            batch: Images a batch, about.
            random: What they are drawn with.
        """
        self._order = np.argsort(classes, kind="stable")
        self._present, self._first, self._counts = np.unique(
            classes[self._order], return_index=True, return_counts=True
        )
        self._images = max(_FEWEST, batch // len(self._present))
        self._classes = min(len(self._present), max(2, batch // self._images))
        self._random = random

    def epoch(self) -> Iterator[Rows]:
        """Yield as many batches as it takes to see about as many images as there are."""
        turns = self._turns()
        size = self._classes * self._images
        for _ in range(max(1, round(len(self._order) / size))):
            drawn = [self._of_class(next(turns)) for _ in range(self._classes)]
            yield np.concatenate(drawn)

    def _turns(self) -> Iterator[int]:
        """Yield classes in an order by chance, none again before all had their turn."""
        while True:
            yield from self._random.permutation(len(self._present)).tolist()

    def _of_class(self, number: int) -> Rows:
        """Return rows of one class, none twice where there are enough."""
        count = self._counts[number]
        drawn = (
            self._random.choice(count, self._images, replace=False)
            if count >= self._images
            else np.resize(self._random.permutation(count), self._images)
        )
        rows: Rows = self._order[self._first[number] + drawn]
        return rows
