"""Keys that a widget needs for itself, though a command of the program has them, too.

Most commands are single keys. Qt asks whoever has the focus before it runs a shortcut: that is
where Return in a number field stays a finished number and does not become a confirmed label.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PRESSING: Final = RETURN | {Qt.Key.Key_Space, Qt.Key.Key_Select}
_COMMANDING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def claim(widget: QWidget, keys: frozenset[Qt.Key]) -> None:
    """Let `widget` have these keys while it has the focus."""
    widget.installEventFilter(_Claim(keys, widget))


def claim_typing(widget: QWidget) -> None:
    """Let `widget` have every key that is pressed without Ctrl, Alt or Meta."""
    widget.installEventFilter(_Claim(None, widget))


def claim_pressing(button: QAbstractButton) -> None:
    """Let Space and Return press `button` while it has the focus."""
    button.installEventFilter(_Press(_PRESSING, button))


def claim_while_open(menu: QMenu) -> None:
    """Let no single key run a command while `menu` is open.

    Qt asks the widget below the menu, not the menu: a letter typed to find an entry would
    label the scan behind it.
    """
    claim = _Claim(None, menu)
    application = QApplication.instance()
    if application is not None:
        menu.aboutToShow.connect(lambda: application.installEventFilter(claim))
        menu.aboutToHide.connect(lambda: application.removeEventFilter(claim))


class _Claim(QObject):
    """Says yes when Qt asks whether a key is wanted."""

    def __init__(self, keys: frozenset[Qt.Key] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept the override of a claimed key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_claimed = (
                not event.modifiers() & _COMMANDING
                if self._keys is None
                else event.key() in self._keys
            )
            if is_claimed:
                event.accept()
                return True
        return super().eventFilter(watched, event)


class _Press(_Claim):
    """Return does for a button what Space does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button on Return, and accept the override of what presses it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in RETURN
            and isinstance(watched, QAbstractButton)
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)
