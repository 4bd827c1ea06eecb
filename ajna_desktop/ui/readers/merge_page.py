"""The page of other stores: merge one, and decide on what readers differ."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.merge_event import Conflict
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.readers.merge_words import opinion_word, opinions_line
from ajna_desktop.ui.readers.plan_card import PlanCard
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import label_word, status_word

_MOST_OPINIONS: Final = 4  # that have a button of their own


class MergePage(QWidget):
    """The card of a merge above, the queue of conflicts below it."""

    file_wanted = Signal()
    folder_wanted = Signal()
    taken = Signal(object, object)  # list of ScanId, the LabelEvent whose word shall hold

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._conflicts: dict[ScanId, Conflict] = {}
        self.card = PlanCard(self)
        self.queue = QueuePage(
            self.tr("Images on which readers differ"), "", lookup, thumbnails, self
        )
        self._file = self.queue.button(
            "merge", self.tr("Merge a store…"), self.file_wanted.emit
        )
        self._file.setToolTip(
            self.tr("Takes over what was said in the store of another reader, or in a copy")
        )
        self._folder = self.queue.button(
            "open", self.tr("Merge a folder's store…"), self.folder_wanted.emit
        )
        self._folder.setToolTip(
            self.tr("Takes over what was said of another folder that was opened here")
        )
        for part in (self._file, self._folder):
            self.queue.put_before_deeds(part)
        self._takes = [self._take_button(place) for place in range(_MOST_OPINIONS)]
        self.queue.table.chosen.connect(lambda _: self._show_opinions())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.card)
        layout.addWidget(self.queue, 1)
        self.setFocusProxy(self.queue)

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """What is listed."""
        return list(self._conflicts.values())

    def show_conflicts(
        self, conflicts: Sequence[Conflict], elsewhere: int, merges: int
    ) -> None:
        """List on what readers differ.

        Args:
            conflicts: About images of the folder.
            elsewhere: How many more there are about images that are not here.
            merges: How many stores were merged so far.
        """
        self._conflicts = {one.scan_ids[0]: one for one in conflicts}
        if conflicts:
            ids = np.array(list(self._conflicts), np.int64)
            told = self.tr(
                "Readers who did not know of each other differ on %n image(s).", "", len(ids)
            )
            if elsewhere:
                more = self.tr("On {0} more that are not in this folder as well.")
                told += " " + more.format(whole(elsewhere))
            self.queue.sentence.setText(told)
            self.queue.show_queue(ids, self._columns(), self._row)
        else:
            self.queue.sentence.setText("")
            self.queue.show_message(*self._nothing(merges), self.file_wanted.emit)
        self._show_opinions()

    def show_busy(self, is_busy: bool) -> None:
        """Let nothing else be begun while a store is read or merged."""
        for button in (self._file, self._folder):
            button.setEnabled(not is_busy)
        if not is_busy:
            self.queue.show_idle()

    def _nothing(self, merges: int) -> tuple[str, str, str]:
        if merges:
            return (
                self.tr("Nobody differs"),
                self.tr(
                    "What was said in %n other store(s) was taken over, and there is no image "
                    "on which readers differ.",
                    "",
                    merges,
                ),
                self.tr("Merge a store…"),
            )
        return (
            self.tr("Several readers, no server"),
            self.tr(
                "Each reader works on their own computer. Merge their store into yours: images "
                "are known by their content, nothing is lost, and merging twice changes "
                "nothing. Where readers differ, you find the images here and decide."
            ),
            self.tr("Merge a store…"),
        )

    def _columns(self) -> list[QueueColumn]:
        found = self._conflicts.values()
        newest = np.array([conflict.opinions[-1].at_utc for conflict in found])
        words = np.array([opinions_line(conflict) for conflict in found])
        return [
            QueueColumn(self.tr("Image"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(self.tr("Opinions"), self.tr("Who says what"), words, False),
            QueueColumn(
                self.tr("Holds now"), self.tr("The latest word, meanwhile"), is_figure=False
            ),
            QueueColumn(
                self.tr("Said last"), self.tr("When the latest was said"), newest, False
            ),
        ]

    def _row(self, number: int) -> QueueRow:
        scan_id = ScanId(int(self.queue.ids[number]))
        conflict = self._conflicts[scan_id]
        found = self._lookup.scans([scan_id])
        name = found[0].name if found else self.tr("no longer known")
        holds = (
            f"{label_word(found[0].label)} ({status_word(found[0].status)})" if found else ""
        )
        said = opinions_line(conflict)
        when = local_time(conflict.opinions[-1].at_utc)
        return QueueRow((name, said, holds, when), f"{name}: {said}")

    def _show_opinions(self) -> None:
        events = self._choices()
        for place, button in enumerate(self._takes):
            button.setVisible(place < len(events))
            if place < len(events):
                word, who = opinion_word(events[place]), events[place].reader
                button.setText(f"&{place + 1}  {_plain(word)} ({_plain(who)})")
                told = self.tr(
                    "Decides for this word: Alt+{0}. For another one: F3, then its key."
                )
                button.setToolTip(told.format(place + 1))

    def _choices(self) -> list[LabelEvent]:
        """Return one event for each different word about the current image."""
        conflict = self._conflicts.get(self.queue.current or ScanId(0))
        if conflict is None:
            return []
        return list({opinion_word(event): event for event in conflict.opinions}.values())

    def _take(self, place: int) -> None:
        events = self._choices()
        if place < len(events):
            chosen = self.queue.selected
            wanted = chosen if len(chosen) > 1 else [self.queue.current]
            self.taken.emit(wanted, events[place])

    def _take_button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        wear(button, "confirm")
        claim_pressing(button)
        button.clicked.connect(lambda: self._take(place))
        self.queue.put_before_deeds(button)
        return button


def _plain(text: str) -> str:
    """Return a text in which no character means a shortcut."""
    return text.replace("&", "&&")
