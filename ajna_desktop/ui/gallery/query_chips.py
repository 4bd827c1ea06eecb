"""Small buttons that say what is asked; closing one asks for more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.gallery.chip import Chip
from ajna_desktop.ui.gallery.query_words import Asked, asked


class QueryChips(QWidget):
    """One chip for each thing that the query asks."""

    query_changed = Signal(object)  # ScanQuery

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self._asked: list[Asked] = []
        self._query = EVERY_SCAN
        self._some_set_aside = True
        self.hide()

    def show_query(self, query: ScanQuery) -> None:
        """Show what `query` asks."""
        self._query = query
        now = asked(query, self._some_set_aside)
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

    def show_set_aside(self, some: bool) -> None:
        """Name what leaves out ambiguous and bad images only where there are some."""
        self._some_set_aside = some
        self.show_query(self._query)

    def _chip(self, one: Asked) -> Chip:
        chip = Chip(one.words, self)
        chip.clicked.connect(self._close_sender)
        return chip

    def _close_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and chip in self._chips:
            self.query_changed.emit(self._asked[self._chips.index(chip)].without)
