"""What is done anywhere in the window."""

from typing import Final

from ajna_desktop.ui.deeds.deed import EDIT, Deed
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

EDIT_DEEDS: Final = (
    Deed("undo", QT_TRANSLATE_NOOP("actions", "Undo"), EDIT, ("Ctrl+Z",), "undo"),
    Deed("redo", QT_TRANSLATE_NOOP("actions", "Redo"), EDIT, ("Ctrl+Shift+Z",), "redo"),
    Deed(
        "select_all",
        QT_TRANSLATE_NOOP("actions", "Select all"),
        EDIT,
        ("Ctrl+A",),
        begins_group=True,
    ),
    Deed(
        "paste_image",
        QT_TRANSLATE_NOOP("actions", "Look the pasted image up"),
        EDIT,
        ("Ctrl+V",),
        "search",
        note=QT_TRANSLATE_NOOP("actions", "judged and compared; nothing is kept"),
    ),
    Deed("filter", QT_TRANSLATE_NOOP("actions", "Filter"), EDIT, ("Ctrl+F",), "filter"),
    Deed(
        "settings",
        QT_TRANSLATE_NOOP("actions", "Settings…"),
        EDIT,
        ("Ctrl+,",),
        "settings",
        begins_group=True,
    ),
)
