"""What is in the folder, counted; each line is a question whose answer the gallery shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import ReviewStatus, displayable
from ajna_desktop.domain.scan_query import (
    ERRORS,
    EVERY_SCAN,
    FLAWED,
    MARKED,
    MISSING,
    NOTED,
    SHORTLIST,
    SUSPECTS,
    UNLIKE,
    UNREADABLE,
    UNSURE,
    Order,
    ScanQuery,
)
from ajna_desktop.store.curating.review_queues import OpenReview
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_while_open
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours
from ajna_desktop.ui.wording import label_word, status_word

_QUERY: Final = Qt.ItemDataRole.UserRole
_REVIEW: Final = Qt.ItemDataRole.UserRole + 1
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_LEAST_WIDTH: Final = 160  # pixels of the layout

Line = tuple[str, int, ScanQuery]
Group = tuple[str, str, list[Line]]  # title, icon, lines


class Navigator(QTreeWidget):
    """A short tree: all scans, splits, labels, predictions, review, queues."""

    query_chosen = Signal(object)  # ScanQuery
    review_chosen = Signal(int)  # id of an `OpenReview`, to be taken up
    review_dropped = Signal(int)  # to be forgotten

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FolderCounts | None = None
        self._query = EVERY_SCAN
        self._items: dict[ScanQuery, QTreeWidgetItem] = {}
        self._reviews: Sequence[OpenReview] = ()
        self.setAccessibleName(self.tr("Navigator"))
        self.setColumnCount(3)  # text, count, and a margin: a count at the very edge reads ill
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(TIGHT)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(2, SMALL)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_counts(self, counts: FolderCounts) -> None:
        """Show what is in the folder; lines stay where they are while only counts change."""
        if counts == self._shown:
            return
        self._shown = counts
        lines = self._lines(counts)
        if [line[2] for _, _, group in lines for line in group] != list(self._items):
            self._build(lines)
            self.show_query(self._query)
        for _, _, group in lines:
            for line in group:
                self._show_line(line)

    def show_reviews(self, reviews: Sequence[OpenReview]) -> None:
        """Show which reviews can be taken up."""
        if reviews != self._reviews:
            self._reviews = reviews
            if self._shown is not None:
                self._build(self._lines(self._shown))
                self.show_query(self._query)
                for _, _, group in self._lines(self._shown):
                    for line in group:
                        self._show_line(line)

    def show_query(self, query: ScanQuery) -> None:
        """Mark the line that asks `query`, if one does."""
        self._query = query
        for asked, item in self._items.items():
            if asked.but(order=query.order) == query:
                self.setCurrentItem(item)
                return
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a review off the list with Delete."""
        item = self.currentItem()
        review_id = item.data(0, _REVIEW) if item is not None else None
        if event.key() == Qt.Key.Key_Delete and review_id is not None:
            self.review_dropped.emit(review_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a review under way."""
        item = self.itemAt(self.viewport().mapFromGlobal(event.globalPos()))
        review_id = item.data(0, _REVIEW) if item is not None else None
        if review_id is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        claim_while_open(menu)
        take_up = menu.addAction(self.tr("Take this review up again"))
        take_up.triggered.connect(lambda: self.review_chosen.emit(review_id))
        drop = menu.addAction(self.tr("Take it off the list (Delete); what was decided stays"))
        drop.triggered.connect(lambda: self.review_dropped.emit(review_id))
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._shown is not None:
            counts, self._shown = self._shown, None
            self._items.clear()
            self.show_counts(counts)

    def _lines(self, counts: FolderCounts) -> list[Group]:
        queues: list[Line] = [
            (self.tr("label ≠ prediction"), counts.errors, ERRORS),
            (self.tr("unreadable"), counts.unreadable, UNREADABLE),
        ]
        if counts.unsure is not None:
            queues.insert(1, (self.tr("unsure"), counts.unsure, UNSURE))
        if counts.suspects is not None:
            queues.insert(1, (self.tr("suspects"), counts.suspects, SUSPECTS))
        if counts.flawed is not None:
            queues.insert(-1, (self.tr("poor image quality"), counts.flawed, FLAWED))
        if counts.unlike is not None:
            queues.insert(-1, (self.tr("unlike anything learnt"), counts.unlike, UNLIKE))
        if counts.shortlisted:
            queues.append((self.tr("shortlist"), counts.shortlisted, SHORTLIST))
        if counts.missing:
            queues.append((self.tr("missing"), counts.missing, MISSING))
        return [
            ("", "all", [(self.tr("All"), counts.every, EVERY_SCAN)]),
            (self.tr("Splits"), "split", _splits(counts)),
            (self.tr("Labels"), "label", _labels(counts)),
            (self.tr("Predicted"), "predicted", _predicted(counts)),
            (self.tr("Review"), "review", _statuses(counts)),
            (self.tr("Queues"), "errors", queues),
            (self.tr("Tags"), "tag", self._annotated(counts)),
        ]

    def _annotated(self, counts: FolderCounts) -> list[Line]:
        lines = [(tag, count, ScanQuery(tag=tag)) for tag, count in counts.by_tag]
        if counts.noted:
            lines.append((self.tr("with a note"), counts.noted, NOTED))
        if counts.marked:
            lines.append((self.tr("with a rectangle"), counts.marked, MARKED))
        return lines

    def _build(self, groups: Sequence[Group]) -> None:
        self.clear()
        self._items = {}
        for title, icon, lines in groups:
            parent: QTreeWidgetItem | Navigator = self
            if title and lines:
                parent = self._heading(title, icon)
            for _, _, query in lines:
                item = QTreeWidgetItem(parent)
                item.setData(0, _QUERY, query)
                item.setTextAlignment(1, _RIGHT)
                self._items[query] = item
                if not title:
                    item.setFont(0, _bold(item))
                    item.setIcon(0, icons.icon(icon))
        if self._reviews:
            self._build_reviews(self._heading(self.tr("Reviews under way"), "review"))
        self.expandAll()

    def _build_reviews(self, parent: QTreeWidgetItem) -> None:
        subtle = QBrush(Colours.of(self.palette()).subtle)
        for review in self._reviews:
            figures = f"{whole(review.done)} / {whole(review.total)}"
            item = QTreeWidgetItem(parent, [displayable(review.title), figures])
            item.setData(0, _REVIEW, review.id)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{review.title}: {figures}")
            item.setToolTip(
                0, self.tr("Take this review up again; Delete takes it off the list")
            )
            item.setTextAlignment(1, _RIGHT)
            item.setForeground(1, subtle)

    def _heading(self, title: str, icon: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title, ""])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        item.setFont(0, _bold(item))
        item.setIcon(0, icons.icon(icon))
        return item

    def _show_line(self, line: Line) -> None:
        text, count, query = line
        item = self._items[query]
        subtle = QBrush(Colours.of(self.palette()).subtle)
        item.setText(0, text)
        item.setText(1, whole(count))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}: {whole(count)}")
        item.setForeground(0, QBrush(self.palette().text()) if count else subtle)
        item.setForeground(1, subtle)

    def _choose(self, item: QTreeWidgetItem) -> None:
        query, review_id = item.data(0, _QUERY), item.data(0, _REVIEW)
        if review_id is not None:
            self.review_chosen.emit(review_id)
        if query is not None:
            self._query = query
            self.query_chosen.emit(query)


def _splits(counts: FolderCounts) -> list[Line]:
    return [
        (displayable(name), count, ScanQuery(split=name)) for name, count in counts.by_split
    ]


def _labels(counts: FolderCounts) -> list[Line]:
    return [
        (
            label_word(label),
            count,
            ScanQuery(has_label=False) if label is None else ScanQuery(label=label),
        )
        for label, count in counts.by_label
    ]


def _predicted(counts: FolderCounts) -> list[Line]:
    return [
        (label, count, ScanQuery(predicted=label, order=Order.CONFIDENCE))
        for label, count in counts.by_predicted
    ]


def _statuses(counts: FolderCounts) -> list[Line]:
    return [
        (status_word(ReviewStatus(name)), count, ScanQuery(status=ReviewStatus(name)))
        for name, count in counts.by_status
    ]


def _bold(item: QTreeWidgetItem) -> QFont:
    font = item.font(0)
    font.setBold(True)
    return font
