"""Which classifiers are right on the same scans, and on which scans they disagree."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.comparison import Comparison
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.compare.agreement_model import AgreementModel
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL


class AgreementPage(QWidget):
    """A square of shares; a cell opens the scans for which two told different labels."""

    pair_opened = Signal(str, str)  # keys of two rows
    disagreements_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AgreementModel(self)
        self._found = PlainLabel(parent=self, wraps=True)
        self._show = QPushButton(self.tr("Show in the gallery"), self)
        claim_pressing(self._show)
        self._show.clicked.connect(self.disagreements_wanted)
        self._heat = HeatMap(self._model, self)
        self._heat.setAccessibleName(self.tr("Agreement of each two classifiers"))
        self._heat.opened.connect(self._open)
        self._heat.looked_at.connect(self._say_cell)
        self._sentence = PlainLabel(parent=self, wraps=True)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._found, 1)
        head.addWidget(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._heat, 1)
        layout.addWidget(self._sentence)
        self.setFocusProxy(self._heat)

    def show_comparison(self, comparison: Comparison, titles: Mapping[str, str]) -> None:
        """Show how far the classifiers of a study agree."""
        contested = comparison.disagreements
        self._model.show_agreement(comparison.agreement, titles, contested)
        count = comparison.disagreeing
        self._show.setVisible(bool(contested))
        if not comparison.agreement.names:
            found = self.tr("Two classifiers or more must be compared first.")
        elif not count:
            found = self.tr("All of them told the same label for every scan.")
        elif count == 1:
            found = self.tr("They disagree on 1 scan: it is worth a look.")
        else:
            found = self.tr("They disagree on {0} scans: the best ones to look at again.")
            found = found.format(whole(count))
        if len(contested) < count:
            listed = self.tr("The {0} most contested are listed.")
            found += " " + listed.format(whole(len(contested)))
        self._found.setText(found)
        self._sentence.setText(
            self.tr(
                "A cell says on how many scans two classifiers are both right or both wrong. "
                "Click it or press Enter to see the scans for which they told different labels."
            )
        )

    def _open(self, row: int, column: int) -> None:
        self.pair_opened.emit(*self._model.names(row, column))

    def _say_cell(self, row: int, column: int) -> None:
        self._sentence.setText(self._model.sentence(row, column))
