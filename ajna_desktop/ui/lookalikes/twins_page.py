"""Scans that show one image: the list of pairs above, the two of a pair below."""

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.twins import PairJudgement, TwinPair
from ajna_desktop.tasks.twins.read_twins import TwinsFound
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.judge_bar import JudgeBar
from ajna_desktop.ui.lookalikes.progress_strip import ProgressStrip
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookalikes.twin_words import (
    Show,
    both,
    judged_word,
    labels_word,
    pair_sentence,
    show_word,
    verdict_word,
)
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.pairs.pair_view import PairView
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_JUDGING = {
    Qt.Key.Key_Y: PairJudgement.FINDING,
    Qt.Key.Key_U: PairJudgement.NOT_THE_SAME,
    Qt.Key.Key_E: PairJudgement.EXPLAINED,
    Qt.Key.Key_Backspace: None,
}
_TABLE_LINES: Final = 6  # heights below which the page is scrolled, in lines of text
_PAIR_LINES: Final = 24


class TwinsPage(QWidget):
    """Lists pairs, shows one of them, and says what the user wants done with it."""

    run_wanted = Signal()
    stop_wanted = Signal()
    repair_wanted = Signal()
    export_wanted = Signal()
    pair_chosen = Signal(object)  # TwinPair, None when there is none
    pair_opened = Signal(object)  # TwinPair, to be shown in the gallery
    compare_wanted = Signal(object)  # TwinPair, to be shown as large as the window
    judged = Signal(object, object, str)  # TwinPair, PairJudgement or None, note
    undo_wanted = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._found: TwinsFound | None = None
        self._listed: list[TwinPair] = []
        self._show = QComboBox(self)
        self._show.setAccessibleName(self.tr("Pairs that are listed"))
        self._show.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self._show, RETURN)
        self._show.activated.connect(lambda: self._list(self.current))
        self._run = self._button("run", self.tr("Find copies"), self.run_wanted.emit)
        self._run.setToolTip(
            self.tr("Compares scans that were not compared yet with all others")
        )
        self._repair = self._button("split", self.tr("Repair splits…"), self.repair_wanted.emit)
        self._repair.setToolTip(
            self.tr("Brings all copies of an image into one split; shows first what would move")
        )
        self._export = self._button("export", self.tr("Export list…"), self.export_wanted.emit)
        self._larger = self._button("full_view", self.tr("Larger"), self._compare)
        self._larger.setToolTip(self.tr("Shows the pair as large as the window (D)"))
        self.progress = ProgressStrip(self)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.messages = MessageBar(self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self.table = QueueTable(self.tr("Pairs, those worth a look first"), self)
        self.table.chosen.connect(self._show_current)
        self.table.opened.connect(lambda number: self.pair_opened.emit(self._listed[number]))
        self._about = PlainLabel(parent=self, wraps=True)
        self.pair = PairView(can_close=False)
        self.judge_bar = JudgeBar(self)
        self.judge_bar.judged.connect(self._judge)
        self.judge_bar.left.connect(self.table.setFocus)
        self.judge_bar.undo_wanted.connect(self.undo_wanted)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.show_idle()
        self.show_message(self.tr("Looking…"), self.tr("Copies that are known are being read."))

    @property
    def current(self) -> TwinPair | None:
        """The pair that is shown."""
        number = self.table.current
        return None if number is None or not self._listed else self._listed[number]

    @property
    def next(self) -> TwinPair | None:
        """The pair below the one that is shown."""
        below = self.table.below
        return None if below is None else self._listed[below]

    def show_message(
        self, title: str, text: str, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say why there is nothing to show; `button` calls `act`."""
        self._message.show_message(title, text, button, act)
        self._pages.setCurrentWidget(self._message)

    def show_found(self, found: TwinsFound, wanted: TwinPair | None) -> None:
        """Show the pairs that are known; `wanted` becomes the one that is looked at."""
        self._found = found
        choice = self._show.currentData() or Show.OPEN
        with QSignalBlocker(self._show):
            self._show.clear()
            for show in Show:
                count = sum(show.takes(pair) for pair in found.pairs)
                self._show.addItem(f"{show_word(show)} ({whole(count)})", show)
            self._show.setCurrentIndex(self._show.findData(choice))
        self._repair.setEnabled(any(pair.is_leak for pair in found.pairs))
        self._export.setEnabled(bool(found.pairs))
        # Before the first search there is nothing to count, and one button is enough.
        is_new = bool(found.newer) and not found.pairs
        self._run.setVisible(not is_new)
        self._sentence.setText("" if is_new else self._in_words(found))
        had_focus = self._message.isAncestorOf(self.focusWidget() or self)
        self._list(wanted)
        if had_focus and not self._message.isVisible():
            self.table.setFocus()  # the button that was pressed is no longer there

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the search is; None while it waits for other work."""
        self._run.setEnabled(False)
        self.messages.hide()
        self.progress.show_progress(progress)

    def show_idle(self) -> None:
        """Show that nothing is being searched."""
        self.progress.hide()
        self._run.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge the pair, and look at it, while the list has the keyboard."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if is_plain and key in _JUDGING:
            self._judge(_JUDGING[key])
        elif is_plain and key == Qt.Key.Key_D:
            self._compare()
        elif not (is_plain and self.pair.press(key)):
            super().keyPressEvent(event)

    def _compare(self) -> None:
        if self.current is not None:
            self.compare_wanted.emit(self.current)

    def _judge(self, judgement: PairJudgement | None) -> None:
        pair = self.current
        if pair is not None and (judgement is not None or pair.judged is not None):
            self.judged.emit(pair, judgement, self.judge_bar.note)

    def _list(self, wanted: TwinPair | None) -> None:
        found = self._found
        if found is None:
            return
        show = Show(self._show.currentData())  # Qt keeps the text alone
        self._listed = [pair for pair in found.pairs if show.takes(pair)]
        self._larger.setEnabled(bool(self._listed))
        if not self._listed:
            self.pair_chosen.emit(None)
            self.judge_bar.show_pair(None, "")
            self._say_nothing(found, show)
            return
        self._pages.setCurrentIndex(0)
        self.table.show_rows(self._headings(), len(self._listed), self._row)
        ids = None if wanted is None else wanted.scan_ids
        places = [n for n, pair in enumerate(self._listed) if pair.scan_ids == ids]
        self.table.choose(places[0] if places else 0)

    def _say_nothing(self, found: TwinsFound, show: Show) -> None:
        if found.pairs:
            self.show_message(
                self.tr("Nothing in this list"),
                self.tr("{0}: there is none. Other pairs are in the lists above.").format(
                    show_word(show)
                ),
            )
        elif found.newer:
            self.show_message(
                self.tr("Is one image there twice?"),
                self.tr(
                    "No two files are the same. Copies that were encoded anew, scaled, cut or "
                    "changed in contrast are found by comparing all scans with each other."
                ),
                self.tr("Find copies"),
                self.run_wanted.emit,
            )
        else:
            self.show_message(
                self.tr("No image is there twice"),
                self.tr("All {0} scans were compared with each other.").format(
                    whole(found.scans)
                ),
            )

    def _show_current(self, number: int) -> None:
        pair = self._listed[number]
        scans = self._lookup.scans(list(pair.scan_ids))
        self._about.setText(pair_sentence(pair, *scans) if len(scans) == 2 else "")
        judged = pair.judged
        self.judge_bar.show_pair(
            judged.judgement if judged else None, judged.note if judged else "", is_one=True
        )
        self.pair_chosen.emit(pair)

    def _in_words(self, found: TwinsFound) -> str:
        counts = [
            sum(show.takes(pair) for pair in found.pairs)
            for show in (Show.COPIES, Show.FINDINGS, Show.LEAKS)
        ]
        said = self.tr(
            "Pairs of copies: {0}, in groups: {1}. Findings: {2}. Leaks: {3}."
        ).format(whole(counts[0]), whole(len(found.groups)), *map(whole, counts[1:]))
        if found.newer:
            newer = self.tr("{0} of {1} scans were not compared with the others yet.")
            said += " " + newer.format(whole(found.newer), whole(found.scans))
        return said

    def _headings(self) -> list[QueueColumn]:
        pairs = self._listed
        verdicts = np.array([-list(type(pair.verdict)).index(pair.verdict) for pair in pairs])
        scores = np.array([pair.likeness.score for pair in pairs])
        judged = np.array([pair.judged is not None for pair in pairs])
        return [
            QueueColumn(self.tr("Scans"), self.tr("Names of both files"), is_figure=False),
            QueueColumn(
                self.tr("Means"), self.tr("What it means, unless judged"), verdicts, False
            ),
            QueueColumn(
                self.tr("Alike"),
                self.tr("Correlation of the fine detail of both; 1 = the same"),
                scores,
            ),
            QueueColumn(
                self.tr("Group"), self.tr("Patient, container or lot of both"), is_figure=False
            ),
            QueueColumn(self.tr("Split"), self.tr("Split of both"), is_figure=False),
            QueueColumn(self.tr("Label"), self.tr("Label of both"), is_figure=False),
            QueueColumn(
                self.tr("Judged"), self.tr("What a person said, and who"), judged, False
            ),
        ]

    def _row(self, number: int) -> QueueRow:
        pair = self._listed[number]
        known = {scan.id: scan for scan in self._lookup.scans(list(pair.scan_ids))}
        gone = self.tr("no longer known")

        def name(scan_id: ScanId) -> str:
            return known[scan_id].name if scan_id in known else gone

        first, second = pair.scan_ids
        words = (
            f"{name(first)} | {name(second)}",
            verdict_word(pair),
            decimal(pair.likeness.score, 2),
            both(pair.groups),
            both(pair.splits),
            labels_word(pair),
            judged_word(pair),
        )
        sentence = (
            pair_sentence(pair, known[first], known[second]) if len(known) == 2 else words[0]
        )
        return QueueRow(words, sentence)

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for part in (self._run, self._show, self._larger, self._repair, self._export):
            head.addWidget(part)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SMALL)
        below.addWidget(self._about)
        below.addWidget(self.pair, 1)
        below.addWidget(self.judge_bar)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setStretchFactor(1, 1)
        parts.setSizes([180, 560])
        self._pages.addWidget(parts)
        self._pages.addWidget(self._message)
        self.table.setMinimumHeight(_TABLE_LINES * self.fontMetrics().lineSpacing())
        self.pair.setMinimumHeight(_PAIR_LINES * self.fontMetrics().lineSpacing())
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        for line in (self.messages, self.progress, self._sentence):
            layout.addWidget(line)
        layout.insertLayout(1, head)
        layout.addWidget(self._pages, 1)
        scrolled = QScrollArea(self)  # where the window is too low for list and images
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(content)
        whole_page = QVBoxLayout(self)
        whole_page.setContentsMargins(0, 0, 0, 0)
        whole_page.addWidget(scrolled)
        self.setFocusProxy(self.table)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
