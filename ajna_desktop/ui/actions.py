"""The actions of the window, one for each deed."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS, Shortcut, ShortcutKind
from ajna_desktop.ui import icons
from ajna_desktop.ui.deeds.deed import Deed
from ajna_desktop.ui.deeds.scan_deeds import key_deed
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

    def name_keys(self, meanings: Mapping[str, Shortcut]) -> None:
        """Let the keys that have no command of their own give classes and tags."""
        for key in (*DIGITS, *LETTERS):
            action = self[key_deed(key)]
            wanted = meanings.get(key)
            action.setVisible(wanted is not None)
            action.setEnabled(wanted is not None)
            if wanted is not None:
                is_class = wanted.kind is ShortcutKind.CLASS
                text = self.tr("Label as {0}") if is_class else self.tr("Tag as {0}")
                action.setText(text.format(wanted.name.replace("&", "&&")))

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
