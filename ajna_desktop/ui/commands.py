"""What menus and buttons do with the open folder, and what the task bar says of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog

from ajna_desktop.domain.errors import AjnaError, StoreInUse
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.ui.classifier_words import classifier_words
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.exporting.export_command import ExportCommand
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.report.report_command import ReportCommand
from ajna_desktop.ui.task_runner import BackgroundTask, TaskRunner
from ajna_desktop.ui.tool_bar import Choice
from ajna_desktop.ui.work_page import WorkPage


class Commands(QObject):
    """Joins the actions of the window to one open folder at a time."""

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        crashes: CrashHandler,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._crashes = crashes
        self._opened: OpenCollection | None = None
        self._page: WorkPage | None = None
        self._is_updating = False  # the user waits for other predictions
        self.exporting = ExportCommand(self._follow, self)
        self.exporting.written.connect(self._on_exported)
        self.exporting.said.connect(window.task_bar.say)
        self.reporting = ReportCommand(self._follow, self)
        self.reporting.written.connect(self._on_exported)
        for name, slot in {
            "run": self._run,
            "read_again": self._run,
            "update": self._update,
            "stop": self._stop,
            "undo": self._undo,
            "redo": self._redo,
            "export": self._ask_export,
            "report": self._ask_report,
            "save_classifier": self._ask_classifier_name,
        }.items():
            window.acts[name].triggered.connect(slot)
        window.tool_bar.classifier_chosen.connect(self._choose_classifier)
        self.detach()

    def attach(self, opened: OpenCollection, page: WorkPage) -> None:
        """Let the actions work on this folder."""
        self._opened, self._page = opened, page
        bar = self._window.task_bar
        opened.changed.connect(page.show_changes)
        opened.failed.connect(self.show_error)
        opened.state_changed.connect(self.show_state)
        opened.pipeline.progressed.connect(bar.show_progress)
        opened.pipeline.ended.connect(self._on_ended)
        opened.edits.said.connect(self._say_edit)
        opened.edits.took_back.connect(bar.say)
        opened.edits.revisited.connect(page.revisit)
        opened.edits.stack.indexChanged.connect(self._show_undo)
        page.current.shown.connect(self._show_undo)
        page.review.listed.connect(self._show_undo)
        page.open_wanted.connect(self._window.ask_folder)
        page.said.connect(bar.say)
        page.exported.connect(self._on_exported)
        self._window.tool_bar.threshold.attach(opened.trial)
        self.show_state()
        self._show_undo()

    def detach(self) -> None:
        """Let the actions work on nothing."""
        if self._opened is not None and self._page is not None:
            self._opened.failed.disconnect(self.show_error)
            self._opened.state_changed.disconnect(self.show_state)
            self._opened.changed.disconnect(self._page.show_changes)
            self._window.tool_bar.threshold.detach()
        self._opened = self._page = None
        self._is_updating = False
        self._window.task_bar.show_idle()
        self._window.task_bar.say_nothing()
        self._window.tool_bar.show_classifiers((), None, False)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Say what the user can mend in a line; a bug goes to the crash dialog."""
        if not isinstance(error, AjnaError):
            self._crashes.report(error)
        elif isinstance(error, StoreInUse) or self._page is None:
            self._window.messages.show_message(
                str(error), self.tr("Open another folder…"), self._window.ask_folder
            )
        else:
            self._page.messages.show_message(str(error), self.tr("Try again"), self._run)

    @Slot()
    def show_state(self) -> None:
        """Show what is going on, and enable what can be done now."""
        opened, page = self._opened, self._page
        if opened is None or page is None:
            return
        acts, bar = self._window.acts, self._window.task_bar
        is_working = opened.is_working
        if not is_working:
            bar.show_idle()
        acts["stop"].setEnabled(is_working)
        for name in ("run", "read_again", "update", "save_classifier"):
            acts[name].setEnabled(not is_working)
        index = self.tr("index ready") if opened.has_index else self.tr("no index yet")
        old = self.tr("predictions older than labels") if opened.is_out_of_date else ""
        saved = self.tr("labels saved ✓") if opened.edits.is_saved else ""
        bar.show_facts(opened.device, index, old, saved)
        self._window.tool_bar.show_classifiers(
            [
                Choice(
                    self.tr("Out of fold on this folder"),
                    None,
                    self.tr("Learns from the labels here; no scan is judged by what saw it."),
                ),
                *(Choice(one.name, one, classifier_words(one)) for one in opened.classifiers),
            ],
            opened.classifier,
            not is_working,
        )
        self._window.tool_bar.threshold.refresh()
        page.show_busy()

    # --- the actions

    @Slot()
    def _run(self) -> None:
        if self._opened is not None and not self._opened.is_working:
            self._opened.read_folder()

    @Slot()
    def _update(self) -> None:
        if self._opened is not None:
            self._is_updating = True
            self._opened.update_predictions()

    @Slot(bool)
    def _on_ended(self, is_complete: bool) -> None:
        if self._is_updating and is_complete and self._opened is not None:
            nothing = self._opened.nothing_to_learn
            self._window.task_bar.say(nothing or self.tr("Predictions updated"))
        self._is_updating = False

    @Slot()
    def _stop(self) -> None:
        self._window.task_bar.show_stopping()
        if self._page is not None and self._page.training.finish():
            return  # it ends by itself, and what it has learnt so far is kept
        self._tasks.stop()
        if self._opened is not None:
            self._opened.pipeline.stop()

    @Slot(object)
    def _choose_classifier(self, classifier: ClassifierBundle | None) -> None:
        if self._opened is not None and classifier != self._opened.classifier:
            self._opened.choose(classifier)
            self.show_state()

    @Slot()
    def _undo(self) -> None:
        if self._opened is not None and self._page is not None:
            review, history = self._page.review, self._page.current.history
            if review.may_undo:
                self._opened.edits.undo(review.undoable(history))

    @Slot()
    def _redo(self) -> None:
        if self._opened is not None and self._page is not None and self._page.review.may_redo:
            self._opened.edits.redo()

    @Slot()
    def _show_undo(self) -> None:
        if self._opened is None or self._page is None:
            return
        edits, acts = self._opened.edits, self._window.acts
        review, history = self._page.review, self._page.current.history
        text = edits.undo_text(review.undoable(history)) if review.may_undo else ""
        acts["undo"].setText(self.tr("Undo: {0}").format(text) if text else self.tr("Undo"))
        acts["undo"].setEnabled(bool(text))
        text = edits.stack.redoText() if review.may_redo else ""
        acts["redo"].setText(self.tr("Redo: {0}").format(text) if text else self.tr("Redo"))
        acts["redo"].setEnabled(bool(text))

    @Slot(str)
    def _say_edit(self, text: str) -> None:
        self._window.task_bar.say(text, can_undo=True)

    # --- export

    @Slot()
    def _ask_export(self) -> None:
        if self._opened is not None:
            self.exporting.ask(self._opened, self._shown(), self._window)

    @Slot()
    def _ask_report(self) -> None:
        if self._opened is not None:
            self.reporting.ask(self._opened, self._window)

    def _shown(self) -> list[ScanId]:
        page = self._window.page
        return page.gallery.shown if page is not None else []

    @Slot(object)
    def _on_exported(self, place: Path) -> None:
        self._window.task_bar.say(self.tr("Exported to {0}").format(displayable(str(place))))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    @Slot()
    def _ask_classifier_name(self) -> None:
        opened = self._opened
        if opened is None:
            return
        name, is_given = QInputDialog.getText(
            self._window,
            self.tr("Save classifier"),
            self.tr("It learns from every label of this folder. Its name:"),
            text=displayable(opened.collection.folder.name),
        )
        if is_given and name.strip():
            self.save_classifier(name.strip())

    def save_classifier(self, name: str) -> None:
        """Fit a classifier on every label of the folder and keep it under `name`."""
        if (opened := self._opened) is not None:
            task = BackgroundTask(lambda context: opened.save_classifier(name, context))
            self._follow(task, self._on_classifier_saved)

    @Slot(object)
    def _on_classifier_saved(self, name: str) -> None:
        self._window.task_bar.say(
            self.tr("Saved: {0}. It can judge other folders now.").format(displayable(name))
        )
        self.show_state()

    def _follow(self, task: BackgroundTask, done: Callable[..., None]) -> None:
        task.progressed.connect(self._window.task_bar.show_progress)
        task.succeeded.connect(done)
        task.failed.connect(self.show_error)
        task.finished.connect(self.show_state)
        self._tasks.start(task)
