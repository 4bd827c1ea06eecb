"""Finds a few vectors near a given one among very many, without comparing with each.

Annoy searches the first principal components; its candidates are compared exactly by whoever
asked. Contents are known by their key, so an index outlives row numbers and scan ids.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import IndexDamaged
from ajna_desktop.search import annoy_file, generation
from ajna_desktop.search.annoy_file import AnnoyBuilder, AnnoyFile
from ajna_desktop.search.contents import Contents
from ajna_desktop.search.effort import LADDER, TREES, Measured, least_effort, look
from ajna_desktop.search.generation import Forest
from ajna_desktop.search.principal_components import Projection, fit_projection
from ajna_desktop.search.unit_rows import BLOCK_ROWS, Items, UnitRows, Vectors

FEWEST: Final = 2_000  # below, comparing with every vector is faster than any index

_COMPONENTS: Final = 64
_SEED: Final = 20_251  # any number; the same one makes the same trees

Report = Callable[[int, int | None], None]  # contents done, of how many; None = no telling


def build(folder: Path, contents: Contents, backbone_id: str, report: Report) -> Forest | None:
    """Build an index of everything in `contents` and make it the current one of `folder`.

    Contents without a direction (NaN, infinity, all zeros) are left out and counted. Returns
    None, and writes nothing, where there are too few for an index to be of use.

    Raises:
        IndexNotBuilt: the files cannot be written; the index before it was kept.
    """
    usable = _usable(contents.vectors, report)
    if len(usable) < FEWEST:
        return None
    rows = contents.vectors.part(usable)
    half = len(contents) // 2
    projection = fit_projection(rows, _COMPONENTS, _SEED, partial(report, half, len(contents)))
    builder = AnnoyBuilder(projection.count, _SEED)
    for first, block in rows.blocks():
        step = partial(report, half + first // 2, len(contents))
        builder.add(projection.apply(block), step)
    report(len(contents), None)
    with generation.building(folder) as temporary:
        builder.write(temporary / "index.ann", TREES, os.cpu_count() or 1)
        measured = _measured(temporary / "index.ann", rows, projection, report)
        np.save(temporary / "keys.npy", contents.keys[usable])
        np.savez(temporary / "pca.npz", mean=projection.mean, directions=projection.directions)
        forest = Forest(
            backbone_id=backbone_id,
            width=rows.width,
            components=projection.count,
            metric=annoy_file.METRIC,
            items=len(usable),
            trees=TREES,
            seed=_SEED,
            annoy_version=annoy_file.VERSION,
            excluded=len(contents) - len(usable),
            rung=measured.rung,
            recall=measured.recall,
        )
        generation.publish(folder, temporary, forest)
    return forest


class NeighbourIndex:
    """The current index of a folder, opened for queries."""

    def __init__(
        self,
        forest: Forest,
        keys: npt.NDArray[np.bytes_],
        projection: Projection,
        file: AnnoyFile,
    ) -> None:
        """Take the verified parts; `open_current` is the way to get one."""
        self.forest = forest
        self.keys = keys  # (items,), of the content of each item
        self._projection = projection
        self._file = file

    def candidates(self, rows: UnitRows, query: Vectors, count: int) -> Items:
        """Return items among which almost surely the nearest `count` are, in no order.

        Args:
            rows: The vectors of the items: row i is that of item i.
            query: Unit vector, float32 (D,).
            count: How many nearest ones are wanted; a multiple of it comes back.
        """
        projected = self._projection.apply(query[np.newaxis])[0]
        effort = LADDER[self.forest.rung]
        return look(self._file, rows, query, projected, effort, count)

    def holds(self, items: Items, rows: UnitRows) -> bool:
        """Return whether the vectors of some items are what the index was made of."""
        expected = self._projection.apply(rows.take(np.arange(len(rows))))
        found = np.array([self._file.vector(item) for item in items.tolist()])
        return found.shape == expected.shape and np.allclose(found, expected, atol=1e-3)

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()


def open_current(folder: Path, backbone_id: str, width: int) -> NeighbourIndex | None:
    """Open the current index of `folder`, None where none was ever built.

    Annoy sees the file only after every byte of it was verified, and is then asked for a few
    vectors that it must find.

    Raises:
        IndexDamaged: it is damaged, of other features or of another Annoy: build it again.
    """
    made = generation.current(folder)
    if made is None:
        return None
    forest = made.forest
    expected = (backbone_id, width, annoy_file.METRIC, annoy_file.VERSION)
    if expected != (forest.backbone_id, forest.width, forest.metric, forest.annoy_version):
        raise IndexDamaged("The index of look-alikes was made of other features.")
    try:
        keys = np.load(made.folder / "keys.npy", allow_pickle=False)
        with np.load(made.folder / "pca.npz", allow_pickle=False) as arrays:
            projection = Projection(arrays["mean"], arrays["directions"])
        if (len(keys), projection.directions.shape) != (
            forest.items,
            (forest.width, forest.components),
        ):
            raise ValueError("the parts do not fit each other")
        file = AnnoyFile(made.folder / "index.ann", forest.components)
    except (OSError, ValueError, KeyError) as error:
        raise IndexDamaged("The index of look-alikes is damaged.") from error
    if forest.rung >= len(LADDER) or not _answers(file, forest):
        file.close()
        raise IndexDamaged("The index of look-alikes does not find what is in it.")
    return NeighbourIndex(forest, keys, projection, file)


def _answers(file: AnnoyFile, forest: Forest) -> bool:
    """Return whether each of a few items is found by its own vector."""
    if (file.items, file.trees) != (forest.items, forest.trees):
        return False
    for item in {0, forest.items // 2, forest.items - 1}:
        vector = file.vector(item)
        found = file.near_vector(vector, 1, LADDER[-1].first_look)
        # Twins share a vector, so another item may be the answer.
        if not found or not np.array_equal(file.vector(found[0]), vector):
            return False
    return True


def _usable(rows: UnitRows, report: Report) -> Items:
    usable = []
    for first in range(0, len(rows), BLOCK_ROWS):
        report(first // 2, len(rows))
        items = np.arange(first, min(first + BLOCK_ROWS, len(rows)))
        usable.append(items[rows.is_usable(items)])
    return np.concatenate(usable) if usable else np.empty(0, np.int64)


def _measured(path: Path, rows: UnitRows, projection: Projection, report: Report) -> Measured:
    file = AnnoyFile(path, projection.count)
    try:
        step = partial(report, len(rows), None)
        return least_effort(file, rows, projection.apply, _SEED, step)
    finally:
        file.close()  # Windows renames no folder of a file that is mapped
