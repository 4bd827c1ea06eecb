"""How the gallery is searched, sorted and sized."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from ajna_desktop.domain.scan_query import EVERY_SCAN, Order, ScanQuery
from ajna_desktop.ui.claimed_keys import claim_typing
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import order_word

LEAST_SIZE: Final = 64
MOST_SIZE: Final = 384
_PAUSE: Final = 200  # milliseconds without a key, and the text is asked for


class FilterBar(QWidget):
    """A text field, the order of the answer and the size of the thumbnails."""

    query_changed = Signal(object)  # ScanQuery
    size_changed = Signal(int)  # pixels of the layout
    left = Signal()  # Escape, Return or the down key in the text field

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = EVERY_SCAN
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_for_text)
        self._text = QLineEdit(self)
        self._text.setClearButtonEnabled(True)
        self._text.setPlaceholderText(self.tr("Filter by name or folder"))
        self._text.setAccessibleName(self.tr("Filter by name or folder"))
        mark = QAction(self)
        wear(mark, "filter")
        self._text.addAction(mark, QLineEdit.ActionPosition.LeadingPosition)
        self._text.textEdited.connect(self._pause.start)
        self._text.textChanged.connect(self._note_clearing)
        self._text.installEventFilter(self)
        claim_typing(self._text)
        self._order = QComboBox(self)
        self._order.setAccessibleName(self.tr("Sort by"))
        self._order.setToolTip(self.tr("Sort by"))
        for order in Order:
            self._order.addItem(order_word(order), order)
        # In a narrow window its words give way, not the text that is typed beside it.
        self._order.setSizeAdjustPolicy(_Adjust.AdjustToMinimumContentsLengthWithIcon)
        self._order.setMinimumContentsLength(_LEAST_ORDER)
        self._order.activated.connect(self._ask_for_order)
        self._order.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it to the scans
        for part in (self._order, self._order.view()):
            claim_typing(part)
        self._size = QSlider(Qt.Orientation.Horizontal, self)
        self._size.setRange(LEAST_SIZE, MOST_SIZE)
        self._size.setSingleStep(8)
        self._size.setPageStep(32)
        self._size.setValue(size)
        self._size.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._size.setAccessibleName(self.tr("Size of the thumbnails"))
        self._size.setToolTip(self.tr("Size of the thumbnails"))
        self._size.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._size.setMinimumWidth(_LEAST_SLIDER)
        self._size.valueChanged.connect(self.size_changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._text, 3)
        layout.addWidget(self._order, 2)
        layout.addWidget(PlainLabel(self.tr("Size"), self))
        layout.addWidget(self._size, 1)

    def show_query(self, query: ScanQuery) -> None:
        """Show the text and the order that are asked for."""
        self._query = query
        self._order.setCurrentIndex(self._order.findData(query.order))
        # What is being typed now is newer than any answer.
        if not self._pause.isActive() and self._text.text().strip() != query.text:
            with QSignalBlocker(self._text):
                self._text.setText(query.text)

    def set_thumbnail_size(self, size: int) -> None:
        """Move the slider."""
        self._size.setValue(size)

    def focus_text(self) -> None:
        """Give the keyboard to the text field."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the text field with the keys that one tries first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask_for_text()
            if event.key() in _LEAVING:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _ask_for_text(self) -> None:
        self._pause.stop()
        text = self._text.text().strip()
        if text != self._query.text:
            self._ask(self._query.but(text=text))

    def _note_clearing(self, text: str) -> None:
        if not text:  # the clear button edits nothing in Qt's eyes
            self._pause.start()

    def _ask_for_order(self) -> None:
        order = self._order.currentData()
        if order != self._query.order:
            self._ask(self._query.but(order=Order(order)))

    def _ask(self, query: ScanQuery) -> None:
        self._query = query
        self.query_changed.emit(query)


_Adjust = QComboBox.SizeAdjustPolicy
_LEAST_SLIDER: Final = 64  # pixels of the layout
_LEAST_ORDER: Final = 8  # characters
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
