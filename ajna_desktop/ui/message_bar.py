"""A line that says what went wrong, or what could be done next, and waits for nobody."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ajna_desktop.ui import icons
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours

_ICON_SIDE = 20


class MessageBar(QFrame):
    """One sentence above the work, with a button that helps and one that closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._on_click: Callable[[], None] | None = None
        self._is_remark = False  # and no trouble
        self._picture = QLabel()
        self._text = PlainLabel(wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._help = QPushButton()
        self._help.clicked.connect(self._clicked)
        close = QToolButton(autoRaise=True)
        icons.wear(close, "close")
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL + TIGHT, TIGHT, SMALL, TIGHT)
        layout.setSpacing(SMALL)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._help)
        layout.addWidget(close)
        self._draw_picture()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, "" when there is none."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self, text: str, button_text: str = "", on_click: Callable[[], None] | None = None
    ) -> None:
        """Say `text`; a button with `button_text` closes the line and calls `on_click`."""
        self._wear(is_remark=False)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._help.setText(button_text)
        self._help.setVisible(bool(button_text))
        self._on_click = on_click
        self.show()

    def show_remark(
        self, text: str, button_text: str = "", on_click: Callable[[], None] | None = None
    ) -> None:
        """Say what was done: nothing is wrong; the button as in `show_message`."""
        self.show_message(text, button_text, on_click)
        self._wear(is_remark=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet ground with a stroke at its edge."""
        colour = self._colour()
        painter = QPainter(self)
        ground = self.palette().base().color()
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, TIGHT, self.height(), colour)
        painter.fillRect(0, self.height() - 1, self.width(), 1, Colours.of(self.palette()).line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_picture()

    def sizeHint(self) -> QSize:
        """Ask for the height of its text and buttons."""
        return super().sizeHint().expandedTo(QSize(0, _ICON_SIDE + 2 * SMALL))

    def _draw_picture(self) -> None:
        scale, name = self.devicePixelRatioF(), "info" if self._is_remark else "warning"
        ink = self._colour().name()
        self._picture.setPixmap(icons.picture(name, _ICON_SIDE, ink, scale))

    def _colour(self) -> QColor:
        colours = Colours.of(self.palette())
        return colours.agree if self._is_remark else colours.warning

    def _wear(self, is_remark: bool) -> None:
        self._is_remark = is_remark
        self._draw_picture()
        self.update()

    def _clicked(self) -> None:
        self.hide()
        if self._on_click is not None:
            self._on_click()
