"""A sentence with buttons that stays until what it says is no longer so."""

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours

Button = tuple[str, Callable[[], None]]


class Notice(QWidget):
    """A quiet box with a stroke at its edge; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(parent=self, wraps=True)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL + TIGHT, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._text)
        layout.addWidget(self._buttons)
        self.hide()

    def show_notice(self, text: str, *buttons: Button) -> None:
        """Say `text`; each button has a text and what it does."""
        self._text.setText(text)
        self.setAccessibleName(text)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for button_text, act in buttons:
            button = QPushButton(button_text, self._buttons)
            claim_pressing(button)
            button.clicked.connect(act)
            self._flow.addWidget(button)
            button.show()
        self._buttons.setVisible(bool(buttons))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the stroke."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.fillRect(0, 0, TIGHT, self.height(), Colours.of(self.palette()).warning)
