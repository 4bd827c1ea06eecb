"""What each kind of export writes."""

from pathlib import Path

from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.export import export_folders, export_table
from ajna_desktop.tasks.export_pictures import PixelReader, export_pictures
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
            return export_table(collection, place, context).place
        case ExportKind.COPIES | ExportKind.LINKS:
            link = export.kind is ExportKind.LINKS
            return export_folders(collection, place, context, link=link).place
        case ExportKind.PICTURES:
            shown, choices = export.shown, export.pictures
            return export_pictures(collection, images, shown, place, context, choices).place
