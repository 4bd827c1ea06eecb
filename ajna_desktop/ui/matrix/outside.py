"""The scans that are not in the matrix, and the question that finds each kind."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import MISSING, UNREADABLE, ScanQuery
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.plain_label import PlainLabel


class Outside(NamedTuple):
    """One kind of scans that the matrix does not count."""

    how_many: int
    words: str
    query: ScanQuery


def outside(tally: Tally, split: str | None) -> list[Outside]:
    """Return the kinds that there are, in the order of what one would mend first."""
    translate = QCoreApplication.translate
    labelled = ScanQuery(judged=True, has_label=True, has_prediction=False)
    kinds = (
        Outside(
            tally.unlabelled,
            translate("outside", "no label: {0}"),
            ScanQuery(judged=True, has_label=False),
        ),
        Outside(tally.unpredicted, translate("outside", "no prediction: {0}"), labelled),
        Outside(
            tally.ambiguous,
            translate("outside", "ambiguous: {0}"),
            ScanQuery(status=ReviewStatus.AMBIGUOUS),
        ),
        Outside(
            tally.bad_images,
            translate("outside", "bad image: {0}"),
            ScanQuery(status=ReviewStatus.BAD_IMAGE),
        ),
        Outside(tally.unreadable, translate("outside", "unreadable: {0}"), UNREADABLE),
        Outside(tally.missing, translate("outside", "missing: {0}"), MISSING),
    )
    return [
        Outside(
            kind.how_many, kind.words.format(whole(kind.how_many)), kind.query.but(split=split)
        )
        for kind in kinds
        if kind.how_many
    ]


class OutsideBar(QWidget):
    """A button for each kind of scans that the matrix does not count."""

    query_chosen = Signal(object)  # ScanQuery

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._title = PlainLabel(parent=self)
        self._flow.addWidget(self._title)
        self._buttons: list[QPushButton] = []
        self._kinds: list[Outside] = []

    def show_tally(self, tally: Tally, split: str | None) -> None:
        """Show what `tally` does not count in its matrix."""
        kinds = outside(tally, split)
        if kinds == self._kinds and self._title.text():
            return
        self._kinds = kinds
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()  # it may be the one whose click brought us here: deleted later
            button.deleteLater()
        self._title.setText(
            self.tr("Not in the matrix:") if self._kinds else self.tr("Every scan is counted.")
        )
        self._buttons = [self._button(kind) for kind in self._kinds]
        self.updateGeometry()

    def _button(self, kind: Outside) -> QPushButton:
        button = QPushButton(kind.words, self)
        button.setAutoDefault(False)
        button.setToolTip(self.tr("Show them in the gallery"))
        button.clicked.connect(self._choose_sender)
        self._flow.addWidget(button)
        button.show()
        return button

    def _choose_sender(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton) and button in self._buttons:
            self.query_chosen.emit(self._kinds[self._buttons.index(button)].query)
