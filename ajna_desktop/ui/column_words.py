"""What columns and their values are called on the screen."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.columns import ColumnValues
from ajna_desktop.domain.scan import ReviewStatus, displayable
from ajna_desktop.ui.wording import status_word


def column_word(key: str) -> str:
    """Return the name of a column by its key; a table's column keeps the name it brought."""
    return _built_in().get(key) or displayable(key.partition(":")[2] or key)


def value_words(values: ColumnValues) -> list[str]:
    """Return the values of a column for people, in their order."""
    if values.column.key == "status":
        return [status_word(ReviewStatus(name)) for name in values.names]
    return [displayable(name) for name in values.names]


def _built_in() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "split": translate("columns", "split"),
        "label": translate("columns", "label"),
        "predicted": translate("columns", "predicted"),
        "status": translate("columns", "review"),
        "group": translate("columns", "group"),
        "folder": translate("columns", "folder"),
        "format": translate("columns", "file type"),
        "size": translate("columns", "image size"),
        "bits": translate("columns", "bits per sample"),
        "flaw": translate("columns", "image flaw"),
        "brightness": translate("columns", "brightness"),
        "contrast": translate("columns", "contrast"),
        "entropy": translate("columns", "entropy"),
        "sharpness": translate("columns", "sharpness"),
    }
