"""The first thing one sees: where to begin, and that nothing leaves the computer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL, TIGHT, Colours

_WIDTH = 560
_LOGO = 56
_RECENT_STYLE = (
    "QPushButton { text-align: left; padding: 6px; border: 1px solid transparent;"
    " border-radius: 4px; }"
    "QPushButton:hover { border-color: palette(mid); }"
    "QPushButton:focus { border-color: palette(highlight); }"
)


class StartPage(QScrollArea):
    """A drop target, the demo, and the folders that were open before."""

    open_wanted = Signal()
    demo_wanted = Signal()
    folder_chosen = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._recent = QVBoxLayout()
        self._recent_buttons: list[QPushButton] = []
        self._recent.setSpacing(TIGHT)
        self._recent_title = _title(self.tr("Open again"), 1.1)
        self._note = PlainLabel(wraps=True)
        self._note.hide()
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(column)
        layout.setSpacing(LARGE)
        layout.addLayout(self._heading())
        layout.addWidget(self._note)
        layout.addWidget(self._drop_target())
        layout.addWidget(self._recent_title)
        layout.addLayout(self._recent)
        layout.addLayout(self._promise())
        page = QWidget()
        centred = QHBoxLayout(page)
        centred.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(2)
        centred.addLayout(middle)
        centred.addStretch(1)
        self.setWidget(page)
        self.show_recent(())

    def show_recent(self, folders: Sequence[str]) -> None:
        """List the folders that were open before, the last one first."""
        for button in self._recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = []
        for folder in folders:
            button = self._recent_button(Path(folder))
            self._recent.addWidget(button)
            self._recent_buttons.append(button)
            button.show()  # now: what is hidden still cannot have the keyboard
        self._recent_title.setVisible(bool(folders))

    def show_note(self, text: str) -> None:
        """Say why no folder is open, or that one is being opened; "" says nothing."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def take_keyboard(self) -> None:
        """Give the keyboard to the folder that was open last, else to *Open folder…*."""
        (self._recent_buttons[0] if self._recent_buttons else self._open).setFocus()

    def _heading(self) -> QHBoxLayout:
        logo = QLabel()
        scale = self.devicePixelRatioF()
        logo.setPixmap(icons.picture("ajna-desktop", _LOGO, "#000000", scale))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_title(self.tr("Ajna Desktop"), 2.0))
        words.addWidget(
            PlainLabel(
                self.tr("Look at scans, judge classifiers, find look-alikes, mend labels.")
            )
        )
        heading = QHBoxLayout()
        heading.setSpacing(MEDIUM)
        heading.addWidget(logo)
        heading.addLayout(words)
        heading.addStretch(1)
        return heading

    def _drop_target(self) -> QWidget:
        target = _DropTarget()
        hint = PlainLabel(self.tr("Drop a folder of scans here"))
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint.setFont(_larger(hint.font(), 1.25))
        formats = PlainLabel(
            self.tr(
                "JPEG, PNG and TIFF, with or without class folders such as NORMAL and "
                "PNEUMONIA. Your files are only read, never changed."
            ),
            wraps=True,
        )
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        open_button = QPushButton(self.tr("Open folder…"))
        icons.wear(open_button, "open")
        open_button.clicked.connect(self.open_wanted)
        self._open = open_button
        demo = QPushButton(self.tr("Try the demo"))
        icons.wear(demo, "demo")
        demo.setToolTip(self.tr("Makes synthetic container scans and opens them"))
        demo.clicked.connect(self.demo_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        for button in (open_button, demo):
            button.setMinimumHeight(36)
            claim_pressing(button)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(target)
        layout.setContentsMargins(2 * LARGE, 2 * LARGE, 2 * LARGE, 2 * LARGE)
        layout.setSpacing(MEDIUM)
        layout.addWidget(hint)
        layout.addWidget(formats)
        layout.addLayout(buttons)
        return target

    def _recent_button(self, folder: Path) -> QPushButton:
        name = displayable(folder.name or str(folder)).replace("&", "&&")
        place = displayable(str(folder.parent)).replace("&", "&&")
        button = QPushButton()
        button.setFlat(True)
        text = self.fontMetrics().elidedText(
            f"{name}   {place}", Qt.TextElideMode.ElideMiddle, _WIDTH - 72
        )
        button.setText(text)
        button.setStyleSheet(_RECENT_STYLE)
        icons.wear(button, "recent")
        button.setToolTip(displayable(str(folder)).replace("<", "&lt;"))
        button.clicked.connect(lambda: self.folder_chosen.emit(folder))
        claim_pressing(button)
        return button

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        lock = QLabel()
        ink = Colours.of(self.palette()).reviewed.name()
        lock.setPixmap(icons.picture("lock", 20, ink, self.devicePixelRatioF()))
        row.addStretch(1)
        row.addWidget(lock)
        row.addWidget(PlainLabel(self.tr("Nothing leaves this computer.")))
        row.addStretch(1)
        return row


class _DropTarget(QWidget):
    """A dashed frame; the whole window takes the drop."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(Colours.of(self.palette()).subtle), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SMALL, SMALL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_WIDTH, 0))


def _title(text: str, factor: float) -> PlainLabel:
    label = PlainLabel(text)
    font = _larger(label.font(), factor)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    return label


def _larger(font: QFont, factor: float) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * factor)
    return larger
