"""Shows which scans would change split, before any does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.split_repair import SplitMove, SplitRepair
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM

_SIZE = (620, 460)


class RepairDialog(QDialog):
    """Accepted when the user wants the moves made."""

    def __init__(
        self,
        repair: SplitRepair,
        repaired: int,
        lookup: Lookup,
        parent: QWidget | None = None,
    ) -> None:
        """Show `repair`; `repaired` scans lie in another split than the folder says already."""
        super().__init__(parent)
        self._lookup = lookup
        self._moves: Sequence[SplitMove] = repair.moves
        self.setWindowTitle(self.tr("Repair splits"))
        said = PlainLabel(self._in_words(repair), self, wraps=True)
        note = self.tr(
            "The program remembers this for the folder; its files stay where they are. "
            "Classifiers that learnt from the old splits have seen images of the others: "
            "train and judge anew."
        )
        if repaired:
            note += " " + self.tr("Moved before: {0}.").format(whole(repaired))
        self.table = QueueTable(self.tr("Scans that would move"), self)
        columns = [
            QueueColumn(self.tr("Scan"), self.tr("Path in the folder"), is_figure=False),
            QueueColumn(self.tr("From"), self.tr("Split that holds now"), is_figure=False),
            QueueColumn(self.tr("To"), self.tr("Split that it would be in"), is_figure=False),
        ]
        self.table.show_rows(columns, len(self._moves), self._row)
        self.buttons = QDialogButtonBox(self)
        do = self.buttons.addButton(self.tr("Repair"), QDialogButtonBox.ButtonRole.AcceptRole)
        wear(do, "split")
        do.setEnabled(bool(self._moves))
        leave = self.buttons.addButton(
            self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        for button in (do, leave):
            claim_pressing(button)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(MEDIUM)
        layout.addWidget(said)
        layout.addWidget(self.table, 1)
        layout.addWidget(PlainLabel(note, self, wraps=True))
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)

    def _in_words(self, repair: SplitRepair) -> str:
        ways = ", ".join(
            self.tr("{0} from {1} to {2}").format(
                whole(count), displayable(old), displayable(new)
            )
            for old, new, count in repair.by_way()
        )
        said = self.tr(
            "Leaks that end when these scans move: {0} (scans: {1}). All copies of an image, "
            "and all scans of their patients or containers, will lie in one split."
        )
        return said.format(whole(repair.leaks), ways)

    def _row(self, number: int) -> QueueRow:
        move = self._moves[number]
        scans = self._lookup.scans([ScanId(move.scan_id)])
        path = displayable(scans[0].path) if scans else self.tr("no longer known")
        old, new = displayable(move.old), displayable(move.new)
        words = (path, old, new)
        return QueueRow(words, self.tr("{0}: from {1} to {2}.").format(*words))
