"""The few directions in which vectors differ most."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.search.unit_rows import BLOCK_ROWS, UnitRows, Vectors

_SAMPLE: Final = 20_000  # rows; more do not change the first components noticeably


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A mean (D,) and C orthonormal directions (D, C), that of the largest variance first."""

    mean: Vectors
    directions: Vectors

    @property
    def count(self) -> int:
        """Number of components, C."""
        return int(self.directions.shape[1])

    def apply(self, vectors: Vectors) -> Vectors:
        """Project (n, D) to (n, C). Distances shrink or stay, never grow."""
        projected: Vectors = np.subtract(vectors, self.mean) @ self.directions
        return projected


def fit_projection(
    rows: UnitRows, components: int, seed: int, step: Callable[[], None] = lambda: None
) -> Projection:
    """Find the principal components of up to 20,000 rows.

    Args:
        rows: N ≥ 1 usable items of width D.
        components: How many to keep; at most D are.
        seed: Chooses the sample: the same rows and seed give the same components.
        step: Called before each block; may raise to give up.
    """
    sample = np.arange(len(rows))
    if len(rows) > _SAMPLE:
        chosen = np.random.default_rng(seed).choice(len(rows), _SAMPLE, replace=False)
        sample = np.sort(chosen)  # reads the file from front to back
    total = np.zeros(rows.width, np.float64)
    products = np.zeros((rows.width, rows.width), np.float64)
    for _, block in rows.part(sample).blocks(BLOCK_ROWS // 2):
        step()
        total += block.sum(axis=0, dtype=np.float64)
        products += block.T @ block
    mean = total / len(sample)
    covariance = products / len(sample) - np.outer(mean, mean)
    _, directions = np.linalg.eigh(covariance)  # smallest first
    return Projection(
        mean.astype(np.float32),
        np.ascontiguousarray(directions[:, ::-1][:, :components], np.float32),
    )
