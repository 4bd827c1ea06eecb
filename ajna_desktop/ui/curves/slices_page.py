"""The page of slices: by which column, of which class, and which slices are the worst."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.slices import Slice
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.curves.slice_table import SliceTable, between
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL


class SlicesPage(QWidget):
    """A table of slices, and what opens their scans."""

    column_chosen = Signal(str)  # key
    class_chosen = Signal(str)
    labels_chosen = Signal(bool)  # as curated, or as the folder has them
    scans_wanted = Signal(int)  # number of the slice
    errors_wanted = Signal(int)
    table_wanted = Signal()  # a table with more columns is to be asked for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = MessageBar(self)
        self._columns = self._chooser(self.tr("Column"), self.tr("By what scans are sliced"))
        self._classes = self._chooser(
            self.tr("Class"), self.tr("Of which class recall, precision and AUC are")
        )
        self._labels = self._chooser(
            self.tr("Labels"),
            self.tr("Which labels count: those that hold now, or the folder's"),
        )
        self._labels.addItem(self.tr("as curated"), True)
        self._labels.addItem(self.tr("as found"), False)
        self._add = QPushButton(self.tr("Add columns…"), self)
        self._add.setToolTip(
            self.tr("Take terminal, scanner, date or whatever a CSV table tells of the scans")
        )
        self._summary = PlainLabel(parent=self, wraps=True)
        self._table = SliceTable(self)
        self._scans = QPushButton(self.tr("Show its scans"), self)
        self._errors = QPushButton(self.tr("Show its errors"), self)
        self._message = MessagePage(self)
        self._content = QWidget(self)
        self._pages = QStackedWidget(self)
        self.setFocusProxy(self._table)
        self._lay_out()
        self._connect()

    def show_choices(
        self, columns: Sequence[Column], column: str, classes: Sequence[Label], label: Label
    ) -> None:
        """Offer columns and classes; `column` (a key) and `label` are those looked at."""
        _offer(self._columns, [(column_word(one.key), one.key) for one in columns], column)
        _offer(self._classes, [(one, one) for one in classes], label)

    def show_slices(self, slices: Sequence[Slice], every: Measured | None, scans: int) -> None:
        """Show slices, the worst first, and the accuracy of all scans together."""
        self._table.show_slices(slices)
        said = self.tr("All {0} scans: accuracy {1} ({2}). The worst slice comes first.")
        if every is None:
            self._summary.setText(self.tr("No scan has both a label and a prediction."))
        else:
            self._summary.setText(said.format(whole(scans), share(every.value), between(every)))
        for button in (self._scans, self._errors):
            button.setEnabled(bool(slices))
        self._pages.setCurrentWidget(self._content)

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there are no slices, with a button that helps."""
        self._message.show_message(title, text, button_text, on_click)
        self._pages.setCurrentWidget(self._message)

    def _chooser(self, name: str, meaning: str) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setAccessibleName(name)
        chooser.setToolTip(meaning)
        return chooser

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        for words, chooser in (
            (self.tr("Slice by"), self._columns),
            (self.tr("Class"), self._classes),
            (self.tr("Labels"), self._labels),
        ):
            head.addWidget(PlainLabel(words, self))
            head.addWidget(chooser)
        head.addStretch(1)
        head.addWidget(self._add)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._scans)
        foot.addWidget(self._errors)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(SMALL)
        content.addLayout(head)
        content.addWidget(self._table, 1)
        content.addLayout(foot)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for button in (self._add, self._scans, self._errors):
            claim_pressing(button)
        self._columns.activated.connect(
            lambda _: self.column_chosen.emit(self._columns.currentData())
        )
        self._classes.activated.connect(
            lambda _: self.class_chosen.emit(self._classes.currentData())
        )
        self._labels.activated.connect(
            lambda _: self.labels_chosen.emit(self._labels.currentData())
        )
        self._add.clicked.connect(self.table_wanted)
        self._table.line_opened.connect(self.errors_wanted)
        self._scans.clicked.connect(lambda: self._want(self.scans_wanted.emit))
        self._errors.clicked.connect(lambda: self._want(self.errors_wanted.emit))

    def _want(self, emit: Callable[[int], None]) -> None:
        line = self._table.current()
        if line is not None:
            emit(line)


def _offer(chooser: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    now = [chooser.itemData(number) for number in range(chooser.count())]
    with QSignalBlocker(chooser):
        if now != [value for _, value in choices]:
            chooser.clear()
            for words, value in choices:
                chooser.addItem(words, value)
        chooser.setCurrentIndex(max(chooser.findData(chosen), 0))
