"""Write the images that did not come out well as a table."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.image_quality import FlawedImage
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

_HEADER: Final = ("rank", "path", "beyond_common", "flaws", "change", "label", "status")


def export_flawed(collection: Collection, images: Sequence[FlawedImage], place: Path) -> Path:
    """Write one row an image, the worst first, and return where.

    Raises:
        ExportFailed: the file would lie among the scans, or cannot be written.
    """
    outside(place, collection.folder)
    write_table(place, _HEADER, _rows(collection, images), for_spreadsheets=True)
    return place


def _rows(collection: Collection, images: Sequence[FlawedImage]) -> Iterable[Sequence[Cell]]:
    scans = {scan.id: scan for scan in collection.scans.scans([one.scan_id for one in images])}
    for rank, one in enumerate(images, 1):
        scan = scans.get(one.scan_id)
        if scan is not None:
            flaws = "; ".join(flaw.value for flaw in one.flaws)
            known = (scan.label, scan.status.value)
            yield (rank, scan.path, round(one.worst, 3), flaws, one.change, *known)
