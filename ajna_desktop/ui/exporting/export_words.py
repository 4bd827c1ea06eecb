"""Kinds of export and what they would hold, in the user's words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.curating.export_wish import Files
from ajna_desktop.tasks.exporting.preview import ExportPreview
from ajna_desktop.ui.exporting.exports import ExportKind

_MOST_REASONS = 3


def kind_words(kind: ExportKind) -> tuple[str, str]:
    """Return the name of a kind and a sentence about it."""
    return {
        ExportKind.FOLDERS: (
            QCoreApplication.translate("export", "Folders, one a label"),
            QCoreApplication.translate(
                "export", "By the label that holds now, below the splits."
            ),
        ),
        ExportKind.KERAS: (
            QCoreApplication.translate("export", "Split folders for Keras"),
            QCoreApplication.translate("export", "train, val and test, each with every class."),
        ),
        ExportKind.COCO: (
            QCoreApplication.translate("export", "COCO"),
            QCoreApplication.translate("export", "One JSON file with images and categories."),
        ),
        ExportKind.CSV: (
            QCoreApplication.translate("export", "Table (CSV)"),
            QCoreApplication.translate("export", "One line a scan, without images."),
        ),
        ExportKind.JSON_LINES: (
            QCoreApplication.translate("export", "JSON lines"),
            QCoreApplication.translate("export", "The same for programs, without images."),
        ),
        ExportKind.PICTURES: (
            QCoreApplication.translate("export", "Pictures with captions"),
            QCoreApplication.translate(
                "export", "Label and prediction below each, one folder a cell."
            ),
        ),
    }[kind]


def files_word(files: Files) -> str:
    """Return what becomes of the image files."""
    return {
        Files.COPY: QCoreApplication.translate("export", "Copies"),
        Files.LINK: QCoreApplication.translate(
            "export", "Hard links: no space, but editing one edits the original"
        ),
        Files.LIST: QCoreApplication.translate(
            "export", "Only the list of what would lie where"
        ),
    }[files]


def preview_words(preview: ExportPreview) -> str:
    """Return what an export would hold, in a line or two."""
    if preview.problem:
        return preview.problem
    parts = [QCoreApplication.translate("export", "%n scan(s)", "", preview.scans)]
    if preview.classes:
        parts.append(QCoreApplication.translate("export", "%n class(es)", "", preview.classes))
    if preview.megabytes:
        parts.append(
            QCoreApplication.translate("export", "{0} MB").format(f"{preview.megabytes:,}")
        )
    lines = [" · ".join(parts)]
    left_out = sum(count for _, count in preview.left_out)
    if left_out:
        reasons = "; ".join(
            f"{count:,} × {reason}" for reason, count in preview.left_out[:_MOST_REASONS]
        )
        lines.append(
            QCoreApplication.translate("export", "%n left out: {0}", "", left_out).format(
                reasons
            )
        )
    if preview.goes_on:
        going_on = QCoreApplication.translate(
            "export", "The place holds an earlier export: only changes are written."
        )
        if preview.taken_away:
            # Somebody asks for a part, and the place still is that of the whole.
            going_on += " " + QCoreApplication.translate(
                "export",
                "At least %n of its image(s) will be taken away: they are not asked for now.",
                "",
                preview.taken_away,
            )
        lines.append(going_on)
    return "\n".join(lines)
