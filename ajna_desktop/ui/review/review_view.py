"""Review mode as it lies over the page: a head, scans, and the keys to decide by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import Label, Scan
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.inspector.label_bar import LabelBar
from ajna_desktop.ui.review.bulk_bar import BulkBar
from ajna_desktop.ui.review.end_page import EndPage
from ajna_desktop.ui.review.grid_page import GridPage, Look
from ajna_desktop.ui.review.review_head import ReviewHead
from ajna_desktop.ui.review.single_page import SinglePage
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewView(QWidget):
    """Decides nothing: it only says what the user wants."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()
    suggestion_taken = Signal()
    put_off = Signal()
    rest_confirmed = Signal()  # of all scans on the screen that wait
    stepped = Signal(int)  # -1 to the screen before, 1 to the next, without a word
    size_chosen = Signal(int)  # scans on the screen
    toggled = Signal()  # between one scan and many
    closed = Signal()

    def __init__(
        self, look: Look, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head = ReviewHead(self)
        self.single = SinglePage(self)
        self.grid = GridPage(look, thumbnails, self)
        self.end = EndPage(self)
        self._pages = QStackedWidget(self)
        for page in (self.single, self.grid, self.end):
            self._pages.addWidget(page)
        self.label_bar = LabelBar(self)
        self.bulk = BulkBar(self)
        self._suggestion = self._button("Y", self.tr("Take the suggestion"))
        self._later = self._button("Q", self.tr("Later"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)  # it lies over the rest of the window
        self._lay_out()
        self._connect()

    @property
    def is_grid(self) -> bool:
        """Whether several scans are in sight."""
        return self._pages.currentWidget() is self.grid

    def show_page(self, page: QWidget) -> None:
        """Bring one of the pages in sight, and give it the keyboard."""
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
        if not self.bulk.is_asking:
            self._show_buttons()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to what is in sight."""
        page = self._pages.currentWidget()
        if page is self.end:
            self.end.take_keyboard()
        else:
            (self.grid if page is self.grid else self).setFocus()

    def show_choices(
        self, scan: Scan | None, classes: Sequence[Label], has_suggestion: bool
    ) -> None:
        """Offer what can be said of the scan that one is at.

        Args:
            scan: With what the reader said of it.
            classes: The labels that have keys, in order.
            has_suggestion: Whether another label is suggested.
        """
        self.label_bar.show_scan(scan, classes)
        self._suggestion.setVisible(has_suggestion)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what keys mean in a review alone; the program's commands come as actions."""
        key, is_control = (
            Qt.Key(event.key()),
            bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
        )
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _ENTER and is_control:
            self.rest_confirmed.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key == Qt.Key.Key_Q and not is_control:
            self.put_off.emit()
        elif key == Qt.Key.Key_Y and not is_control:
            self.suggestion_taken.emit()
        else:
            super().keyPressEvent(event)

    def _show_question(self) -> None:
        """Put the question in the place of the buttons: the scans must not move."""
        if self.bulk.isHidden():
            self.bulk.setMinimumHeight(self._bar.height())
            self._bar.hide()
            self.bulk.show()

    def _show_buttons(self) -> None:
        self.bulk.hide()
        self._bar.setVisible(self._pages.currentWidget() is not self.end)

    def _leave(self) -> None:
        if self.bulk.is_asking:
            self.bulk.dismiss()
        else:
            self.closed.emit()

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.label_bar, 1)
        line.addWidget(self._suggestion, 0, top)
        line.addWidget(self._later, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.bulk)
        self.bulk.hide()

    def _connect(self) -> None:
        bar = self.label_bar
        bar.label_chosen.connect(self.label_chosen)
        bar.confirmed.connect(self.confirmed)
        bar.ambiguous.connect(self.ambiguous)
        bar.bad_image.connect(self.bad_image)
        bar.withdrawn.connect(self.withdrawn)
        bar.other_label_wanted.connect(self.other_label_wanted)
        self._suggestion.clicked.connect(self.suggestion_taken)
        self._later.clicked.connect(self.put_off)
        self.head.size_chosen.connect(self.size_chosen)
        self.head.closed.connect(self.closed)
        self.grid.paged.connect(self.stepped)
        self.end.back_wanted.connect(lambda: self.stepped.emit(-1))
        self.bulk.asked.connect(self._show_question)
        self.bulk.dismissed.connect(self._show_buttons)

    def _button(self, key: str, words: str) -> QPushButton:
        button = QPushButton(f"{key}  {words}", self)
        button.setAutoDefault(False)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the scan
        claim_pressing(button)
        return button
