"""What a table would bring, in the user's words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.importing.import_columns import ColumnImport
from ajna_desktop.tasks.importing.import_labels import LabelsFound
from ajna_desktop.tasks.importing.import_predictions import PredictionsFound
from ajna_desktop.ui.figures import whole

Found = LabelsFound | PredictionsFound | ColumnImport

translate = QCoreApplication.translate


def matched_words(found: Found) -> str:
    """Return which column names the scans, and how."""
    ways = {
        "path": translate("table_import", "by path"),
        "content hash": translate("table_import", "by content (SHA-256)"),
        "file name": translate("table_import", "by file name"),
        "file name without ending": translate("table_import", "by file name without ending"),
        "group": translate("table_import", "by group"),
    }
    said = translate("table_import", "Column “{0}” names the scans, {1}. Rows: {2}.")
    way = ways[found.matched_by]
    return said.format(displayable(found.key), way, whole(found.rows))


def outcome_lines(found: Found) -> list[tuple[str, str]]:
    """Return what would happen to how many: pairs of words and a count, what changes first."""
    if isinstance(found, PredictionsFound):
        classes = displayable(", ".join(found.labels))
        said = translate("table_import", "scans get predictions for {0}").format(classes)
        lines = [(said, len(found.probabilities))]
    elif isinstance(found, ColumnImport):
        titles = displayable(", ".join(found.columns))
        said = translate("table_import", "scans get values of {0}").format(titles)
        lines = [(said, found.scans)]
    else:
        lines = [(displayable(f"{old} → {new}"), n) for old, new, n in found.changes]
        lines += [
            (translate("table_import", "rows say what holds already"), found.equal),
            (
                translate(
                    "table_import", "rows are against what people said here, which stays"
                ),
                found.kept,
            ),
            (translate("table_import", "rows say nothing of a label"), found.silent),
        ]
    lines.append((translate("table_import", "rows cannot be used"), found.refused_rows))
    return [(words, whole(count)) for words, count in lines if count]


def new_class_words(found: Found) -> str:
    """Return which labels were not in use here, "" where all were."""
    if not isinstance(found, LabelsFound) or not found.new_classes:
        return ""
    names = displayable(", ".join(found.new_classes))
    said = translate(
        "table_import",
        "Not in use here so far: {0}. A typing error makes a class of its own.",
    )
    return said.format(names)


def refused_words(refused: Sequence[tuple[int, str]]) -> list[str]:
    """Return why rows cannot be used, a line each."""
    said = translate("table_import", "Line {0}: {1}")
    return [displayable(said.format(line, reason)) for line, reason in refused]


def changes_anything(found: Found) -> bool:
    """Say whether there is something to be taken."""
    if isinstance(found, LabelsFound):
        return bool(found.decisions)
    if isinstance(found, PredictionsFound):
        return bool(found.probabilities)
    return bool(found.scans)
