"""What is done to find and mend wrong labels, alone or among several readers."""

from typing import Final

from ajna_desktop.ui.deeds.deed import CURATE, Deed
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

CURATE_DEEDS: Final = (
    Deed(
        "review",
        QT_TRANSLATE_NOOP("actions", "Review"),
        CURATE,
        ("F3",),
        "review",
        note=QT_TRANSLATE_NOOP(
            "actions", "the list in sight, or what is selected of it; the navigator keeps it"
        ),
    ),
    Deed(
        "classes",
        QT_TRANSLATE_NOOP("actions", "Classes and keys"),
        CURATE,
        ("Ctrl+Shift+K",),
        "classes",
        note=QT_TRANSLATE_NOOP("actions", "add, rename and merge classes; choose keys"),
    ),
    Deed("curate", QT_TRANSLATE_NOOP("actions", "Curate"), CURATE, ("Ctrl+8",), "curate"),
    Deed("readers", QT_TRANSLATE_NOOP("actions", "Readers"), CURATE, ("Ctrl+9",), "readers"),
)
