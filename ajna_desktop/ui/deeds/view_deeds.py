"""Where one can go, and what helps."""

from typing import Final

from ajna_desktop.ui.deeds.deed import HELP, VIEW, Deed
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

VIEW_DEEDS: Final = (
    Deed(
        "full_view",
        QT_TRANSLATE_NOOP("actions", "Full view"),
        VIEW,
        ("Space",),
        "full_view",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "Space or Esc leads back"),
    ),
    Deed(
        "invert", QT_TRANSLATE_NOOP("actions", "Invert"), VIEW, ("I",), "invert", on_scan=True
    ),
    Deed(
        "reset_window",
        QT_TRANSLATE_NOOP("actions", "Reset the display"),
        VIEW,
        ("W",),
        "reset_window",
        on_scan=True,
        note=QT_TRANSLATE_NOOP(
            "actions", "window, level and inversion as at first, no explanation"
        ),
    ),
    Deed(
        "explanation",
        QT_TRANSLATE_NOOP("actions", "Explanation"),
        VIEW,
        ("G",),
        "explanation",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "where the network looked, laid over the image"),
    ),
    Deed("learnt", QT_TRANSLATE_NOOP("actions", "What the network learnt…"), VIEW),
    Deed("fit", QT_TRANSLATE_NOOP("actions", "Fit"), VIEW, ("F",), "fit", on_scan=True),
    Deed(
        "zoom_in",
        QT_TRANSLATE_NOOP("actions", "Zoom in"),
        VIEW,
        ("+", "="),
        "zoom_in",
        on_scan=True,
    ),
    Deed(
        "zoom_out",
        QT_TRANSLATE_NOOP("actions", "Zoom out"),
        VIEW,
        ("-",),
        "zoom_out",
        on_scan=True,
    ),
    Deed(
        "gallery",
        QT_TRANSLATE_NOOP("actions", "Gallery"),
        VIEW,
        ("Ctrl+1",),
        "gallery",
        begins_group=True,
    ),
    Deed("matrix", QT_TRANSLATE_NOOP("actions", "Matrix"), VIEW, ("Ctrl+2",), "matrix"),
    Deed("curves", QT_TRANSLATE_NOOP("actions", "Curves"), VIEW, ("Ctrl+3",), "curves"),
    Deed("map", QT_TRANSLATE_NOOP("actions", "Map"), VIEW, ("Ctrl+4",), "map"),
    Deed(
        "lookalikes",
        QT_TRANSLATE_NOOP("actions", "Look-alikes"),
        VIEW,
        ("Ctrl+5",),
        "lookalikes",
    ),
    Deed("compare", QT_TRANSLATE_NOOP("actions", "Compare"), VIEW, ("Ctrl+6",), "compare"),
    Deed("training", QT_TRANSLATE_NOOP("actions", "Training"), VIEW, ("Ctrl+7",), "training"),
    Deed("keys", QT_TRANSLATE_NOOP("actions", "Keys"), HELP, ("?", "F1"), "keys"),
    Deed("about", QT_TRANSLATE_NOOP("actions", "About Ajna Desktop"), HELP, icon="info"),
)
