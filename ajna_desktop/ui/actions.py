"""The actions of the window, one for each deed."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui import icons
from ajna_desktop.ui.deeds.deed import Deed
from ajna_desktop.ui.deeds.scan_deeds import LABEL_KEYS
from ajna_desktop.ui.deeds.table import DEEDS, IN_REVIEW, NEEDS_FOLDER


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

    def in_review(self) -> list[QAction]:
        """Return those of them that also work in a review."""
        return [self[deed.name] for deed in DEEDS if deed.on_scan and deed.name in IN_REVIEW]

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
