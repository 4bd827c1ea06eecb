"""Type a few letters to find a word that is known, or a new one to make it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_WORD = Qt.ItemDataRole.UserRole
_WIDTH = 320
_MOST_LINES = 8


class PopupWords(NamedTuple):
    """What is written on a popup."""

    field: str  # what is typed
    matches: str  # for screen readers: what the list holds
    new: str  # "New label: {0}"
    hint: str  # below the list


class WordPopup(QFrame):
    """A field over a list of words. Enter takes the marked line, Esc takes none."""

    taken = Signal(str)

    def __init__(
        self,
        words: Sequence[str],
        said: PopupWords,
        tidy: Callable[[str], str],
        longest: int,
        parent: QWidget | None = None,
    ) -> None:
        """Offer words.

        Args:
            words: The known ones.
            said: What is written on it.
            tidy: Returns a word as it is kept; raises an AjnaError when it cannot be.
            longest: Characters of a word.
            parent: Who owns it.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words = list(words)
        self._said = said
        self._tidy = tidy
        self._field = QLineEdit(maxLength=longest)
        self._field.setPlaceholderText(said.field)
        self._field.setAccessibleName(said.field)
        self._field.textChanged.connect(self._show_matches)
        self._field.returnPressed.connect(self._take)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(said.matches)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        layout.addWidget(PlainLabel(said.hint))
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._field)
        self._show_matches("")

    def show_over(self, place: QWidget) -> None:
        """Open in the middle of a widget, with the keyboard."""
        middle = place.mapToGlobal(place.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y())
        self.show()
        self.setFocus()

    def shown(self, word: str) -> str:
        """Return what the line of a word says."""
        return word

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the field move the mark of the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._list.clear()
        for word in sorted(self._words, key=lambda word: _rank(word, wanted)):
            if wanted in word.casefold():
                self._add(self.shown(word), word)
        is_known = any(word.casefold() == wanted for word in self._words)
        if wanted and not is_known:
            self._add(self._said.new.format(text.strip()), text)
        self._list.setCurrentRow(0)
        lines = min(max(self._list.count(), 1), _MOST_LINES)
        self._list.setFixedHeight(lines * (self._list.sizeHintForRow(0) + 1) + SMALL)
        self.adjustSize()

    def _add(self, shown: str, word: str) -> None:
        item = QListWidgetItem(shown)
        item.setData(_WORD, word)
        self._list.addItem(item)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        try:
            word = self._tidy(item.data(_WORD))
        except AjnaError:
            return  # the line of the new word is all there is, and it is none yet
        self.close()
        self.taken.emit(word)


def _rank(word: str, wanted: str) -> tuple[bool, str]:
    return not word.casefold().startswith(wanted), word.casefold()
