"""The nearest scans in a row: click one and go on from there."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import Label, Scan, ScanId
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.figures import decimal
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.gallery.cell_delegate import letterboxed
from ajna_desktop.ui.icons import picture
from ajna_desktop.ui.inspector.filter_menu import FilterMenu, FilterShown
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.space_menu import SpaceMenu, SpaceShown
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import TIGHT, Colours
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from ajna_desktop.ui.wording import as_tooltip, disagree, in_one_sentence, label_word

_Index = QModelIndex | QPersistentModelIndex
_NeighbourRole: Final = Qt.ItemDataRole.UserRole
_FRAME: Final = 3
_LEAST_CHARACTERS: Final = 11  # the width of a cell follows the labels, within these
_MOST_CHARACTERS: Final = 18
_MOST_BYTES: Final = 24 * 2**20


class NeighbourStrip(QWidget):
    """A sentence about the neighbours, and their pictures."""

    chosen = Signal(object)  # ScanId
    space_chosen = Signal(str)  # key of the `SpaceShown` by which scans shall be compared
    filter_chosen = Signal(object)  # NeighbourFilter
    more_wanted = Signal()  # the last one is in sight

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = ThumbnailPixmaps(thumbnails, _MOST_BYTES, self)
        self._model = NeighbourModel(self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self._spaces = SpaceMenu(self)
        self._spaces.chosen.connect(self.space_chosen)
        self._filter = FilterMenu(self)
        self._filter.chosen.connect(self.filter_chosen)
        self._list = _Row(self)
        self._list.setAccessibleName(self.tr("Similar scans"))
        self._list.setModel(self._model)
        self._delegate = _NeighbourDelegate(self._pixmaps, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._pixmaps.arrived.connect(self._list.viewport().update)
        self._list.horizontalScrollBar().valueChanged.connect(self._ask_for_more)
        self._list.selectionModel().currentChanged.connect(self._ask_for_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        menus = FlowLayout()
        menus.addWidget(self._spaces)
        menus.addWidget(self._filter)
        layout.addLayout(menus)
        layout.addWidget(self._sentence)
        layout.addWidget(self._list)
        self.show_message("")

    def show_neighbours(
        self, scan: Scan, neighbours: Sequence[NeighbourShown], of_part: bool = False
    ) -> None:
        """Show what is nearest to `scan`, nearest first; more of the same stays in place.

        `of_part`: only a part of it was looked at.
        """
        goes_on = self._model.goes_on(neighbours)
        self._delegate.make_room(label_word(near.scan.label) for near in neighbours)
        self._model.show_neighbours(neighbours)
        sentence = self._in_a_sentence(scan.label, neighbours)
        if of_part:
            marked = self.tr("Like the marked part, which the network saw by itself. {0}")
            sentence = marked.format(sentence)
        self._sentence.setText(sentence)
        self._list.setVisible(bool(neighbours))
        if not goes_on:
            self._list.horizontalScrollBar().setValue(0)

    def show_message(self, text: str) -> None:
        """Say why nothing is shown."""
        self._model.show_neighbours(())
        self._sentence.setText(text)
        self._list.hide()

    def show_spaces(self, spaces: Sequence[SpaceShown], chosen: str) -> None:
        """Offer ways to compare scans; `chosen` is the key of the one that is used."""
        self._spaces.show_spaces(spaces, chosen)

    def show_filter(self, shown: FilterShown) -> None:
        """Say among which scans neighbours are looked for, and offer other choices."""
        self._filter.show_filter(shown)

    def hide_menus(self) -> None:
        """Offer neither other ways to compare nor other scans to look among."""
        self._spaces.hide()
        self._filter.hide()

    def take_focus(self) -> None:
        """Give the keyboard to the strip, at the nearest scan."""
        if self._model.rowCount():
            self._list.setFocus()
            self._list.setCurrentIndex(self._model.index(0))

    def at_hand(self) -> ScanId | None:
        """Return the neighbour that has the keyboard, None where none has."""
        near = self._list.currentIndex().data(_NeighbourRole)
        return near.scan.id if near is not None and self._list.hasFocus() else None

    def _in_a_sentence(self, label: Label | None, neighbours: Sequence[NeighbourShown]) -> str:
        if not neighbours:
            return self.tr("No other scan has been described yet.")
        if label is None:
            labels = [near.scan.label for near in neighbours if near.scan.label is not None]
            if not labels:
                return self.tr("None of the {0} nearest has a label.").format(len(neighbours))
            most = max(labels, key=labels.count)
            said = self.tr("{0} of the {1} nearest are labelled {2}.")
            return said.format(labels.count(most), len(neighbours), most)
        same = sum(near.scan.label == label for near in neighbours)
        said = self.tr("{0} of {1} nearest share its label ({2}).")
        return said.format(same, len(neighbours), label)

    def _ask_for_more(self) -> None:
        bar, last = self._list.horizontalScrollBar(), self._model.rowCount() - 1
        at_end = bar.maximum() > 0 and bar.value() >= bar.maximum() - bar.singleStep()
        if last >= 0 and (at_end or self._list.currentIndex().row() == last):
            self.more_wanted.emit()

    def _choose(self, index: QModelIndex) -> None:
        near = index.data(_NeighbourRole)
        if near is not None:
            self.chosen.emit(near.scan.id)


class NeighbourModel(QAbstractListModel):
    """A few neighbours, nearest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._neighbours: Sequence[NeighbourShown] = ()

    def goes_on(self, neighbours: Sequence[NeighbourShown]) -> bool:
        """Return whether `neighbours` are those shown, and perhaps more after them."""
        known = [near.scan.id for near in self._neighbours]
        return bool(known) and known == [near.scan.id for near in neighbours[: len(known)]]

    def show_neighbours(self, neighbours: Sequence[NeighbourShown]) -> None:
        """Replace them; those that only follow what is there are added."""
        first = len(self._neighbours)
        if not self.goes_on(neighbours):
            self.beginResetModel()
            self._neighbours = tuple(neighbours)
            self.endResetModel()
            return
        if len(neighbours) > first:
            self.beginInsertRows(QModelIndex(), first, len(neighbours) - 1)
            self._neighbours = tuple(neighbours)
            self.endInsertRows()
        self._neighbours = tuple(neighbours)
        self.dataChanged.emit(self.index(0), self.index(first - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are; a list has no children."""
        return 0 if parent.isValid() else len(self._neighbours)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a neighbour, or words about it."""
        if not index.isValid():
            return None
        near = self._neighbours[index.row()]
        if role == _NeighbourRole:
            return near
        if role == Qt.ItemDataRole.DisplayRole:
            return label_word(near.scan.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._in_words(near))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(near)
        return None

    def _in_words(self, near: NeighbourShown) -> str:
        words = in_one_sentence(near.scan, near.prediction)
        if near.is_twin:
            words += ", " + self.tr("the same content as this scan")
        return words + ", " + self.tr("distance {0}").format(decimal(near.distance, 3))


class _Row(QListView):
    """Thumbnails from left to right, as tall as one of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        claim(self, RETURN)
        self.setFrameShape(QListView.Shape.NoFrame)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""

    def sizeHint(self) -> QSize:
        """Return the height of a cell and of the scroll bar below."""
        cell = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        return QSize(3 * cell.width(), cell.height() + self._bar_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for one cell."""
        cell = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        return QSize(cell.width(), cell.height() + self._bar_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as tall as a cell when the font changes."""
        super().resizeEvent(event)
        self.setMaximumHeight(self.sizeHint().height())

    def _bar_height(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) + TIGHT


class _NeighbourDelegate(QStyledItemDelegate):
    """Draws a thumbnail with its label and its distance."""

    def __init__(self, pixmaps: ThumbnailPixmaps, view: QListView) -> None:
        super().__init__(view)
        self._pixmaps = pixmaps
        self._view = view
        self._widest = 0  # pixels of the widest label

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return a size that grows with the font."""
        metrics = self._view.fontMetrics()
        character = metrics.averageCharWidth()
        least, most = _LEAST_CHARACTERS * character, _MOST_CHARACTERS * character
        width = min(max(self._widest, least), most)
        return QSize(width + 4 * _FRAME, least + 2 * metrics.height() + 4 * _FRAME + TIGHT)

    def make_room(self, labels: Iterable[str]) -> None:
        """Have cells as wide as `labels` need, each with its mark."""
        metrics = self._view.fontMetrics()
        words = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        self._widest = words + _mark_side(metrics) + 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the neighbour at `index`."""
        near: NeighbourShown = index.data(_NeighbourRole)
        colours = Colours.of(option.palette)
        metrics = QFontMetrics(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = option.rect.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        _paint_frame(painter, option, card)
        card = card.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        tall = metrics.averageCharWidth() * _LEAST_CHARACTERS
        frame = QRect(card.topLeft(), QSize(card.width(), tall))
        painter.fillRect(frame, colours.card)
        pixmap = self._pixmaps.pixmap(near.scan.id)
        if pixmap is not None and not pixmap.isNull():
            painter.drawPixmap(letterboxed(pixmap.size(), frame), pixmap)
        line = QRect(card.left(), frame.bottom() + TIGHT, card.width(), metrics.height())
        differs = disagree(near.scan, near.prediction)
        ink = colours.disagree if differs else option.palette.color(QPalette.ColorRole.Text)
        words = line
        if differs:
            side = _mark_side(metrics)
            scale = painter.device().devicePixelRatioF()
            mark = picture("disagree", side, ink.name(), scale)
            painter.drawPixmap(QPoint(line.left(), line.top() + TIGHT // 2), mark)
            words = line.adjusted(side + 2, 0, 0, 0)
        painter.setPen(ink)
        label = label_word(near.scan.label)
        elided = metrics.elidedText(label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, elided)
        line.translate(0, metrics.height())
        painter.setPen(colours.subtle)
        distance = decimal(near.distance, 3)
        text = self.tr("twin") if near.is_twin else distance
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _mark_side(metrics: QFontMetrics) -> int:
    return round(metrics.height() * 0.72)


def _paint_frame(painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
    highlight = option.palette.color(QPalette.ColorRole.Highlight)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 2))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(highlight, 1))
    else:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(card, 4, 4)
