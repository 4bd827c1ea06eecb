"""What a relabelling changes: the matrix cell by cell, and a part that nothing learnt from."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.curating.what_changes import CellChange
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.curating.what_changes import WhatChanges
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curate.held_out_part import HeldOutTable, signed
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL


class WhatChangesPage(QWidget):
    """Shows before and after, and says whether the user accepts it."""

    shown = Signal()
    accept_wanted = Signal()
    discard_wanted = Signal()
    scans_wanted = Signal(str, object)  # what they are, and tuple[ScanId, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: WhatChanges | None = None
        self._cells: list[CellChange] = []
        self.accept = self._button("confirm", self.tr("Accept"), self.accept_wanted.emit)
        self.accept.setToolTip(self.tr("Replaces the predictions by those shown here"))
        self.discard = self._button("undo", self.tr("Discard…"), self.discard_wanted.emit)
        self.discard.setToolTip(
            self.tr("Takes back what was said since the predictions; asks first")
        )
        self.flipped = self._button("swap", "", self._open_flipped)
        self.flipped.setToolTip(
            self.tr("Shows the scans about which something else is predicted in the gallery")
        )
        self.relabelled = self._button("relabelled", "", self._open_relabelled)
        self.relabelled.setToolTip(
            self.tr("Shows the scans that taught something else before in the gallery")
        )
        self.sentence = PlainLabel(parent=self, wraps=True)
        self.table = QueueTable(self.tr("Cells of the matrix, the largest change first"), self)
        self.table.opened.connect(self._open_cell)
        self.held_out = HeldOutTable(self)
        self.held_out.scans_wanted.connect(self.scans_wanted)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.show_waiting(self.tr("Fitting anew with the labels of now…"))

    def show_message(
        self, title: str, text: str, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say why there is nothing to show; `button` calls `act`."""
        self._found = None
        self._message.show_message(title, text, button, act)
        self._pages.setCurrentWidget(self._message)
        self._show_deeds()

    def show_waiting(self, text: str) -> None:
        """Say what is being done; what was shown before stays in sight."""
        if self._found is None:
            self.show_message(self.tr("One moment"), text)
        else:
            self.sentence.setText(text)
            self._show_deeds(is_fresh=False)

    def show_stale(self) -> None:
        """Say that labels changed since: what is shown holds no longer."""
        if self._found is not None:
            self.show_waiting(self.tr("Labels changed: this is fitted anew in a moment."))

    def show_found(self, found: WhatChanges) -> None:
        """Show what changes."""
        self._found, self._cells = found, found.scans.cells()
        self.sentence.setText(self._in_words(found))
        changes = np.array([abs(cell.change) for cell in self._cells])
        columns = [
            QueueColumn(self.tr("Label"), self.tr("The label that holds"), is_figure=False),
            QueueColumn(self.tr("Predicted"), self.tr("What is predicted"), is_figure=False),
            QueueColumn(
                self.tr("Before"),
                self.tr("Scans by the predictions that there are, and the labels they learnt"),
                np.array([cell.before for cell in self._cells]),
            ),
            QueueColumn(
                self.tr("After"),
                self.tr("Scans by the predictions fitted anew, and the labels of now"),
                np.array([cell.after for cell in self._cells]),
            ),
            QueueColumn(self.tr("Change"), self.tr("After less before"), changes),
        ]
        self.table.show_rows(columns, len(self._cells), self._row)
        if self._cells:
            self.table.choose(0)
        self.held_out.show_part(found.held_out)
        self._pages.setCurrentIndex(0)
        self._show_deeds()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def _in_words(self, found: WhatChanges) -> str:
        scans = found.scans
        before, after = scans.before, scans.after
        if not found.changed and not scans.flipped:
            said = self.tr("No label changed since the predictions: nothing to accept.")
        else:
            said = self.tr(
                "Scans spoken about since the predictions: {0}; that teach something else now: "
                "{1}; predicted otherwise: {2}."
            ).format(
                whole(len(found.changed)),
                whole(len(scans.relabelled)),
                whole(len(scans.flipped)),
            )
        kept = len(found.changed) - len(found.to_take_back)
        if kept:
            said += " " + self.tr(
                "Of these, {0} changed with their files, which Discard leaves as they are."
            ).format(whole(kept))
        wrong = (
            (before.total - int(np.trace(before.counts))),
            (after.total - int(np.trace(after.counts))),
        )
        said += " " + self.tr(
            "Label and prediction differ: {0} → {1} ({2}). Fitted anew in {3} s."
        ).format(
            whole(wrong[0]),
            whole(wrong[1]),
            signed(wrong[1] - wrong[0]),
            decimal(found.fitting, 2),
        )
        return said

    def _row(self, number: int) -> QueueRow:
        cell = self._cells[number]
        label, predicted = displayable(cell.label), displayable(cell.predicted)
        words = (label, predicted, whole(cell.before), whole(cell.after), signed(cell.change))
        said = self.tr(
            "Label {0}, predicted {1}: {2} scans before, {3} after ({4}). Enter shows those "
            "that came and those that left."
        )
        return QueueRow(words, said.format(*words))

    def _open_cell(self, number: int) -> None:
        if self._found is None:
            return
        cell = self._cells[number]
        came = self._found.scans.came_to(cell.label, cell.predicted)
        left = self._found.scans.left(cell.label, cell.predicted)
        name = self.tr("came to {0}, predicted {1}, or left it")
        if came or left:
            named = name.format(displayable(cell.label), displayable(cell.predicted))
            self.scans_wanted.emit(named, came + left)

    def _open_flipped(self) -> None:
        if self._found is not None:
            self.scans_wanted.emit(self.tr("predicted otherwise"), self._found.scans.flipped)

    def _open_relabelled(self) -> None:
        if self._found is not None:
            scans = self._found.scans.relabelled
            self.scans_wanted.emit(self.tr("teach something else"), scans)

    def _show_deeds(self, *, is_fresh: bool = True) -> None:
        found = self._found if is_fresh else None
        flipped = len(found.scans.flipped) if found else 0
        relabelled = len(found.scans.relabelled) if found else 0
        self.flipped.setText(self.tr("Predicted otherwise: {0}").format(whole(flipped)))
        self.relabelled.setText(self.tr("Relabelled: {0}").format(whole(relabelled)))
        self.flipped.setEnabled(bool(flipped))
        self.relabelled.setEnabled(bool(relabelled))
        self.accept.setEnabled(found is not None and bool(found.changed or flipped))
        self.discard.setEnabled(found is not None and bool(found.to_take_back))

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for button in (self.accept, self.discard, self.flipped, self.relabelled):
            head.addWidget(button)
        parts = QSplitter(self)
        parts.setOrientation(parts.orientation().Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.held_out)
        parts.setStretchFactor(0, 1)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SMALL)
        inner.addWidget(self.sentence)
        inner.addWidget(parts, 1)
        self._pages.addWidget(content)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button
