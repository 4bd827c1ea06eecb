"""Deals scans out to train, validation and test: a plan, its leak check, and the history."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.split_plan import Leaks, Shares, SplitPlan
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.training import Split
from ajna_desktop.store.splits import SplitChange
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import local_time, share, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.text_table import Heading, Row, TextTable
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import label_word

_TRAIN: Final = 70  # percent
_VALIDATION: Final = 15
_MOST_SEED: Final = 999_999


class SplitWish(NamedTuple):
    """What the user asks for."""

    shares: Shares
    seed: int


class SplitsPage(QWidget):
    """Asks for shares and a seed, and shows what dealing by them would do."""

    shown = Signal()
    wish_changed = Signal()
    accept_wanted = Signal(object)  # SplitPlan
    take_back_wanted = Signal(object)  # SplitChange
    scans_wanted = Signal(str, object)  # what they are, and tuple[ScanId, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: SplitPlan | None = None
        self._history: Sequence[SplitChange] = ()
        self.train = self._percent(self.tr("Train, percent"), 1, 100, _TRAIN)
        self.validation = self._percent(
            self.tr("Validation, percent"), 0, 100 - _TRAIN, _VALIDATION
        )
        self.seed = self._spin(self.tr("Seed"), 0, _MOST_SEED, 1)
        self.seed.setToolTip(self.tr("The same seed deals the same way"))
        self.seed.valueChanged.connect(self.wish_changed)
        self.test = PlainLabel(parent=self)
        self.do = self._button("split", self.tr("Give these splits"), self._accept)
        self.do.setToolTip(
            self.tr(
                "The program remembers the splits of the folder; its files stay where they are"
            )
        )
        self.moved = self._button("gallery", "", self._open_moved)
        self.moved.setToolTip(self.tr("Shows the scans that would move in the gallery"))
        self.sentence = PlainLabel(parent=self, wraps=True)
        self.table = TextTable(self.tr("Scans of each label by split"), self)
        self.history = QueueTable(self.tr("History of splits, newest first"), self)
        self.history.chosen.connect(lambda _: self._show_deeds())
        self.take_back = self._button(
            "undo", self.tr("As they were before this"), self._take_back
        )
        self.take_back.setToolTip(
            self.tr("Brings back the splits that held before the chosen change; can be undone")
        )
        self.past = PlainLabel(parent=self)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._show_test()
        self.show_message(self.tr("One moment"), self.tr("The splits are being read…"))

    @property
    def wish(self) -> SplitWish:
        """What is asked for now."""
        train, validation = self.train.value(), self.validation.value()
        rest = 100 - train - validation
        return SplitWish(Shares(train / 100, validation / 100, rest / 100), self.seed.value())

    def show_message(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self._planned = None
        self._message.show_message(title, text)
        self._pages.setCurrentWidget(self._message)
        self._show_deeds()

    def show_reading(self) -> None:
        """Show that another plan is being made: the one in sight cannot be accepted."""
        self._planned = None
        self._show_deeds()

    def show_plan(self, plan: SplitPlan) -> None:
        """Show what dealing would do."""
        self._planned = plan
        self.sentence.setText(self._in_words(plan))
        parts = self._parts(plan)
        headings = [Heading(self.tr("Label"), self.tr("The label that holds"))]
        headings += [
            Heading(displayable(one) or self.tr("outside"), self.tr("Now → then"))
            for one in parts
        ]
        rows = [
            Row(
                (
                    label_word(label),
                    *(
                        f"{whole(plan.counts_before.get((label, one), 0))} → "
                        f"{whole(plan.counts_after.get((label, one), 0))}"
                        for one in parts
                    ),
                )
            )
            for label in plan.labels
        ]
        self.table.show_rows(headings, rows)
        self._pages.setCurrentIndex(0)
        self._show_deeds()

    def show_history(self, history: Sequence[SplitChange]) -> None:
        """Show what was done to splits."""
        self._history = history
        columns = [
            QueueColumn(self.tr("What"), self.tr("What was noted of it"), is_figure=False),
            QueueColumn(self.tr("Scans"), self.tr("How many went to another split")),
            QueueColumn(self.tr("Reader"), self.tr("Who did it"), is_figure=False),
            QueueColumn(
                self.tr("When"), self.tr("By the clock of this computer"), is_figure=False
            ),
        ]
        self.history.show_rows(columns, len(history), self._row)
        nothing = self.tr("What was done to splits: nothing, the folder's own hold")
        self.past.setText(self.tr("What was done to splits") if history else nothing)
        self.history.setVisible(bool(history))
        if history:
            self.history.choose(0)
        self._show_deeds()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def _in_words(self, plan: SplitPlan) -> str:
        said = self.tr(
            "Every label has its share of each part; scans of one patient or container, equal "
            "files and known copies stay together. Scans that would move: {0}. On two sides "
            "now: {1}; then: {2}."
        ).format(
            whole(len(plan.moves)),
            self._leaks_word(plan.leaks_before),
            self._leaks_word(plan.leaks_after),
        )
        if plan.not_compared:
            said += " " + self.tr(
                "Scans not compared with the others yet: {0}. Look-alikes finds their copies, "
                "so that they stay together."
            ).format(whole(plan.not_compared))
        return said

    def _leaks_word(self, leaks: Leaks) -> str:
        if not leaks.total:
            return self.tr("nothing")
        told = self.tr("groups {0}, equal files {1}, copies {2}")
        return told.format(whole(leaks.groups), whole(leaks.contents), whole(leaks.twins))

    @staticmethod
    def _parts(plan: SplitPlan) -> list[str]:
        """Return train, val and test, then what else the folder has; "" last."""
        found = {split for _, split in plan.counts_before} | set(plan.shares.of_parts)
        usual = [part.value for part in Split if part in found]
        return usual + sorted(found - set(usual), key=lambda one: (not one, one))

    def _row(self, number: int) -> QueueRow:
        change = self._history[number]
        words = (
            displayable(change.note) or self.tr("given another split"),
            whole(change.scans),
            displayable(change.reader),
            local_time(change.at_utc),
        )
        return QueueRow(words, self.tr("{0}: {1} scans, by {2}, {3}.").format(*words))

    def _accept(self) -> None:
        if self._planned is not None:
            self.accept_wanted.emit(self._planned)

    def _take_back(self) -> None:
        number = self.history.current
        if number is not None:
            self.take_back_wanted.emit(self._history[number])

    def _open_moved(self) -> None:
        if self._planned is not None:
            ids = tuple(move.scan_id for move in self._planned.moves)
            self.scans_wanted.emit(self.tr("would go to another split"), ids)

    def _show_deeds(self) -> None:
        plan = self._planned
        moves = len(plan.moves) if plan else 0
        self.moved.setText(self.tr("Would move: {0}").format(whole(moves)))
        self.moved.setEnabled(bool(moves))
        self.do.setEnabled(plan is not None and bool(moves) and not plan.leaks_after.total)
        self.take_back.setEnabled(bool(self._history) and self.history.current is not None)

    def _on_share(self) -> None:
        with QSignalBlocker(self.validation):
            self.validation.setMaximum(100 - self.train.value())
        self._show_test()
        self.wish_changed.emit()

    def _show_test(self) -> None:
        rest = 100 - self.train.value() - self.validation.value()
        self.test.setText(self.tr("Test: {0}").format(share(rest / 100, digits=0)))

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for words, field in (
            (self.tr("Train"), self.train),
            (self.tr("Validation"), self.validation),
        ):
            head.addWidget(self._title(words, field))
            head.addWidget(field)
        head.addWidget(self.test)
        head.addWidget(self._title(self.tr("Seed"), self.seed))
        for part in (self.seed, self.do, self.moved):
            head.addWidget(part)
        upper, lower = QWidget(self), QWidget(self)
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SMALL)
        above.addWidget(self.sentence)
        above.addWidget(self.table, 1)
        self.past.setBuddy(self.history)
        row = FlowLayout(spacing=SMALL)
        row.addWidget(self.past)
        row.addWidget(self.take_back)
        below.addLayout(row)
        below.addWidget(self.history, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(upper)
        parts.addWidget(lower)
        self._pages.addWidget(parts)
        self._pages.addWidget(self._message)
        whole_page = QVBoxLayout(self)
        whole_page.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        whole_page.setSpacing(SMALL)
        whole_page.addLayout(head)
        whole_page.addWidget(self._pages, 1)
        self.setFocusProxy(self.train)

    def _title(self, words: str, field: QWidget) -> PlainLabel:
        title = PlainLabel(words, self)
        title.setBuddy(field)
        return title

    def _percent(self, name: str, least: int, most: int, value: int) -> QSpinBox:
        field = self._spin(name, least, most, value)
        field.setSuffix("\N{NO-BREAK SPACE}%")
        field.valueChanged.connect(self._on_share)
        return field

    def _spin(self, name: str, least: int, most: int, value: int) -> QSpinBox:
        field = QSpinBox(self)
        field.setAccessibleName(name)
        field.setRange(least, most)
        field.setValue(value)
        field.setKeyboardTracking(False)
        return field

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
