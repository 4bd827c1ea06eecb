"""Small buttons that say what is asked; closing one asks for more."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.gallery.query_words import Asked, asked
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.wording import as_tooltip


class QueryChips(QWidget):
    """One chip for each thing that the query asks."""

    query_changed = Signal(object)  # ScanQuery

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: list[QToolButton] = []
        self._asked: list[Asked] = []

    def show_query(self, query: ScanQuery) -> None:
        """Show what `query` asks."""
        now = asked(query)
        if now == self._asked:
            return
        self._asked = now
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()  # it may be the one whose click brought us here: deleted later
            chip.deleteLater()
        self._chips = [self._chip(one) for one in now]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(now))
        self.updateGeometry()

    def _chip(self, one: Asked) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("chip")
        short = one.words if len(one.words) <= _LONGEST else one.words[: _LONGEST - 1] + "…"
        chip.setText(short.replace("&", "&&"))  # a single & marks a shortcut
        chip.setToolTip(
            as_tooltip(self.tr("{0}. Click to no longer ask for this.").format(one.words))
        )
        chip.setAccessibleName(self.tr("Close filter {0}").format(one.words))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross comes last
        chip.setStyleSheet(_STYLE)
        wear(chip, "close")
        chip.clicked.connect(self._close_sender)
        return chip

    def _close_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, QToolButton) and chip in self._chips:
            self.query_changed.emit(self._asked[self._chips.index(chip)].without)


_LONGEST: Final = 40  # characters on a chip
_STYLE: Final = """
QToolButton { border: 1px solid palette(mid); border-radius: 0.65em; padding: 0.1em 0.5em;
              background: palette(midlight); color: palette(window-text); }
QToolButton:hover { border-color: palette(highlight); }
QToolButton:focus { border: 2px solid palette(highlight); }
"""
