"""Every deed, in the order of the menus."""

from typing import Final

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS
from ajna_desktop.ui.deeds.curate_deeds import CURATE_DEEDS
from ajna_desktop.ui.deeds.edit_deeds import EDIT_DEEDS
from ajna_desktop.ui.deeds.file_deeds import FILE_DEEDS
from ajna_desktop.ui.deeds.scan_deeds import SCAN_DEEDS, key_deed
from ajna_desktop.ui.deeds.view_deeds import VIEW_DEEDS

DEEDS: Final = (*FILE_DEEDS, *EDIT_DEEDS, *SCAN_DEEDS, *CURATE_DEEDS, *VIEW_DEEDS)

# Tabs of an open folder, in order.
VIEWS: Final = (
    "gallery",
    "matrix",
    "curves",
    "map",
    "lookalikes",
    "compare",
    "training",
    "curate",
    "readers",
)
NEEDS_FOLDER: Final = frozenset(
    deed.name
    for deed in DEEDS
    if deed.on_scan
    or deed.name
    in {
        "read_again", "run", "update", "export", "report", "save_classifier", "import_table",
        "backups", "close", "undo", "redo", "review", "classes",
        "select_all", "filter", "learnt", "show_similar", "look_up",
        "paste_image", *VIEWS,
    }
)  # fmt: skip
# What a key says of a scan, it says in a review, too.
IN_REVIEW: Final = frozenset(
    {
        *(key_deed(key) for key in (*DIGITS, *LETTERS)), "tag", "note", "rectangle",
        "other_label", "confirm", "ambiguous", "bad_image", "withdraw", "shortlist",
        "compare_scans", "full_view", "invert", "reset_window", "fit", "zoom_in", "zoom_out",
    }
)  # fmt: skip
