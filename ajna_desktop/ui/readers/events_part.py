"""Everything that happened as a list: whom it is about, who did it, from what to what."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.readers.history import Happening, HistoryEntry, HistoryQuestion
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.readers.history_words import (
    change_words,
    entry_sentence,
    happening_word,
    reader_word,
    said_then,
)
from ajna_desktop.ui.theme import SMALL

_TYPING_MS: Final = 250  # a question waits until nobody types any more
_TEXT_CHARACTERS: Final = 18


class EventsPart(QWidget):
    """Asks what to list, and lists it."""

    asked = Signal()  # the question has changed
    scan_chosen = Signal(object)  # ScanId
    gallery_wanted = Signal(object)  # list of ScanId
    export_wanted = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._entries: Sequence[HistoryEntry] = ()
        self._scan_id: ScanId | None = None
        self._only_this = QCheckBox(self.tr("This image only"), self)
        self._only_this.setToolTip(
            self.tr("Lists what happened to the image that is looked at, wherever its file was")
        )
        claim_pressing(self._only_this)
        self._only_this.toggled.connect(self.asked)
        self._kind = self._box(self.tr("Kind of event"))
        self._kind.addItem(self.tr("Everything"), None)
        for happening in Happening:
            self._kind.addItem(happening_word(happening), happening)
        self._reader = self._box(self.tr("Who did it"))
        self._reader.addItem(self.tr("Everybody"), "")
        self._text = QLineEdit(self)
        self._text.setAccessibleName(self.tr("Text in labels, notes and names"))
        self._text.setPlaceholderText(self.tr("Text…"))
        self._text.setClearButtonEnabled(True)
        self._text.setMaximumWidth(
            _TEXT_CHARACTERS * self.fontMetrics().averageCharWidth() + 4 * SMALL
        )
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.asked)
        self._text.textChanged.connect(lambda _: self._typing.start())
        self._gallery = self._button("gallery", self.tr("In the gallery"), self._ask_gallery)
        self._gallery.setToolTip(self.tr("Shows the images of all rows in the gallery (Enter)"))
        self._export = self._button("export", self.tr("Export table…"), self.export_wanted.emit)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self.table = QueueTable(self.tr("What happened, the latest first"), self)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._ask_gallery())
        self._about = PlainLabel(parent=self, wraps=True)
        self._lay_out()

    @property
    def question(self) -> HistoryQuestion:
        """What is to be listed."""
        return HistoryQuestion(
            scan_id=self._scan_id if self._only_this.isChecked() else None,
            happening=self._kind.currentData(),
            reader=self._reader.currentData() or "",
            text=self._text.text().strip(),
        )

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Take note of the image that is looked at."""
        self._scan_id = scan_id
        self._only_this.setEnabled(scan_id is not None)
        if self._only_this.isChecked() and not self.table.hasFocus():
            self.asked.emit()

    def show_entries(
        self, entries: Sequence[HistoryEntry], count: int, readers: Sequence[str]
    ) -> None:
        """List what happened.

        Args:
            entries: The latest first.
            count: How many there are in all.
            readers: Everybody who did something in the folder.
        """
        self._entries = entries
        self._offer(readers)
        if not count:
            self._sentence.setText(self.tr("Nothing of this kind has happened yet."))
        elif count > len(entries):
            told = self.tr("The latest {0} of {1} events. “Export table…” writes all of them.")
            self._sentence.setText(told.format(whole(len(entries)), whole(count)))
        else:
            self._sentence.setText(self.tr("%n event(s)", "", count))
        self.table.show_rows(self._columns(), len(entries), self._row)
        self._about.setText("")
        for button in (self._gallery, self._export):
            button.setEnabled(bool(entries))

    def reword(self) -> None:
        """Word the rows anew: files have other names now."""
        self.table.reword()

    def _offer(self, readers: Sequence[str]) -> None:
        chosen = self._reader.currentData()
        with QSignalBlocker(self._reader):
            self._reader.clear()
            self._reader.addItem(self.tr("Everybody"), "")
            for name in readers:
                self._reader.addItem(displayable(name), name)
            self._reader.setCurrentIndex(max(self._reader.findData(chosen), 0))

    def _columns(self) -> list[QueueColumn]:
        times = np.array([entry.at_utc for entry in self._entries])
        kinds = np.array([happening_word(entry.happening) for entry in self._entries])
        return [
            QueueColumn(self.tr("Image"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("When"), self.tr("By the clock of this computer"), times, False
            ),
            QueueColumn(
                self.tr("Who"),
                self.tr("The reader, or the program where it followed from a file"),
                is_figure=False,
            ),
            QueueColumn(self.tr("What"), self.tr("Kind of event"), kinds, False),
            QueueColumn(
                self.tr("Change"), self.tr("From what to what, and how"), is_figure=False
            ),
            QueueColumn(
                self.tr("Predicted then"),
                self.tr("What the classifier said on the screen at that moment"),
                is_figure=False,
            ),
            QueueColumn(self.tr("Remark"), self.tr("What was noted with it"), is_figure=False),
        ]

    def _row(self, number: int) -> QueueRow:
        entry = self._entries[number]
        image = self._image(entry)
        words = (
            image,
            local_time(entry.at_utc),
            reader_word(entry),
            happening_word(entry.happening),
            displayable(change_words(entry)),
            said_then(entry),
            displayable(entry.note),
        )
        return QueueRow(words, entry_sentence(entry, image))

    def _image(self, entry: HistoryEntry) -> str:
        if entry.scan_id is None:
            return "–"
        found = self._lookup.scans([entry.scan_id])
        return found[0].name if found else self.tr("no longer known")

    def _on_chosen(self, number: int) -> None:
        if number >= len(self._entries):
            return
        entry = self._entries[number]
        self._about.setText(self._row(number).sentence)
        if entry.scan_id is not None and self.isVisible():
            self.scan_chosen.emit(entry.scan_id)

    def _ask_gallery(self) -> None:
        ids = dict.fromkeys(e.scan_id for e in self._entries if e.scan_id is not None)
        if ids:
            self.gallery_wanted.emit(list(ids))

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for part in (
            self._only_this,
            self._kind,
            self._reader,
            self._text,
            self._gallery,
            self._export,
        ):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._sentence)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._about)
        self.setFocusProxy(self.table)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(box, RETURN)
        box.activated.connect(lambda _: self.asked.emit())
        return box

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
