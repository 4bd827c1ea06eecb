"""A table of classes or tags, and the key of the one that is chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS, Shortcut
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_FEWEST: Final = 4  # rows that there is room for


class KeyedTable(QWidget):
    """Decides nothing: it only says which row is meant, and which key it is to have."""

    opened = Signal(int)  # number of the row
    key_chosen = Signal(int, str)  # number of the row; "" for none

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts: Sequence[Shortcut] = ()
        self._keys: Mapping[str, str] = {}
        self._meanings: Mapping[str, Shortcut] = {}
        self.table = QueueTable(name, self)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self.opened)
        self._key = QComboBox()
        self._key.setAccessibleName(self.tr("Key"))
        self._key.activated.connect(self._choose_key)
        self._on_row: list[QPushButton] = []
        words = PlainLabel(self.tr("Key:"))
        words.setBuddy(self._key)
        self._bar = QWidget()
        self._flow = FlowLayout(self._bar, TIGHT)
        self._flow.addWidget(_together(words, self._key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._bar)
        layout.addStretch(0)
        self._offer()

    def add_button(
        self, text: str, icon: str, do: Callable[[int | None], None], needs_row: bool = True
    ) -> QPushButton:
        """Add a button below the table; `do` is told the number of the current row."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        if icon:
            wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(lambda: do(self.table.current))
        if needs_row:
            self._on_row.append(button)
        self._flow.addWidget(button)
        self._offer()
        return button

    def show_rows(
        self,
        columns: Sequence[QueueColumn],
        rows: Sequence[QueueRow],
        shortcuts: Sequence[Shortcut],
        keys: Mapping[str, str],
        meanings: Mapping[str, Shortcut],
    ) -> None:
        """Show rows; the current one stays so where it still is there.

        Args:
            columns: Their headings.
            rows: Their words.
            shortcuts: What each row is.
            keys: The key of each name that has one.
            meanings: What each key gives.
        """
        number = self.table.current
        name = self._shortcuts[number].name if number is not None else ""
        self._shortcuts, self._keys, self._meanings = tuple(shortcuts), keys, meanings
        self.table.show_rows(columns, len(rows), lambda at: rows[at])
        self._fit_table(len(rows))
        names = [one.name for one in shortcuts]
        if names:
            self.table.choose(
                names.index(name) if name in names else min(number or 0, len(names) - 1)
            )
        self._offer()

    def _fit_table(self, rows: int) -> None:
        """Let what is done with a row be near the last one, where there are few."""
        lines = max(rows, _FEWEST) * self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setMaximumHeight(head + lines + SMALL)

    def _offer(self) -> None:
        number = self.table.current
        is_one = number is not None and number < len(self._shortcuts)
        self._key.setEnabled(is_one)
        for button in self._on_row:
            button.setEnabled(is_one)
        self._key.clear()
        if number is None or not is_one:
            return
        own = self._keys.get(self._shortcuts[number].name, "")
        self._key.addItem(self.tr("none") if not own else self.tr("as at first"), "")
        for key in (*DIGITS, *LETTERS):
            given = self._meanings.get(key)
            is_own = given == self._shortcuts[number]
            taken = "" if given is None or is_own else f"  ({given.name})"
            self._key.addItem(f"{key}{taken}", key)
        self._key.setCurrentIndex(max(self._key.findData(own), 0))

    def _choose_key(self) -> None:
        if (number := self.table.current) is not None:
            self.key_chosen.emit(number, self._key.currentData(Qt.ItemDataRole.UserRole))


def _together(words: QLabel, field: QWidget) -> QWidget:
    both = QWidget()
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, SMALL, 0)
    layout.setSpacing(TIGHT)
    layout.addWidget(words)
    layout.addWidget(field)
    return both
