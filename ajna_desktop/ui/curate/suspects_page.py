"""Labels that are likely wrong: what each is likely instead, and why."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ajna_desktop.domain.curating.suspects import LIKELY_FROM, Suspect
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.curate.suspect_words import (
    list_sentence,
    short_reasons,
    suspect_sentence,
    votes_word,
)
from ajna_desktop.ui.figures import probability, whole
from ajna_desktop.ui.folder_curating import SuspectsRead
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader


class Listed(StrEnum):
    """Which scans are listed."""

    LIKELY = "likely"  # more likely wrong than right
    FIRST = "first"  # the first thousand, whatever their score
    ALL = "all"

    @property
    def least(self) -> float:
        """The score from which on they are listed."""
        return LIKELY_FROM if self is Listed.LIKELY else 0.0

    @property
    def most(self) -> int:
        """How many are listed at most."""
        return 1000 if self is Listed.FIRST else 1_000_000


class SuspectsPage(QWidget):
    """Lists suspects, and says which suggestions the user accepts."""

    listed_changed = Signal()
    accepted = Signal(object)  # dict of ScanId and Label

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._suspects: Sequence[Suspect] = ()
        self.queue = QueuePage(
            self.tr("Labels by how likely they are wrong"),
            self.tr("Look for wrong labels"),
            lookup,
            thumbnails,
            self,
        )
        self.queue.run_button.setToolTip(
            self.tr("Judges every label anew by scans of other patients or containers")
        )
        self._show = QComboBox(self)
        self._show.setAccessibleName(self.tr("Labels that are listed"))
        self._show.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self._show, RETURN)
        for listed in Listed:
            self._show.addItem("", listed)
        self._show.activated.connect(lambda: self.listed_changed.emit())
        self.accept_button = self.queue.button(
            "confirm", self.tr("Accept suggestion"), self.ask_to_accept
        )
        self.accept_button.setToolTip(
            self.tr("Gives the selected scans the labels suggested (Y); can be undone")
        )
        for part in (self._show, self.accept_button):
            self.queue.put_before_deeds(part)
        self.queue.selection_changed.connect(self._show_acceptable)
        self._name_lists(0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.queue)
        self.setFocusProxy(self.queue)

    @property
    def listed(self) -> Listed:
        """Which scans are asked for."""
        return Listed(self._show.currentData())

    def show_all(self) -> None:
        """Ask for the first ones, however unlikely wrong they are."""
        self._show.setCurrentIndex(self._show.findData(Listed.FIRST))
        self.listed_changed.emit()

    def show_suspects(self, read: SuspectsRead) -> None:
        """Show a list of one suspect or more."""
        self._suspects = read.suspects
        self.say_found(read)
        ids = np.array([one.scan_id for one in read.suspects], np.int64)
        self.queue.show_queue(ids, self._headings(read.suspects), self._row)
        self._show_acceptable()

    def say_found(self, read: SuspectsRead) -> None:
        """Say what was found in all."""
        self._name_lists(read.found.likely, read.found.left)
        said = list_sentence(read.found)
        if read.found.is_stale:
            said += " " + self.tr("Labels have changed since: they are judged anew.")
        self.queue.sentence.setText(said)

    def show_nothing(self) -> None:
        """Take note that no suspect is listed; why is said in the page."""
        self._suspects = ()
        self._show_acceptable()

    def ask_to_accept(self) -> None:
        """Take the suggestions of the selected rows; many are shown first."""
        chosen = self._chosen()
        if len(chosen) == 1:
            self.accepted.emit(self._labels(chosen))
        elif chosen:
            self.queue.messages.show_remark(
                self._preview(chosen),
                self.tr("Accept {0}").format(whole(len(chosen))),
                lambda: self.accepted.emit(self._labels(chosen)),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Y."""
        if event.key() == Qt.Key.Key_Y and not event.modifiers():
            self.ask_to_accept()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> list[Suspect]:
        selected = set(self.queue.selected)
        return [one for one in self._suspects if one.scan_id in selected]

    def _labels(self, suspects: Sequence[Suspect]) -> dict[ScanId, Label]:
        return {one.scan_id: one.suggested for one in suspects}

    def _preview(self, suspects: Sequence[Suspect]) -> str:
        counts: dict[tuple[Label, Label], int] = {}
        for one in suspects:
            pair = one.label, one.suggested
            counts[pair] = counts.get(pair, 0) + 1
        ways = self.tr("{0}: {1} → {2}")
        return "; ".join(ways.format(whole(n), *pair) for pair, n in counts.items())

    def _show_acceptable(self) -> None:
        self.accept_button.setEnabled(bool(self._chosen()))

    def _name_lists(self, likely: int, left: int) -> None:
        words = {
            Listed.LIKELY: self.tr("Likely wrong ({0})").format(whole(likely)),
            Listed.FIRST: self.tr("The first {0}").format(whole(min(left, 1000))),
            Listed.ALL: self.tr("All that were judged ({0})").format(whole(left)),
        }
        with QSignalBlocker(self._show):
            for place, listed in enumerate(Listed):
                self._show.setItemText(place, words[listed])

    def _headings(self, suspects: Sequence[Suspect]) -> list[QueueColumn]:
        scores = np.array([one.score for one in suspects])
        own = np.array([one.label_probability for one in suspects])
        other = np.array([one.probability for one in suspects])
        against = np.array([one.evidence.neighbours.share for one in suspects])
        return [
            QueueColumn(self.tr("Scan"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("Wrong"),
                self.tr("Estimated probability that the label is wrong"),
                scores,
            ),
            QueueColumn(self.tr("Label"), self.tr("The label it has"), is_figure=False),
            QueueColumn(self.tr("Rather"), self.tr("The label suggested"), is_figure=False),
            QueueColumn(
                self.tr("p label"),
                self.tr("Probability of its label, of classifiers that never saw its group"),
                own,
            ),
            QueueColumn(
                self.tr("p rather"), self.tr("Probability of the label suggested"), other
            ),
            QueueColumn(
                self.tr("Against"),
                self.tr(
                    "How many of the scans of other groups that look most like it have "
                    "another label"
                ),
                against,
            ),
            QueueColumn(
                self.tr("Because of"), self.tr("What speaks against its label"), is_figure=False
            ),
        ]

    def _row(self, number: int) -> QueueRow:
        one = self._suspects[number]
        found = self._lookup.scans([one.scan_id])
        name = found[0].name if found else self.tr("no longer known")
        words = (
            name,
            probability(one.score),
            one.label,
            one.suggested,
            probability(one.label_probability),
            probability(one.probability),
            votes_word(one.evidence.neighbours),
            short_reasons(one),
        )
        return QueueRow(words, suspect_sentence(one, name))
