"""How well groups that were found without labels agree with the labels."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


def adjusted_rand_index(classes: Numbers, clusters: Numbers) -> float:
    """Return how far two ways to part N ≥ 1 items agree: 1 = the same, about 0 = by chance.

    The share of pairs that both ways put together or apart, corrected for chance (Hubert and
    Arabie, 1985). Both arguments: (N,), any numbers.
    """
    table = _table(classes, clusters)
    together = _pairs(table)
    of_classes, of_clusters = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    every = _pairs(np.array([table.sum()]))
    expected = of_classes * of_clusters / every if every else 0.0
    most = (of_classes + of_clusters) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def purity(classes: Numbers, clusters: Numbers) -> float:
    """Return the share of N ≥ 1 items that are of the main class of their cluster."""
    return float(_table(classes, clusters).max(axis=0).sum() / len(classes))


def _table(classes: Numbers, clusters: Numbers) -> Numbers:
    kinds, rows = np.unique(classes, return_inverse=True)
    found, columns = np.unique(clusters, return_inverse=True)
    counted = np.bincount(rows * len(found) + columns, minlength=len(kinds) * len(found))
    table: Numbers = counted.reshape(len(kinds), len(found)).astype(np.int64)
    return table


def _pairs(counts: Numbers) -> float:
    numbers = counts.astype(np.float64)
    return float((numbers * (numbers - 1)).sum() / 2)
