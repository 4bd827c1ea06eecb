"""Write a map of a folder as a table or as a picture."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.clusters import ScanClusters
from ajna_desktop.domain.columns import ColumnValues
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.palette import DISTINCT_ON_LIGHT, FAINT
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.scan_map import ScanMap
from ajna_desktop.imaging.map_picture import PictureKind, map_as_png, map_as_svg
from ajna_desktop.imaging.point_raster import Shape
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

ENDINGS: Final = (".csv", ".png", ".svg")
CLUSTER: Final = "cluster"
_MOST_KINDS: Final = 24  # of a legend; the least frequent beyond them are one
_PAGE: Final = 5000  # scans

Codes = npt.NDArray[np.int32]


def check_ending(file: Path) -> None:
    """Make sure, before long work, that a map can be written as `file` wants it.

    Raises:
        ExportFailed: the ending is none of .csv, .png and .svg.
    """
    if file.suffix.lower() not in ENDINGS:
        raise ExportFailed(
            f"“{displayable(file.name)}” should end in .csv (a table), or .png or .svg "
            "(a picture)."
        )


def write_map(
    collection: Collection,
    found: ScanMap,
    file: Path,
    clusters: ScanClusters | None = None,
    colour: str = "label",
) -> None:
    """Write the map to `file`, whole or not at all; its ending says how.

    Args:
        collection: Whose scans.
        found: The map.
        file: A table (.csv: path, x, y, label, predicted, cluster, whether the place is a
            guess), or a picture (.png, .svg).
        clusters: To be written along.
        colour: Of a picture: the key of a column, or "cluster".

    Raises:
        ExportFailed: it cannot be written, the ending is unknown, or there is no such column.
    """
    check_ending(file)
    if file.suffix.lower() == ".csv":
        header = ["path", "x", "y", "label", "predicted", "cluster", "place_is_guess"]
        write_table(file, header, _rows(collection, found, clusters))
        return
    codes, names = _colours(collection, found, clusters, colour)
    codes, kinds = _kinds(codes, names)
    draw = map_as_svg if file.suffix.lower() == ".svg" else map_as_png
    replace_file(file, draw(found.places, codes, kinds))


def _rows(
    collection: Collection, found: ScanMap, clusters: ScanClusters | None
) -> Iterator[list[Cell]]:
    predicted = _column(collection, "predicted")
    told = predicted.of(found.scan_ids)
    numbers = _numbers(found, clusters)
    for start in range(0, len(found), _PAGE):
        ids = [ScanId(number) for number in found.scan_ids[start : start + _PAGE].tolist()]
        rows = {int(scan_id): start + place for place, scan_id in enumerate(ids)}
        for scan in collection.scans.scans(ids):
            row = rows[scan.id]
            x, y = found.places[row].tolist()
            yield [
                scan.path,
                round(x, 6),
                round(y, 6),
                scan.label,
                predicted.names[told[row]] if told[row] >= 0 else None,
                int(numbers[row]) + 1 if numbers[row] >= 0 else None,
                int(found.is_guess[row]),
            ]


def _colours(
    collection: Collection, found: ScanMap, clusters: ScanClusters | None, colour: str
) -> tuple[Codes, tuple[str, ...]]:
    if colour == CLUSTER:
        numbers = _numbers(found, clusters)
        count = int(numbers.max(initial=-1)) + 1
        return numbers, tuple(f"cluster {number + 1}" for number in range(count))
    values = _column(collection, colour)
    return values.of(found.scan_ids), tuple(map(displayable, values.names))


def _column(collection: Collection, wanted: str) -> ColumnValues:
    """Return a column by its key or its title."""
    columns = collection.columns.columns()
    for column in columns:
        if wanted in (column.key, column.title):
            return collection.columns.values(column)
    known = ", ".join(displayable(column.title) for column in columns)
    raise ExportFailed(f"There is no column “{displayable(wanted)}”. There are: {known}.")


def _numbers(found: ScanMap, clusters: ScanClusters | None) -> Codes:
    if clusters is None:
        return np.full(len(found), -1, np.int32)
    return clusters.of(found.scan_ids)


def _kinds(codes: Codes, names: tuple[str, ...]) -> tuple[Codes, tuple[PictureKind, ...]]:
    """Give each kind a colour and a shape; those without one, and the rest, are faint."""
    counts = np.bincount(codes[codes >= 0], minlength=len(names))
    order = np.flatnonzero(counts)
    if len(order) > _MOST_KINDS:
        order = np.sort(order[np.argsort(-counts[order], kind="stable")[:_MOST_KINDS]])
    inks = DISTINCT_ON_LIGHT
    kinds = [
        PictureKind(names[code], int(counts[code]), inks[i % len(inks)], Shape(i % len(Shape)))
        for i, code in enumerate(order.tolist())
    ]
    place = np.full(len(names) + 1, -1, np.int32)
    place[order] = np.arange(len(order))
    found = place[codes]
    for name, those in (("others", (found < 0) & (codes >= 0)), ("none", codes < 0)):
        if those.any():
            found[those] = len(kinds)
            kinds.append(PictureKind(name, int(those.sum()), FAINT, Shape.DISC))
    return found, tuple(kinds)
