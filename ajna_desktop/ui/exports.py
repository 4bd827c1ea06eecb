"""What each kind of export writes."""

from pathlib import Path

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish, Files
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.contents import PixelReader
from ajna_desktop.tasks.exporting.export import export as take_out
from ajna_desktop.tasks.exporting.pictures import export_pictures
from ajna_desktop.ui.export_dialog import Export, ExportKind


def write_export(
    collection: Collection, images: PixelReader, export: Export, context: TaskContext
) -> Path:
    """Write what was asked for and return where it is. Called on the task thread.

    Args:
        collection: The open folder.
        images: Reads images, for pictures.
        export: What was asked for.
        context: For progress and stopping.
    """
    place = export.place
    match export.kind:
        case ExportKind.TABLE:
            wish = ExportWish(ExportShape.CSV)
            return take_out(collection, images, wish, place, context).place
        case ExportKind.COPIES | ExportKind.LINKS:
            files = Files.LINK if export.kind is ExportKind.LINKS else Files.COPY
            wish = ExportWish(ExportShape.FOLDERS, files)
            return take_out(collection, images, wish, place, context).place
        case ExportKind.PICTURES:
            shown, choices = export.shown, export.pictures
            return export_pictures(collection, images, shown, place, context, choices).place
