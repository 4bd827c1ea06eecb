"""What a view shows instead of nothing: why it is empty, and a button that helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM


class MessagePage(QWidget):
    """A title, a sentence and perhaps a button, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_click: Callable[[], None] | None = None
        self._title = _centred(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text = _centred(self)
        self._button = QPushButton(self)
        claim_pressing(self._button)
        self._button.clicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say `text` under `title`; a button with `button_text` calls `on_click`."""
        self._title.setText(title)
        self._text.setText(text)
        self._on_click = on_click
        self._button.setText(button_text)
        self._button.setVisible(bool(button_text))
        proxy = self._button if button_text else None
        self.setFocusProxy(proxy)  # type: ignore[arg-type]  # Qt's own signature takes None
        self.setAccessibleName(f"{title}. {text}")

    def take_keyboard(self) -> None:
        """Give the keyboard to the button, to the page itself where there is none."""
        (self if self._button.isHidden() else self._button).setFocus()

    def _clicked(self) -> None:
        if self._on_click is not None:
            self._on_click()


def _centred(parent: QWidget) -> PlainLabel:
    label = PlainLabel(parent=parent, wraps=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label
