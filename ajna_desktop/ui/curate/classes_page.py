"""The classes and tags of a folder: how many scans have them, and the keys that give them."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.curating.classes import ClassUse
from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.curate.keyed_table import KeyedTable
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL

_AT_ONCE: Final = 6  # rows of a table; where there are more, it takes what room there is

Tags = Sequence[tuple[str, int]]
Keys = Mapping[str, str]
Meanings = Mapping[str, Shortcut]


class ClassesPage(QWidget):
    """Decides nothing: it only says what the user wants done."""

    add_wanted = Signal()
    rename_wanted = Signal(object)  # ClassUse
    merge_wanted = Signal(object)  # ClassUse
    remove_wanted = Signal(object)  # ClassUse
    query_wanted = Signal(object)  # ScanQuery
    key_wanted = Signal(object, str)  # Shortcut, key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: Sequence[ClassUse] = ()
        self._tags: Tags = ()
        self._may_change = True
        self._said = PlainLabel(parent=self, wraps=True)
        self.classes = KeyedTable(self.tr("Classes"), self)
        self.classes.opened.connect(self._show_class)
        self.classes.key_chosen.connect(self._key_of_class)
        self._add = self.classes.add_button(
            self.tr("Add…"), "classes", lambda _: self.add_wanted.emit(), needs_row=False
        )
        self._rename = self.classes.add_button(
            self.tr("Rename…"), "relabelled", lambda at: self._say(self.rename_wanted, at)
        )
        self._merge = self.classes.add_button(
            self.tr("Merge…"), "same_image", lambda at: self._say(self.merge_wanted, at)
        )
        self._remove = self.classes.add_button(
            self.tr("Remove"), "trash", lambda at: self._say(self.remove_wanted, at)
        )
        self.classes.add_button(self.tr("Show its scans"), "gallery", self._show_class)
        self.tags = KeyedTable(self.tr("Tags"), self)
        self.tags.opened.connect(self._show_tag)
        self.tags.key_chosen.connect(self._key_of_tag)
        self.tags.add_button(self.tr("Show its scans"), "gallery", self._show_tag)
        self._about_tags = PlainLabel(parent=self, wraps=True)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addWidget(self._said)
        layout.addWidget(self.classes)
        layout.addWidget(self._about_tags)
        layout.addWidget(self.tags)
        layout.addStretch(1)
        self.setFocusProxy(self.classes.table)
        self.classes.table.chosen.connect(self._allow)

    def show_classes(self, uses: Sequence[ClassUse], keys: Keys, meanings: Meanings) -> None:
        """Show every class with its key and how many scans have it."""
        self._uses = tuple(uses)
        columns = [
            QueueColumn(self.tr("Class"), self.tr("Name of the class"), is_figure=False),
            QueueColumn(self.tr("Key"), self.tr("Labels a scan so at once"), is_figure=False),
            self._column(self.tr("Scans"), self.tr("By the label that holds"), "scans"),
            self._column(
                self.tr("Reviewed"), self.tr("Of these, by the word of a person"), "reviewed"
            ),
            self._column(self.tr("Folder says"), self.tr("By the name of the folder"), "found"),
        ]
        rows = [self._class_row(one, keys) for one in uses]
        shortcuts = [Shortcut(ShortcutKind.CLASS, one.name) for one in uses]
        self.classes.show_rows(columns, rows, shortcuts, keys, meanings)
        self._layout.setStretchFactor(self.classes, max(len(rows) - _AT_ONCE, 0))
        self._allow()

    def show_tags(self, tags: Tags, keys: Keys, meanings: Meanings) -> None:
        """Show every tag with its key and how many scans have it."""
        self._tags = tuple(tags)
        counts = np.array([count for _, count in tags])
        columns = [
            QueueColumn(self.tr("Tag"), self.tr("As people wrote it"), is_figure=False),
            QueueColumn(self.tr("Key"), self.tr("Gives it or takes it off"), is_figure=False),
            QueueColumn(self.tr("Scans"), self.tr("That have it"), counts),
        ]
        rows = []
        for tag, count in tags:
            words = (tag, keys.get(tag, "–"), whole(count))
            rows.append(QueueRow(words, self.tr("{0}: scans {1}").format(tag, whole(count))))
        shortcuts = [Shortcut(ShortcutKind.TAG, tag) for tag, _ in tags]
        self.tags.show_rows(columns, rows, shortcuts, keys, meanings)
        self._layout.setStretchFactor(self.tags, max(len(rows) - _AT_ONCE, 0))
        self.tags.setVisible(bool(tags))
        nothing = self.tr("No scan has a tag yet. T gives one to the scans you are at.")
        self._about_tags.setText(self.tr("Tags") if tags else nothing)

    def show_state(self, text: str, may_change: bool) -> None:
        """Say what classes are, or why they cannot be changed now."""
        self._said.setText(text)
        self._may_change = may_change
        self._add.setEnabled(may_change)
        self._allow()

    def _allow(self) -> None:
        number = self.classes.table.current
        use = self._uses[number] if number is not None and number < len(self._uses) else None
        can = self._may_change and use is not None
        self._rename.setEnabled(can)
        self._merge.setEnabled(can and len(self._uses) > 1)
        is_empty = use is not None and not use.scans and not use.found
        self._remove.setEnabled(can and is_empty)
        self._remove.setToolTip(
            self.tr("A class that no scan has; one that scans have can be merged.")
        )

    def _column(self, words: str, meaning: str, field: str) -> QueueColumn:
        keys = np.array([getattr(use, field) for use in self._uses])
        return QueueColumn(words, meaning, keys)

    def _class_row(self, use: ClassUse, keys: Keys) -> QueueRow:
        counts = map(whole, (use.scans, use.reviewed, use.found))
        words = (use.name, keys.get(use.name, "–"), *counts)
        told = self.tr("{0}: scans {1}, of these reviewed {2}; the folder says so of {3}")
        return QueueRow(words, told.format(use.name, *words[2:]))

    def _say(self, wanted: SignalInstance, number: int | None) -> None:
        if number is not None:
            wanted.emit(self._uses[number])

    def _show_class(self, number: int | None) -> None:
        if number is not None:
            self.query_wanted.emit(ScanQuery(label=self._uses[number].name))

    def _show_tag(self, number: int | None) -> None:
        if number is not None:
            self.query_wanted.emit(ScanQuery(tag=self._tags[number][0]))

    def _key_of_class(self, number: int, key: str) -> None:
        self.key_wanted.emit(Shortcut(ShortcutKind.CLASS, self._uses[number].name), key)

    def _key_of_tag(self, number: int, key: str) -> None:
        self.key_wanted.emit(Shortcut(ShortcutKind.TAG, self._tags[number][0]), key)
