"""The labels of a date beside those of now: how many, which ones changed, and what agrees."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from ajna_desktop.domain.readers.history import LabelsThen, LabelThen
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import label_word, status_word

_DAY: Final = "yyyy-MM-dd"


class ThenPart(QWidget):
    """Asks for a date, and compares; nothing is changed by it."""

    asked = Signal(str)  # a day, as ISO 8601
    scan_chosen = Signal(object)  # ScanId
    gallery_wanted = Signal(object)  # list of ScanId
    export_wanted = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._labels: LabelsThen | None = None
        self._changed: Sequence[LabelThen] = ()
        self._counts: list[tuple[Label | None, int, int]] = []
        self._day = QDateEdit(QDate.currentDate().addDays(-1), self)
        self._day.setDisplayFormat(_DAY)
        self._day.setCalendarPopup(True)
        self._day.setMaximumDate(QDate.currentDate())
        self._day.setAccessibleName(self.tr("Labels at the end of this day"))
        self._show = self._button("run", self.tr("Compare with now"), self.ask)
        self._gallery = self._button("gallery", self.tr("In the gallery"), self._ask_gallery)
        self._gallery.setToolTip(
            self.tr("Shows the images whose label has changed since in the gallery (Enter)")
        )
        self._export = self._button("export", self.tr("Export table…"), self.export_wanted.emit)
        self._sentence = PlainLabel(
            self.tr(
                "Choose a day: its labels are read from the events and compared with those of "
                "now. Nothing is changed by it."
            ),
            self,
            wraps=True,
        )
        self.counts = QueueTable(self.tr("Images of each label, then and now"), self)
        self.table = QueueTable(self.tr("Images whose label has changed since"), self)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._ask_gallery())
        self._lay_out()
        self._show_deeds()

    @property
    def labels(self) -> LabelsThen | None:
        """What is shown."""
        return self._labels

    def ask(self) -> None:
        """Ask for the labels of the chosen day."""
        self.asked.emit(self._day.date().toString(_DAY))

    def ask_again(self) -> None:
        """Ask anew where something is shown: labels have changed."""
        if self._labels is not None:
            self.ask()

    def show_labels(self, labels: LabelsThen) -> None:
        """Show the labels of a time beside those of now."""
        self._labels, self._changed = labels, labels.changed
        self._counts = [(label, *both) for label, both in labels.counts().items()]
        self._sentence.setText(self._summary(labels))
        self.counts.show_rows(self._count_columns(), len(self._counts), self._count_row)
        self.table.show_rows(self._columns(), len(self._changed), self._row)
        self._show_deeds()

    def _summary(self, labels: LabelsThen) -> str:
        told = self.tr("{0} of {1} images have another label or status now.").format(
            whole(len(self._changed)), whole(len(labels.scans))
        )
        then, now, judged = labels.agreement()
        if judged:
            agreed = self.tr(
                "The predictions of now agree with {0} of the labels then, and with {1} of "
                "those now."
            )
            told += " " + agreed.format(share(then / judged), share(now / judged))
        return told

    def _count_columns(self) -> list[QueueColumn]:
        then = np.array([row[1] for row in self._counts])
        now = np.array([row[2] for row in self._counts])
        return [
            QueueColumn(self.tr("Label"), self.tr("By its name of now"), is_figure=False),
            QueueColumn(self.tr("Then"), self.tr("Images with this label then"), then),
            QueueColumn(self.tr("Now"), self.tr("Images with this label now"), now),
            QueueColumn(self.tr("Change"), self.tr("How many more or fewer"), now - then),
        ]

    def _count_row(self, number: int) -> QueueRow:
        label, then, now = self._counts[number]
        sign = "+" if now > then else "−" if now < then else ""
        change = f"{sign}{whole(abs(now - then))}"
        said = self.tr("{0}: {1} then, {2} now")
        sentence = said.format(label_word(label), whole(then), whole(now))
        return QueueRow((label_word(label), whole(then), whole(now), change), sentence)

    def _columns(self) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Image"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("Then"),
                self.tr("The label that held then"),
                _keys(scan.then for scan in self._changed),
                False,
            ),
            QueueColumn(
                self.tr("Now"),
                self.tr("The label that holds now"),
                _keys(scan.now for scan in self._changed),
                False,
            ),
            QueueColumn(
                self.tr("Predicted"),
                self.tr("What the current predictions say"),
                _keys(scan.predicted for scan in self._changed),
                False,
            ),
        ]

    def _row(self, number: int) -> QueueRow:
        scan = self._changed[number]
        found = self._lookup.scans([scan.scan_id])
        name = found[0].name if found else self.tr("no longer known")
        then, now = _standing(scan.then, scan.status_then), _standing(scan.now, scan.status_now)
        sentence = self.tr("{0}: {1} then, {2} now").format(name, then, now)
        return QueueRow((name, then, now, scan.predicted or ""), sentence)

    def _on_chosen(self, number: int) -> None:
        if number < len(self._changed) and self.isVisible():
            self.scan_chosen.emit(self._changed[number].scan_id)

    def _ask_gallery(self) -> None:
        if self._changed:
            self.gallery_wanted.emit([scan.scan_id for scan in self._changed])

    def _show_deeds(self) -> None:
        self._gallery.setEnabled(bool(self._changed))
        self._export.setEnabled(self._labels is not None)
        for table in (self.counts, self.table):
            table.setVisible(self._labels is not None)

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        title = PlainLabel(self.tr("At the end of"), self)
        title.setBuddy(self._day)
        for part in (title, self._day, self._show, self._gallery, self._export):
            head.addWidget(part)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.counts)
        parts.addWidget(self.table)
        parts.setSizes([200, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._sentence)
        layout.addWidget(parts, 1)
        self.setFocusProxy(self._day)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button


def _keys(labels: Iterable[Label | None]) -> npt.NDArray[np.str_]:
    return np.array([label or "" for label in labels])


def _standing(label: Label | None, status: ReviewStatus) -> str:
    return f"{label_word(label)} ({status_word(status)})"
