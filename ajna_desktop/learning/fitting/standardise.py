"""Give every feature the same say: mean 0 and deviation 1 among the images learnt from."""

import numpy as np

from ajna_desktop.learning.head_arrays import Floats


def standardise(rows: Floats) -> tuple[Floats, Floats, Floats]:
    """Return `rows` (N, D) with mean 0 and deviation 1 in each column, and what made them so.

    `rows` is overwritten: at 200,000 images it is large. A column that never varies is divided
    by 1.
    """
    mean: Floats = rows.mean(axis=0)
    rows -= mean
    scale = np.sqrt(np.einsum("nd,nd->d", rows, rows) / np.float32(len(rows)))
    scale = np.where(scale > 1e-6, scale, np.float32(1))
    rows /= scale
    return rows, mean, scale
