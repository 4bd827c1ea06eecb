"""What each kind of export writes."""

from pathlib import Path

from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.analyse import analyse
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.export import export_folders, export_table
from ajna_desktop.tasks.export_pictures import export_pictures
from ajna_desktop.ui.export_dialog import Export, ExportKind
from ajna_desktop.workers.engine import Engine


def write_export(
    collection: Collection,
    engine: Engine,
    classifier: ClassifierBundle | None,
    export: Export,
    context: TaskContext,
) -> Path:
    """Write what was asked for and return where it is. Called on the task thread.

    Args:
        collection: The open folder.
        engine: Reads images, and judges them for a report.
        classifier: What a report is made with; None: out of fold.
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
            images, shown, choices = engine.images, export.shown, export.pictures
            return export_pictures(collection, images, shown, place, context, choices).place
        case ExportKind.REPORT:
            return analyse(collection, engine, place, context, classifier).report
