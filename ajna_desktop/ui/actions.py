"""All that can be done, in one table: menus, toolbar, keys and the keys page come from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui import icons
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

LABEL_KEYS: Final = 9


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that the user can do."""

    name: str
    text: str  # in English; translated when shown
    menu: str  # title of the menu it is in
    keys: tuple[str, ...] = ()
    icon: str = ""
    on_scan: bool = False  # its key works only where a scan is in sight and nobody types
    begins_group: bool = False
    note: str = ""  # what the page of keys adds, in English


FILE: Final = QT_TRANSLATE_NOOP("actions", "&File")
EDIT: Final = QT_TRANSLATE_NOOP("actions", "&Edit")
SCAN: Final = QT_TRANSLATE_NOOP("actions", "&Scan")
VIEW: Final = QT_TRANSLATE_NOOP("actions", "&View")
HELP: Final = QT_TRANSLATE_NOOP("actions", "&Help")
MENUS: Final = (FILE, EDIT, SCAN, VIEW, HELP)

DEEDS: Final = (
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
    Deed("close", QT_TRANSLATE_NOOP("actions", "Close the folder"), FILE, ("Ctrl+W",)),
    Deed("quit", QT_TRANSLATE_NOOP("actions", "Quit"), FILE, ("Ctrl+Q",), begins_group=True),
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
    *(
        Deed(
            f"label_{number}",
            QT_TRANSLATE_NOOP("actions", "Label as class {0}"),
            SCAN,
            (str(number),),
            on_scan=True,
        )
        for number in range(1, LABEL_KEYS + 1)
    ),
    Deed(
        "other_label",
        QT_TRANSLATE_NOOP("actions", "Other label…"),
        SCAN,
        ("L",),
        "label",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "type to find one, or to make a new one"),
    ),
    Deed(
        "confirm",
        QT_TRANSLATE_NOOP("actions", "Confirm"),
        SCAN,
        ("Return", "Enter"),
        "confirm",
        on_scan=True,
        begins_group=True,
        note=QT_TRANSLATE_NOOP(
            "actions", "the label; where there is none, the prediction becomes the label"
        ),
    ),
    Deed(
        "ambiguous",
        QT_TRANSLATE_NOOP("actions", "Ambiguous"),
        SCAN,
        ("A",),
        "ambiguous",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "nobody can tell; left out of learning and figures"),
    ),
    Deed(
        "bad_image",
        QT_TRANSLATE_NOOP("actions", "Bad image"),
        SCAN,
        ("X",),
        "bad_image",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "left out of learning and figures"),
    ),
    Deed(
        "withdraw",
        QT_TRANSLATE_NOOP("actions", "Withdraw"),
        SCAN,
        ("Backspace",),
        "withdraw",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "the label of the folder holds again"),
    ),
    Deed(
        "shortlist",
        QT_TRANSLATE_NOOP("actions", "Put on the shortlist"),
        SCAN,
        ("K",),
        "shortlist",
        on_scan=True,
        begins_group=True,
        note=QT_TRANSLATE_NOOP("actions", "again takes it off; the navigator has the list"),
    ),
    Deed(
        "next_unreviewed",
        QT_TRANSLATE_NOOP("actions", "Next not reviewed"),
        SCAN,
        ("N",),
        "next_unreviewed",
        on_scan=True,
        begins_group=True,
    ),
    Deed(
        "similar",
        QT_TRANSLATE_NOOP("actions", "Similar scans"),
        SCAN,
        ("S",),
        "similar",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "arrows move among them, Enter goes to one"),
    ),
    Deed(
        "compare_scans",
        QT_TRANSLATE_NOOP("actions", "Compare side by side"),
        SCAN,
        ("D",),
        "lookalikes",
        on_scan=True,
        note=QT_TRANSLATE_NOOP(
            "actions", "what is selected; among similar scans, that one with the current one"
        ),
    ),
    Deed(
        "show_similar",
        QT_TRANSLATE_NOOP("actions", "Show similar scans in the gallery"),
        SCAN,
        ("Ctrl+G",),
        "gallery",
        note=QT_TRANSLATE_NOOP("actions", "the 200 nearest of those that are wanted"),
    ),
    Deed(
        "part",
        QT_TRANSLATE_NOOP("actions", "Search by a part"),
        SCAN,
        ("R",),
        "part",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "draw a rectangle on the image; R or Esc ends it"),
    ),
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

# Tabs of an open folder, in order.
VIEWS: Final = ("gallery", "matrix", "curves", "map", "lookalikes", "compare", "training")
NEEDS_FOLDER: Final = frozenset(
    deed.name
    for deed in DEEDS
    if deed.on_scan
    or deed.name
    in {
        "read_again", "run", "update", "export", "report", "save_classifier", "close", "undo",
        "redo", "select_all", "filter", "learnt", "show_similar", "look_up",
        "paste_image", *VIEWS,
    }
)  # fmt: skip


class Actions(QObject):
    """One QAction for each deed, by name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {deed.name: self._make(deed, window) for deed in DEEDS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of_menu(self, menu: str) -> Iterator[tuple[Deed, QAction]]:
        """Yield what one menu holds, in order."""
        for deed in DEEDS:
            if deed.menu == menu:
                yield deed, self[deed.name]

    def on_scan(self) -> list[QAction]:
        """Return the actions whose keys work only on widgets that they are added to."""
        return [self[deed.name] for deed in DEEDS if deed.on_scan]

    def enable_for_folder(self, is_open: bool) -> None:
        """Enable what needs an open folder, or disable it."""
        for name in NEEDS_FOLDER:
            self[name].setEnabled(is_open)

    def name_classes(self, classes: list[Label]) -> None:
        """Let the keys 1 to 9 stand for the first nine of `classes`."""
        for number in range(1, LABEL_KEYS + 1):
            action = self[f"label_{number}"]
            is_used = number <= len(classes)
            action.setVisible(is_used)
            action.setEnabled(is_used)
            if is_used:
                label = classes[number - 1].replace("&", "&&")
                action.setText(self.tr("Label as {0}").format(label))

    def _make(self, deed: Deed, window: QWidget) -> QAction:
        action = QAction(translated(deed.text), window)
        action.setObjectName(f"action-{deed.name}")
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        if deed.icon:
            icons.wear(action, deed.icon)
        if deed.on_scan:
            # Enter opens a cell of the matrix and Space ticks a box: these keys mean the scan
            # only where the scan is what one looks at.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        return action


def translated(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("actions", text)
