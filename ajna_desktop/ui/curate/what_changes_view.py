"""Joins the page of what changes to the open folder."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.what_changes import WhatChanges, accept, what_changes
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curate.what_changes_page import WhatChangesPage
from ajna_desktop.ui.edits import Edits, StoredCommand
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView
from ajna_desktop.workers.engine import Engine


class Relearns(Protocol):
    """The part of an open folder that this page needs."""

    collection: Collection
    engine: Engine
    edits: Edits
    pipeline: Pipeline
    run: Run | None

    def choose(self, classifier: ClassifierBundle | None) -> None:
        """Have the scans judged by `classifier` from now on; None judges out of fold."""

    def update_predictions(self) -> None:
        """Judge every scan anew, with the labels of now."""


class WhatChangesView(WorkView):
    """Fits anew when labels have changed and the page is looked at."""

    name = "what_changes"

    def __init__(self, opened: Relearns) -> None:
        super().__init__()
        self._opened = opened
        self._page: WhatChangesPage | None = None
        self._found: WhatChanges | None = None
        self._is_stale = True
        self._context = TaskContext()
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self._once_seen = OnceSeen(self._look, self)
        opened.pipeline.ended.connect(self._on_ended)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("What changes")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = WhatChangesPage()
        self._once_seen.watch(page)
        page.shown.connect(self._look)
        page.accept_wanted.connect(self.accept)
        page.discard_wanted.connect(self.ask_discard)
        page.scans_wanted.connect(self._open)
        return page

    def show_changes(self, changes: Changes) -> None:
        """Fit anew before long, once the page is looked at."""
        if changes.labelled or changes.predicted or changes.scans or changes.classes:
            self._is_stale = True
            if self._page is not None:
                self._page.show_stale()
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Fit no more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        self._context.cancel()
        return [self._reading.stop()]

    def accept(self) -> None:
        """Replace the predictions by those that are shown."""
        found, page = self._found, self._page
        if found is None or page is None or self._is_stale:
            return
        page.show_waiting(self.tr("The predictions are being replaced…"))
        collection = self._opened.collection

        def work(context: TaskContext) -> Run:
            return accept(collection, found, context)

        self._opened.pipeline.start([work])

    def ask_discard(self) -> None:
        """Ask whether what was said since the predictions shall be taken back."""
        if self._found is None or self._page is None or self._is_stale:
            return
        count = len(self._found.to_take_back)
        box = QMessageBox(self._page)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Discard label changes"))
        box.setText(self.tr("Take back what was said about %n scan(s)?", "", count))
        box.setInformativeText(
            self.tr(
                "They get the labels back that the predictions were learnt from. It is one "
                "step that can be undone; the history keeps both."
            )
        )
        do = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        for button in (do, leave):
            claim_pressing(button)
        do.clicked.connect(self.discard)
        box.finished.connect(box.deleteLater)
        box.open()

    def discard(self) -> None:
        """Take back what people said since the predictions, as one step."""
        found = self._found
        if found is None or not found.to_take_back:
            return
        labels, before = self._opened.collection.labels, found.to_take_back
        after = labels.decisions(before)
        note = "label changes discarded"
        self._opened.edits.do(
            StoredCommand(
                self.tr("%n scan(s): label changes discarded", "", len(before)),
                list(before),
                lambda forward: labels.decide(before if forward else after, note=note),
            )
        )

    @Slot()
    def _look(self) -> None:
        """Fit anew, where that is wanted and somebody looks."""
        page, opened = self._page, self._opened
        if page is None or not page.isVisible() or not self._is_stale:
            return
        run = opened.run
        if run is None or run.kind is not RunKind.OUT_OF_FOLD:
            self._say_nothing(page, run)
            return
        if opened.pipeline.is_running:  # `_on_ended` follows
            page.show_waiting(self.tr("The folder is being read or judged…"))
            return
        page.show_waiting(self.tr("Fitting anew with the labels of now…"))
        self._is_stale = False
        self._reading.ask("refit", self._read, self._show)

    def _read(self) -> WhatChanges | AjnaError:
        try:
            return what_changes(self._opened.collection, self._opened.engine, self._context)
        except AjnaError as error:
            return error

    def _show(self, found: WhatChanges | AjnaError) -> None:
        page = self._page
        if page is None or self._is_stale:
            return
        if isinstance(found, AjnaError):
            self._found = None
            self._is_stale = True
            page.show_message(
                self.tr("Nothing to compare"), str(found), self.tr("Try again"), self._look
            )
            return
        self._found = found
        page.show_found(found)

    def _say_nothing(self, page: WhatChangesPage, run: Run | None) -> None:
        self._found = None
        if run is None:
            page.show_message(
                self.tr("No predictions yet"),
                self.tr(
                    "Once the scans are judged by what their labels teach, this page shows "
                    "what a relabelling changes, before any prediction is replaced."
                ),
                self.tr("Judge the scans"),
                self._opened.update_predictions,
            )
            return
        page.show_message(
            self.tr("These predictions do not learn from labels"),
            self.tr(
                "They are by “{0}”, which was made elsewhere: labels given here change nothing "
                "about them. Judged out of fold, each scan is judged by what the labels of the "
                "others teach."
            ).format(run.classifier),
            self.tr("Judge out of fold"),
            lambda: self._opened.choose(None),
        )

    def _open(self, name: str, ids: tuple[ScanId, ...]) -> None:
        among = NamedScans(name, ids)
        self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED, readable=None))

    @Slot(bool)
    def _on_ended(self, is_complete: bool) -> None:
        if not is_complete and self._page is not None and self._found is not None:
            self._is_stale = True  # what was to be accepted was not: it is looked at anew
        self._look()
