"""What is done with the folder as a whole."""

from typing import Final

from ajna_desktop.ui.deeds.deed import FILE, Deed
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

FILE_DEEDS: Final = (
    Deed("open", QT_TRANSLATE_NOOP("actions", "Open folder…"), FILE, ("Ctrl+O",), "open"),
    Deed("demo", QT_TRANSLATE_NOOP("actions", "Try the demo"), FILE, icon="demo"),
    Deed(
        "read_again",
        QT_TRANSLATE_NOOP("actions", "Read the folder again"),
        FILE,
        ("F5",),
        "update",
        begins_group=True,
        note=QT_TRANSLATE_NOOP("actions", "finds new, changed and moved files"),
    ),
    Deed("run", QT_TRANSLATE_NOOP("actions", "Run"), FILE, ("Ctrl+R",), "run"),
    Deed(
        "update",
        QT_TRANSLATE_NOOP("actions", "Update predictions"),
        FILE,
        ("Ctrl+U",),
        "update",
        note=QT_TRANSLATE_NOOP("actions", "learns from what you relabelled"),
    ),
    Deed("stop", QT_TRANSLATE_NOOP("actions", "Stop"), FILE, ("Ctrl+.",), "stop"),
    Deed(
        "look_up",
        QT_TRANSLATE_NOOP("actions", "Look an image up…"),
        FILE,
        ("Ctrl+L",),
        "search",
        begins_group=True,
        note=QT_TRANSLATE_NOOP("actions", "one that is not in the folder; or drop it here"),
    ),
    Deed(
        "export",
        QT_TRANSLATE_NOOP("actions", "Export…"),
        FILE,
        ("Ctrl+E",),
        "export",
        begins_group=True,
    ),
    Deed(
        "report",
        QT_TRANSLATE_NOOP("actions", "Report…"),
        FILE,
        ("Ctrl+P",),
        "report",
        note=QT_TRANSLATE_NOOP("actions", "figures, curves and errors as a page or PDF"),
    ),
    Deed(
        "save_classifier",
        QT_TRANSLATE_NOOP("actions", "Save classifier…"),
        FILE,
        icon="save",
    ),
    Deed(
        "import_classifier",
        QT_TRANSLATE_NOOP("actions", "Import a classifier…"),
        FILE,
        icon="open",
        note=QT_TRANSLATE_NOOP("actions", "a Keras or ONNX file that others made"),
    ),
    Deed(
        "import_table",
        QT_TRANSLATE_NOOP("actions", "Import labels…"),
        FILE,
        ("Ctrl+Shift+I",),
        "open",
        note=QT_TRANSLATE_NOOP("actions", "or predictions or columns, from a table"),
    ),
    Deed(
        "backups",
        QT_TRANSLATE_NOOP("actions", "Backups…"),
        FILE,
        ("Ctrl+B",),
        "history",
        note=QT_TRANSLATE_NOOP("actions", "of labels and notes: make one, go back to one"),
    ),
    Deed("close", QT_TRANSLATE_NOOP("actions", "Close the folder"), FILE, ("Ctrl+W",)),
    Deed("quit", QT_TRANSLATE_NOOP("actions", "Quit"), FILE, ("Ctrl+Q",), begins_group=True),
)
