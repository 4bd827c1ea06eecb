"""Type a few letters to find a label, or a new one to make it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.labels import LONGEST_LABEL, as_label
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_LABEL = Qt.ItemDataRole.UserRole
_WIDTH = 320
_MOST_LINES = 8


class LabelPopup(QFrame):
    """A field over a list of labels. Enter takes the marked line, Esc takes none."""

    label_chosen = Signal(str)

    def __init__(self, labels: Sequence[Label], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._labels = list(labels)
        self._field = QLineEdit(maxLength=LONGEST_LABEL)
        self._field.setPlaceholderText(self.tr("Label"))
        self._field.setAccessibleName(self.tr("Label"))
        self._field.textChanged.connect(self._show_matches)
        self._field.returnPressed.connect(self._take)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Matching labels"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        layout.addWidget(PlainLabel(self.tr("Enter takes it, Esc takes none")))
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._field)
        self._show_matches("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the field move the mark of the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._list.clear()
        for label in sorted(self._labels, key=lambda label: _rank(label, wanted)):
            if wanted in label.casefold():
                self._add(label, label)
        is_known = any(label.casefold() == wanted for label in self._labels)
        if wanted and not is_known:
            self._add(self.tr("New label: {0}").format(text.strip()), text)
        self._list.setCurrentRow(0)
        lines = min(max(self._list.count(), 1), _MOST_LINES)
        self._list.setFixedHeight(lines * (self._list.sizeHintForRow(0) + 1) + SMALL)
        self.adjustSize()

    def _add(self, shown: str, label: str) -> None:
        item = QListWidgetItem(shown)
        item.setData(_LABEL, label)
        self._list.addItem(item)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        try:
            label = as_label(item.data(_LABEL))
        except LabelInvalid:
            return  # the line of the new label is all there is, and it is no label yet
        self.close()
        self.label_chosen.emit(label)


def _rank(label: Label, wanted: str) -> tuple[bool, str]:
    return not label.casefold().startswith(wanted), label.casefold()
