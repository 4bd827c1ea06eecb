"""What the matrix shows, in which order, how large, and where a class is."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing, claim_typing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.matrix.shown import ClassOrder, LabelsBy, Measure
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT


class MatrixBar(QWidget):
    """Four choices, a search field and the zoom."""

    split_changed = Signal(object)  # str, None for every split
    changed = Signal()  # measure, labels or order
    sought = Signal(str)  # the text of the search field, as it is typed
    next_sought = Signal(str)  # Return in it
    zoomed = Signal(int)  # steps, negative for smaller cells
    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splits = QComboBox(self)
        self._measure = self._choice(self._measures())
        self._labels_by = self._choice(self._kinds_of_labels())
        self._order = self._choice(self._orders())
        self._search = QLineEdit(self)
        self._parts = FlowLayout(self, SMALL)
        self._splits_part = self._add(self.tr("Split"), self._splits)
        self._splits.activated.connect(lambda: self.split_changed.emit(self.split))
        self._add(self.tr("Shares"), self._measure)
        self._labels_part = self._add(self.tr("True labels"), self._labels_by)
        self._order_part = self._add(self.tr("Order"), self._order)
        self._labels_by.setToolTip(
            self.tr(
                "The labels that hold now, those of the folder, or what relabelling changed"
            )
        )
        self._order.setToolTip(self.tr("How the classes follow each other"))
        self._many_part = self._search_and_zoom()
        self._parts.addWidget(self._many_part)
        self.show_splits(())
        self.show_classes(0)

    @property
    def split(self) -> str | None:
        """The split whose scans are counted, None for every scan."""
        chosen = self._splits.currentData()
        return str(chosen) if chosen else None

    @property
    def measure(self) -> Measure:
        """What a count is a share of."""
        return Measure(self._measure.currentData())

    @property
    def labels_by(self) -> LabelsBy:
        """Whose labels are taken for true."""
        return LabelsBy(self._labels_by.currentData())

    @property
    def order(self) -> ClassOrder:
        """How rows and columns follow each other."""
        return ClassOrder(self._order.currentData())

    def show_splits(self, splits: Sequence[str]) -> None:
        """Offer these splits; the one chosen stays so if it is among them."""
        now = [self._splits.itemData(number) for number in range(self._splits.count())]
        if now != [None, *splits]:
            chosen = self.split
            with QSignalBlocker(self._splits):
                self._splits.clear()
                self._splits.addItem(self.tr("All"), None)
                for split in splits:
                    self._splits.addItem(split, split)
                self._splits.setCurrentIndex(max(self._splits.findData(chosen), 0))
        self._splits_part.setVisible(bool(splits))

    def show_classes(self, how_many: int) -> None:
        """Offer what makes sense for so many classes."""
        self._order_part.setVisible(how_many > 2)
        self._many_part.setVisible(how_many > 2)

    def show_whether_relabelled(self, is_known: bool) -> None:
        """Offer the labels of the folder only where they are counted, too."""
        self._labels_by.setEnabled(is_known)
        self._labels_part.setVisible(is_known)

    def show_whether_shared(self, has_shares: bool) -> None:
        """Offer shares only where counts are parts of something."""
        self._measure.setEnabled(has_shares)

    def show_found(self, is_found: bool) -> None:
        """Say in the search field that no class is called so."""
        self._search.setToolTip("" if is_found else self.tr("No class is called so."))
        font = self._search.font()
        font.setStrikeOut(not is_found)
        self._search.setFont(font)

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _add(self, name: str, choice: QComboBox) -> QWidget:
        """Put a choice with its name before it at the end; return both as one."""
        part = QWidget(self)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        label = PlainLabel(name, part)
        label.setBuddy(choice)
        row.addWidget(label)
        row.addWidget(choice)
        choice.setAccessibleName(name)
        for widget in (choice, choice.view()):
            claim_typing(widget)
        self._parts.addWidget(part)
        return part

    def _choice(self, entries: Sequence[tuple[StrEnum, str]]) -> QComboBox:
        choice = QComboBox(self)
        for value, words in entries:
            choice.addItem(words, value)
        choice.activated.connect(self.changed)
        return choice

    def _search_and_zoom(self) -> QWidget:
        self._search.setPlaceholderText(self.tr("Find a class"))
        self._search.setAccessibleName(self.tr("Find a class"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(18 * self.fontMetrics().averageCharWidth())
        mark = QAction(self)
        wear(mark, "search")
        self._search.addAction(mark, QLineEdit.ActionPosition.LeadingPosition)
        claim_typing(self._search)
        self._search.textChanged.connect(self.sought)
        self._search.returnPressed.connect(lambda: self.next_sought.emit(self._search.text()))
        part = QWidget(self)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self._search)
        for icon, name, act in (
            ("zoom_out", self.tr("Smaller cells (−)"), lambda: self.zoomed.emit(-1)),
            ("zoom_in", self.tr("Larger cells (+)"), lambda: self.zoomed.emit(1)),
            ("fit", self.tr("Fit the whole matrix (F)"), self.fit_wanted.emit),
        ):
            button = QToolButton(part)
            button.setAutoRaise(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            wear(button, icon)
            claim_pressing(button)
            button.clicked.connect(act)
            row.addWidget(button)
        return part

    def _measures(self) -> list[tuple[StrEnum, str]]:
        return [
            (Measure.ROWS, self.tr("of each row")),
            (Measure.COLUMNS, self.tr("of each column")),
            (Measure.COUNTS, self.tr("none: counts")),
        ]

    def _kinds_of_labels(self) -> list[tuple[StrEnum, str]]:
        return [
            (LabelsBy.CURATED, self.tr("as curated")),
            (LabelsBy.FOUND, self.tr("as found")),
            (LabelsBy.DIFFERENCE, self.tr("the difference")),
        ]

    def _orders(self) -> list[tuple[StrEnum, str]]:
        return [
            (ClassOrder.NAME, self.tr("by name")),
            (ClassOrder.SIZE, self.tr("by size")),
            (ClassOrder.CONFUSION, self.tr("by confusion")),
        ]
