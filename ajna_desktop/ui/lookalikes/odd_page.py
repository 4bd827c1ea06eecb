"""Which scans lie far from their companions: a queue, and each with its group below."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.evaluation.odd_one_out import OddOnes
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.companion_grid import CompanionGrid
from ajna_desktop.ui.lookalikes.progress_strip import ProgressStrip
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import label_word

UNCOMMON = 3.5  # robust scores above it are outliers by Iglewicz and Hoaglin


class OddPage(QWidget):
    """Asks within which groups to compare, and shows who stands out."""

    run_wanted = Signal(object)  # Column
    stop_wanted = Signal()
    scan_chosen = Signal(object)  # ScanId
    group_opened = Signal(int)  # number of a group of what is shown
    compare_wanted = Signal(object)  # tuple of two ScanId

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._odd: OddOnes | None = None
        self._columns: Sequence[Column] = ()
        self._within = QComboBox(self)
        self._within.setAccessibleName(self.tr("Companions share the"))
        self._within.setToolTip(self.tr("Scans are compared with others that share this"))
        self._within.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self._within, RETURN)
        self._within.activated.connect(self.run)
        self._run_button = self._button("run", self.tr("Find odd ones"), self.run)
        self._open = self._button("gallery", self.tr("Group in the gallery"), self._open_group)
        self._open.setToolTip(self.tr("Shows all scans of the group in the gallery (Enter)"))
        self._compare = self._button(
            "lookalikes", self.tr("Beside its nearest"), self._compare_with_nearest
        )
        self._compare.setToolTip(
            self.tr("Shows the scan beside the least odd one of its group (D)")
        )
        self.progress = ProgressStrip(self)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.messages = MessageBar(self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self.table = QueueTable(self.tr("Scans by how odd they are"), self)
        self.table.chosen.connect(self._show_group)
        self.table.opened.connect(lambda _: self._open_group())
        self._group_title = PlainLabel(parent=self, wraps=True)
        self.companions = CompanionGrid(lookup, thumbnails, self)
        self.companions.scan_chosen.connect(self.scan_chosen)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.show_idle()

    def show_columns(self, columns: Sequence[Column], chosen: str) -> None:
        """Offer columns; `chosen` is the key of the one that is used."""
        self._columns = tuple(columns)
        with QSignalBlocker(self._within):
            self._within.clear()
            for column in columns:
                self._within.addItem(column_word(column.key), column.key)
            self._within.setCurrentIndex(max(self._within.findData(chosen), 0))

    def column(self) -> Column | None:
        """Return the column whose values make groups."""
        place = self._within.currentIndex()
        return self._columns[place] if 0 <= place < len(self._columns) else None

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the work is; None while it waits for other work."""
        self._run_button.setEnabled(False)
        self._within.setEnabled(False)
        self.messages.hide()
        self.progress.show_progress(progress)

    def show_idle(self) -> None:
        """Show that nothing is being done."""
        self.progress.hide()
        self._run_button.setEnabled(True)
        self._within.setEnabled(True)

    def show_message(self, title: str, text: str, button: str = "") -> None:
        """Say why there is nothing to show; `button` starts the work."""
        self._odd = None
        self._message.show_message(title, text, button, self.run)
        self._pages.setCurrentWidget(self._message)
        self._show_deeds()

    def show_odd_ones(self, odd: OddOnes) -> None:
        """Show what was found."""
        if not len(odd.scan_ids):
            self.show_message(
                self.tr("No group of three"),
                self.tr(
                    "Companions are compared within groups of three scans or more, and no "
                    "value of this column is shared by three. Choose another one above."
                ),
            )
            return
        self._odd = odd
        uncommon = int(np.count_nonzero(odd.scores > UNCOMMON))
        said = self.tr("{0} of {1} scans in {2} groups lie uncommonly far (score above {3}).")
        groups = len(np.unique(odd.groups))
        text = said.format(
            whole(uncommon), whole(len(odd.scan_ids)), whole(groups), decimal(UNCOMMON, 1)
        )
        if odd.left_out:
            text += " " + self.tr("Without two companions, or not read yet: {0}.").format(
                whole(odd.left_out)
            )
        self._sentence.setText(text)
        self._pages.setCurrentIndex(0)
        self.table.show_rows(self._headings(odd), len(odd.scan_ids), self._row)
        self.table.choose(0)
        self._show_deeds()

    def forget_rows(self) -> None:
        """Word the rows anew: labels or predictions are others now."""
        self.table.reword()
        self.companions.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare with D."""
        if event.key() == Qt.Key.Key_D and not event.modifiers():
            self._compare_with_nearest()
        else:
            super().keyPressEvent(event)

    def run(self) -> None:
        """Ask for the search within the chosen groups."""
        column = self.column()
        if column is not None:
            self.run_wanted.emit(column)

    def _open_group(self) -> None:
        number = self.table.current
        if self._odd is not None and number is not None:
            self.group_opened.emit(int(self._odd.groups[number]))

    def _compare_with_nearest(self) -> None:
        number = self.table.current
        if self._odd is None or number is None:
            return
        members = self._odd.members(int(self._odd.groups[number]))
        odd = ScanId(int(self._odd.scan_ids[number]))
        usual = ScanId(int(members[-1] if members[-1] != odd else members[-2]))
        self.compare_wanted.emit((odd, usual))

    def _show_group(self, number: int) -> None:
        if self._odd is None:
            return
        group = int(self._odd.groups[number])
        members = self._odd.members(group)
        scan_id = ScanId(int(self._odd.scan_ids[number]))
        said = self.tr("{0}: {1} scans, the oddest first")
        name = displayable(self._odd.names[group])
        self._group_title.setText(said.format(name, whole(len(members))))
        self.companions.show_scans(members, scan_id)
        if self.isVisible():  # else the user is at another scan
            self.scan_chosen.emit(scan_id)

    def _show_deeds(self) -> None:
        for button in (self._open, self._compare):
            button.setEnabled(self._odd is not None)

    def _headings(self, odd: OddOnes) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Scan"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("Group"),
                self.tr("What the scan shares with its companions"),
                odd.groups,
                is_figure=False,
            ),
            QueueColumn(
                self.tr("Score"),
                self.tr(
                    "By how many robust standard deviations (1.4826 × MAD) its distance "
                    "exceeds the median of the group; above 3.5 is uncommon"
                ),
                odd.scores,
            ),
            QueueColumn(
                self.tr("Distance"),
                self.tr("Median cosine distance to its companions, from 0 to 2"),
                odd.distances,
            ),
            QueueColumn(
                self.tr("Companions"), self.tr("Other scans of the group"), odd.companions
            ),
            QueueColumn(self.tr("Label"), self.tr("The label that holds now"), is_figure=False),
        ]

    def _row(self, number: int) -> QueueRow:
        odd = self._odd
        assert odd is not None
        found = self._lookup.scans([ScanId(int(odd.scan_ids[number]))])
        name = found[0].name if found else self.tr("no longer known")
        label = label_word(found[0].label) if found else ""
        group = displayable(odd.names[int(odd.groups[number])])
        score, distance = float(odd.scores[number]), float(odd.distances[number])
        companions = whole(int(odd.companions[number]))
        said = self.tr("{0} lies {1} from its {2} companions of {3}: a score of {4}.")
        return QueueRow(
            (name, group, decimal(score, 1), decimal(distance, 3), companions, label),
            said.format(name, decimal(distance, 3), companions, group, decimal(score, 1)),
        )

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        title = PlainLabel(self.tr("Companions share the"), self)
        title.setBuddy(self._within)
        for part in (title, self._within, self._run_button, self._open, self._compare):
            head.addWidget(part)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SMALL)
        below.addWidget(self._group_title)
        below.addWidget(self.companions, 1)
        upper = QWidget(self)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(SMALL)
        above.addWidget(self._sentence)
        above.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setSizes([400, 300])
        self._pages.addWidget(parts)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addLayout(head)
        layout.addWidget(self.progress)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)

    def _button(self, icon: str, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
