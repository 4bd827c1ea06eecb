"""What is wanted of an export, and writing it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.contents import PixelReader
from ajna_desktop.tasks.exporting.export import Exported
from ajna_desktop.tasks.exporting.export import export as take_out
from ajna_desktop.tasks.exporting.pictures import PictureChoices, export_pictures
from ajna_desktop.tasks.exporting.preview import ExportPreview, preview


class ExportKind(StrEnum):
    """What can be taken out of an open folder."""

    FOLDERS = ExportShape.FOLDERS.value
    KERAS = ExportShape.KERAS.value
    COCO = ExportShape.COCO.value
    CSV = ExportShape.CSV.value
    JSON_LINES = ExportShape.JSON_LINES.value
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Export:
    """What the user wants."""

    place: Path  # a folder, made when it is not there
    wish: ExportWish
    pictures: PictureChoices | None = None  # pictures of the scans, instead of the shape


class Selection(NamedTuple):
    """Scans that may be exported."""

    name: str  # for people
    query: ScanQuery


Preview = Callable[[Export, Callable[[ExportPreview], None]], None]


def look_ahead(collection: Collection, export: Export) -> ExportPreview:
    """Return what an export would hold. Not on the UI thread."""
    is_pictures = export.pictures is not None
    return preview(collection, export.wish, export.place, may_go_on=not is_pictures)


def write_export(
    collection: Collection, images: PixelReader, export: Export, context: TaskContext
) -> Exported:
    """Write what was asked for. Called on the task thread.

    Args:
        collection: The open folder.
        images: Reads images.
        export: What was asked for.
        context: For progress and stopping.
    """
    if export.pictures is None:
        return take_out(collection, images, export.wish, export.place, context)
    ids = collection.scans.ids(export.wish.query)
    return export_pictures(collection, images, ids, export.place, context, export.pictures)
