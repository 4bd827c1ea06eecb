"""How far readers agree, answer by answer, and the images on which they do not."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.readers.agreement import AnswerAgreement
from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.tasks.readers.study_agreement import Dispute, StudyAgreement
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.focused_stack import FocusedStack
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.readers.reading_words import (
    answer_word,
    interval_words,
    kappa_words,
    share_words,
)
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import label_word

_HEIGHTS = (200, 130, 330)


class Compared(NamedTuple):
    """One line of the upper table."""

    who: str
    scans: int
    same: Measured | None
    kappa: Measured | None
    kind: str  # of the kappa, and what the line says, for the tooltip
    names: tuple[str, ...]  # whose answers `per_answer` counts
    per_answer: tuple[AnswerAgreement, ...]


class AgreementPage(QWidget):
    """Shows one closed study; the numbers above, the disputed images below."""

    study_chosen = Signal(str)  # its id
    decide_wanted = Signal(object)  # StudyAgreement
    gallery_wanted = Signal(object)  # StudyAgreement
    export_wanted = Signal(object)  # StudyAgreement
    scan_chosen = Signal(object)  # ScanId
    seen = Signal()  # the page came into sight

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._found: StudyAgreement | None = None
        self._lines: Sequence[Compared] = ()
        self.study = QComboBox(self)
        self.study.setAccessibleName(self.tr("Study"))
        self.study.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self.study, RETURN)
        self.study.activated.connect(
            lambda place: self.study_chosen.emit(str(self.study.itemData(place)))
        )
        self._decide = self._button("review", self.tr("Decide…"))
        self._decide.setToolTip(
            self.tr("Goes through the undecided images with what each reader said")
        )
        self._decide.clicked.connect(lambda: self.decide_wanted.emit(self._found))
        self._gallery = self._button("gallery", self.tr("Disputed in the gallery"))
        self._gallery.clicked.connect(lambda: self.gallery_wanted.emit(self._found))
        self._export = self._button("export", self.tr("Export…"))
        self._export.setToolTip(self.tr("Writes what each reader said of each image"))
        self._export.clicked.connect(lambda: self.export_wanted.emit(self._found))
        self.messages = MessageBar(self)
        self.sentence = PlainLabel(parent=self, wraps=True)
        self.pairs = QueueTable(self.tr("How far each two agree"), self)
        self.pairs.chosen.connect(self._show_answers)
        self.answers = QueueTable(self.tr("How far they agree about each answer"), self)
        self.disputes = QueueTable(self.tr("Images on which readers differ"), self)
        self.disputes.chosen.connect(self._choose_dispute)
        self.disputes.opened.connect(lambda _: self._decide.click())
        self._disputed = PlainLabel(parent=self, wraps=True)
        self._message = MessagePage(self)
        self._pages, self._shown = FocusedStack(self), QWidget(self)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.seen.emit()

    def show_message(
        self,
        title: str,
        text: str,
        button: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is nothing to compare; `button` may help."""
        self._found = None
        self._message.show_message(title, text, button, on_click)
        self._pages.show_page(self._message)
        self._show_deeds()

    def show_studies(self, studies: Sequence[Study], chosen: str) -> None:
        """Offer closed studies."""
        with QSignalBlocker(self.study):
            self.study.clear()
            for one in studies:
                made = local_time(one.made_at_utc)
                self.study.addItem(f"{displayable(one.plan.title)} ({made})", one.id)
            self.study.setCurrentIndex(max(self.study.findData(chosen), 0))

    def show_agreement(self, found: StudyAgreement, reader: str) -> None:
        """Show what came of a study to `reader`, staying at what was looked at."""
        former = self.disputes.current if self._is_same(found) else None
        line = self.pairs.current if self._is_same(found) else None
        self._found = found
        self._lines = self._compared(found)
        self._pages.show_page(self._shown)
        self.sentence.setText(self._in_words(found))
        self.pairs.show_rows(self._pair_headings(), len(self._lines), self._pair_row)
        self.pairs.choose(line or 0)
        count = len(found.disputes)
        self._disputed.setText(self._disputed_words(found, reader))
        self.disputes.setVisible(bool(count))
        self.disputes.show_rows(self._dispute_headings(found), count, self._dispute_row)
        if former is not None and former < count:
            self.disputes.choose(former)
        self._show_deeds()

    def _is_same(self, found: StudyAgreement) -> bool:
        return self._found is not None and self._found.study.id == found.study.id

    def _show_deeds(self) -> None:
        found = self._found
        self.study.setEnabled(self.study.count() > 0)
        self._decide.setEnabled(found is not None and bool(found.open_disputes))
        self._gallery.setEnabled(found is not None and bool(found.disputes))
        self._export.setEnabled(found is not None)

    # --- what is said

    def _in_words(self, found: StudyAgreement) -> str:
        told = found.agreement
        said = self.tr("{0} images were read by two readers or more.").format(whole(told.scans))
        for one in found.planted:
            right = self.tr("{0} got {1} of {2} planted images right ({3}).")
            said += " " + right.format(
                displayable(one.reader),
                whole(one.right),
                whole(one.read),
                interval_words(one.share, is_share=True) or "–",
            )
        if found.absent:
            said += " " + self.tr("Images that are not in this folder: {0}.").format(
                whole(found.absent)
            )
        return said

    def _disputed_words(self, found: StudyAgreement, reader: str) -> str:
        if not found.disputes:
            return self.tr("The readers agree on every image.")
        said = self.tr("The readers differ on {0} images; {1} are still to be decided.").format(
            whole(len(found.disputes)), whole(len(found.open_disputes))
        )
        if reader in found.readers and found.open_disputes:
            said += " " + self.tr(
                "{0} has read them, too: a person who has not should decide."
            ).format(displayable(reader))
        return said

    def _compared(self, found: StudyAgreement) -> list[Compared]:
        names = [displayable(reader) for reader in found.readers]
        lines = []
        if len(names) > 2:
            told = found.agreement
            lines.append(
                Compared(
                    self.tr("All readers"),
                    told.scans,
                    told.same,
                    told.kappa,
                    self.tr("Fleiss' kappa of all readers"),
                    tuple(names),
                    told.per_answer,
                )
            )
        for pair in found.agreement.pairs:
            one, other = (names[number] for number in pair.readers)
            who = self.tr("{0} and {1}").format(one, other)
            kind = self.tr("Cohen's kappa of {0} and {1}").format(one, other)
            lines.append(
                Compared(
                    who, pair.scans, pair.same, pair.kappa, kind, (one, other), pair.per_answer
                )
            )
        labels = self.tr("labels")
        for name, pair in zip(names, found.with_labels, strict=True):
            who = self.tr("{0} and the labels").format(name)
            kind = self.tr("Cohen's kappa of {0} and the labels that hold now").format(name)
            lines.append(
                Compared(
                    who,
                    pair.scans,
                    pair.same,
                    pair.kappa,
                    kind,
                    (name, labels),
                    pair.per_answer,
                )
            )
        return lines

    def _pair_headings(self) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Who"), self.tr("Whose answers are compared"), is_figure=False),
            QueueColumn(self.tr("Images"), self.tr("How many both have read")),
            QueueColumn(
                self.tr("Same"),
                self.tr("Share of the images that got the same answer"),
                _keys([line.same for line in self._lines]),
            ),
            QueueColumn(
                self.tr("Kappa"),
                self.tr(
                    "Agreement beyond chance: 0 as by chance, 1 always. “–” where all answers "
                    "are the same, so that it is not defined"
                ),
                _keys([line.kappa for line in self._lines]),
            ),
            QueueColumn(
                self.tr("95 % interval"),
                self.tr(
                    "In which kappa lies for other images of the kind; patients and containers "
                    "are taken as wholes"
                ),
            ),
        ]

    def _pair_row(self, number: int) -> QueueRow:
        line = self._lines[number]
        kappa, interval = kappa_words(line.kappa), interval_words(line.kappa)
        said = self.tr("{0}: {1} ({2}), the same answer for {3} of {4} images.").format(
            line.kind, kappa, interval or "–", share_words(line.same), whole(line.scans)
        )
        words = (line.who, whole(line.scans), share_words(line.same), kappa, interval)
        return QueueRow(words, said)

    def _show_answers(self, number: int) -> None:
        found = self._found
        if found is None:
            return
        line = self._lines[number]
        rows = [place for place, one in enumerate(line.per_answer) if any(one.told)]
        figures = [line.per_answer[place] for place in rows]
        headings = [
            QueueColumn(self.tr("Answer"), self.tr("One answer against all"), is_figure=False),
            *(
                QueueColumn(
                    name,
                    self.tr("How often {0} gave it").format(name),
                    np.array([one.told[place] for one in figures]),
                )
                for place, name in enumerate(line.names)
            ),
            QueueColumn(
                self.tr("Same"),
                self.tr("Of the times that it was given, how often the other gave it, too"),
                _keys([one.same for one in figures]),
            ),
            QueueColumn(
                self.tr("Kappa"),
                self.tr("Of this answer against all others"),
                _keys([one.kappa for one in figures]),
            ),
            QueueColumn(self.tr("95 % interval"), self.tr("In which this kappa lies")),
        ]

        def word(row: int) -> QueueRow:
            one = figures[row]
            answer = displayable(answer_word(found.answers[rows[row]]))
            words = (
                answer,
                *(whole(count) for count in one.told),
                share_words(one.same),
                kappa_words(one.kappa),
                interval_words(one.kappa),
            )
            said = self.tr("{0}: kappa {1}.").format(answer, kappa_words(one.kappa))
            return QueueRow(words, said)

        self.answers.show_rows(headings, len(rows), word)

    def _dispute_headings(self, found: StudyAgreement) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Scan"), self.tr("Name of the file"), is_figure=False),
            *(
                QueueColumn(
                    displayable(reader),
                    self.tr("What {0} said").format(displayable(reader)),
                    is_figure=False,
                )
                for reader in found.readers
            ),
            QueueColumn(self.tr("Label"), self.tr("The label that holds now"), is_figure=False),
            QueueColumn(
                self.tr("Decided"), self.tr("What a person decided since"), is_figure=False
            ),
        ]

    def _dispute_row(self, number: int) -> QueueRow:
        found = self._found
        assert found is not None
        one = found.disputes[number]
        scans = self._lookup.scans([one.scan_id]) if one.scan_id is not None else []
        name = scans[0].name if scans else self.tr("not in this folder")
        told = [answer_word(one.said.get(reader)) for reader in found.readers]
        label = label_word(scans[0].label) if scans else ""
        decided = answer_word(one.settled) if one.settled else ""
        sentence = self.tr("{0}: {1}.").format(name, _told(one))
        return QueueRow((name, *told, label, decided), sentence)

    def _choose_dispute(self, number: int) -> None:
        if self._found is None or not self.isVisible():
            return
        scan_id = self._found.disputes[number].scan_id
        if scan_id is not None:
            self.scan_chosen.emit(ScanId(scan_id))

    # --- inside

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        title = PlainLabel(self.tr("Study"), self)
        title.setBuddy(self.study)
        head.addWidget(title)
        for one in (self.study, self._decide, self._gallery, self._export):
            head.addWidget(one)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SMALL)
        below.addWidget(self._disputed)
        below.addWidget(self.disputes, 1)
        below.addStretch(0)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        for part in (self.pairs, self.answers, lower):
            parts.addWidget(part)
        parts.setSizes(list(_HEIGHTS))
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SMALL)
        inner.addWidget(self.sentence)
        inner.addWidget(parts, 1)
        self._shown.setFocusProxy(self.pairs)
        self._pages.addWidget(self._shown)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self._pages)

    def _button(self, icon: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        return button


def _keys(figures: Sequence[Measured | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return what a column sorts by; what is not defined comes last."""
    return np.array([-2.0 if one is None else one.value for one in figures])


def _told(dispute: Dispute) -> str:
    return ", ".join(
        f"{displayable(reader)} {answer_word(said)}" for reader, said in dispute.said.items()
    )
