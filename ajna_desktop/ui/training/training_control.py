"""Joins the Training tab to the open folder: begins, steers and ends trainings."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.methods import Method
from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.training import AUGMENTATIONS, TrainingProgress
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.train.kept_training import Unfinished
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.method_words import method_title
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.task_wording import duration
from ajna_desktop.ui.training.memory import Chosen, Lasted, TrainingMemory
from ajna_desktop.ui.training.obstacles import PRETRAINED, UNLABELLED, WEIGHTS
from ajna_desktop.ui.training.training_panel import TrainingPanel
from ajna_desktop.ui.training.trainings import Report, Trainings
from ajna_desktop.ui.training.wanted import (
    Ground,
    Obstacle,
    Outcome,
    TrainingRequest,
)
from ajna_desktop.ui.training.weights_dialog import WeightsDialog


class TrainingControl(QObject):
    """One training at a time, on the task thread; the tab may come later or not at all."""

    judge_wanted = Signal(object)  # ClassifierBundle
    compare_wanted = Signal()
    unlabelled_wanted = Signal()  # to be shown in the gallery
    failed = Signal(object)  # the Exception of a reading
    done = Signal(object)  # Outcome
    said = Signal(str)  # a remark for the task bar

    _progressed = Signal(object)  # TrainingProgress, from the task thread

    def __init__(
        self,
        trainings: Trainings,
        pipeline: Pipeline,
        memory: TrainingMemory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trainings = trainings
        self._pipeline = pipeline
        self._memory = memory
        self._panel: TrainingPanel | None = None
        self._ground = Ground()
        self._scan_id: ScanId | None = None
        self._variation = "none"
        self._request: TrainingRequest | None = None  # of the training that runs or waits
        self._has_begun = False
        self._is_finishing = False
        self._turn = _Turn()  # of the training that runs or waits
        self._troubles: dict[str, str] = {}  # why a help did not help, by `Obstacle.help`
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self._progressed.connect(self._on_progress)
        pipeline.step_done.connect(self._on_step_done)
        pipeline.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """Whether a training runs or waits for its turn."""
        return self._request is not None

    def attach(self, panel: TrainingPanel) -> None:
        """Let a tab show what there is, and hear what it asks for."""
        self._panel = panel
        panel.start_wanted.connect(self.start)
        panel.continue_wanted.connect(self._go_on)
        panel.discard_wanted.connect(self._discard)
        panel.pause_wanted.connect(self._trainings.pause)
        panel.resume_wanted.connect(self._trainings.resume)
        panel.finish_wanted.connect(self._on_finish_wanted)
        panel.judge_wanted.connect(lambda outcome: self.judge_wanted.emit(outcome.classifier))
        panel.compare_wanted.connect(self.compare_wanted)
        panel.help_wanted.connect(self._help)
        panel.preview_wanted.connect(self._preview)
        panel.setup.method_chosen.connect(self._show_method)
        panel.setup.changed.connect(self._remember)
        panel.show_ground(self._ground)
        if self._memory.method:
            panel.setup.methods.choose(self._memory.method)
        self.refresh()

    def show_counts(self, counts: FolderCounts, is_reading: bool) -> None:
        """Take in how many scans of each kind the folder has."""
        labelled = tuple((label, n) for label, n in counts.by_label if label is not None)
        splits = tuple(name for name, _ in counts.by_split if name)
        former = self._ground
        self._ground = Ground(counts.every, labelled, splits, is_reading)
        if [label for label, _ in labelled] != [label for label, _ in former.by_label]:
            self.refresh()
        elif self._panel is not None and self._ground != former:
            self._panel.show_ground(self._ground)

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Vary this scan from now on."""
        if scan_id != self._scan_id:
            self._scan_id = scan_id
            self._preview(self._variation)

    def refresh(self) -> None:
        """Look anew what can be trained here, and what was broken off."""
        if self._panel is None:
            return
        self._panel.show_ground(self._ground)
        self._show_method(self._panel.setup.method)
        ground = self._ground
        obstacles = self._trainings.obstacles
        self._reading.ask("obstacles", lambda: obstacles(ground), self._show_obstacles)
        unfinished = self._panel.show_unfinished
        self._reading.ask("unfinished", self._trainings.unfinished, unfinished)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        self._panel = None
        return self._reading.stop()

    @Slot(object)
    def start(self, request: TrainingRequest) -> None:
        """Train what is asked for, after the work under way."""
        self._begin(
            request, lambda context, told: self._trainings.train(request, context, told)
        )

    def finish(self) -> bool:
        """End the training under way with the best weights so far.

        Returns whether there was one that could be told so: none that waits, nor a second time.
        Whoever wants it ended all the same breaks off the task.
        """
        if not self._has_begun or self._is_finishing:
            return False
        self._is_finishing = True
        self._trainings.finish()
        return True

    @Slot()
    def _on_finish_wanted(self) -> None:
        if self.finish() or self._is_finishing:
            return
        if self._turn.take_back():
            self._end(self.tr("It was taken back before it began."))
        else:  # scans are being read for it: nothing has been learnt yet
            self._pipeline.stop()

    @Slot(object)
    def _go_on(self, unfinished: Unfinished) -> None:
        method = unfinished.method
        request = TrainingRequest(method, method.settings, unfinished.name, False, 0)
        self._begin(
            request, lambda context, told: self._trainings.go_on(unfinished, context, told)
        )

    def _begin(
        self, request: TrainingRequest, train: Callable[[TaskContext, Report], Outcome]
    ) -> None:
        if self._request is not None:
            return
        self._request, self._has_begun, self._is_finishing = request, False, False
        turn = self._turn = _Turn()

        def step(context: TaskContext) -> "Outcome | _Failure | None":
            context.check()
            if not turn.take():
                return None
            try:
                return train(context, self._progressed.emit)
            except AjnaError as error:
                return _Failure(str(error))

        if self._panel is not None:
            self._panel.begin(request, self._pipeline.is_running)
        self._pipeline.start([step])

    @Slot(object)
    def _on_progress(self, progress: TrainingProgress) -> None:
        self._has_begun = True
        if self._panel is not None:
            self._panel.show_progress(progress)

    @Slot(object)
    def _on_step_done(self, result: object) -> None:
        if isinstance(result, Outcome):
            self._on_outcome(result)
        elif isinstance(result, _Failure):
            self._end(result.sentence)
        elif isinstance(result, _Weights):
            self._troubles = (
                {WEIGHTS + result.network: result.trouble} if result.trouble else {}
            )
            self.refresh()

    def _on_outcome(self, outcome: Outcome) -> None:
        method = outcome.request.method
        self._request = None
        self._memory.remember_lasted(method, Lasted(outcome.seconds, self._ground.scans))
        if self._panel is not None:
            self._panel.show_outcome(outcome)
        self.done.emit(outcome)
        self.said.emit(self.tr("Trained: {0}").format(outcome.name))
        self.refresh()

    @Slot(bool)
    def _on_ended(self, is_complete: bool) -> None:
        # The step before it failed or was stopped, or the training was broken off.
        if self._request is not None:
            self._end(
                self.tr("It was broken off. What can go on is offered with the settings.")
            )

    def _end(self, sentence: str) -> None:
        self._request = None
        if self._panel is not None:
            self._panel.show_end(sentence)
        self.said.emit(self.tr("The training ended without a result"))
        self.refresh()

    def _show_obstacles(self, obstacles: Mapping[str, Obstacle]) -> None:
        if self._panel is not None:
            said = {
                name: replace(one, sentence=self._troubles.get(one.help, one.sentence))
                for name, one in obstacles.items()
            }
            self._panel.show_obstacles(said)

    @Slot(object)
    def _discard(self, unfinished: Unfinished) -> None:
        self._reading.ask(
            "discard", lambda: self._trainings.discard(unfinished), lambda _: self.refresh()
        )

    @Slot(str)
    def _help(self, wanted: str) -> None:
        if wanted == UNLABELLED:
            self.unlabelled_wanted.emit()
            return
        network = wanted.removeprefix(WEIGHTS)
        dialog = WeightsDialog(PRETRAINED[network], self._panel)
        dialog.setModal(True)
        dialog.file_chosen.connect(lambda file: self._fetch_weights(network, file))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _fetch_weights(self, network: str, file: Path | None) -> None:
        def step(context: TaskContext) -> "_Weights":
            try:
                self._trainings.fetch_weights(network, file, context)
            except AjnaError as error:
                return _Weights(network, str(error))
            return _Weights(network)

        self._pipeline.start([step])

    @Slot(object)
    def _show_method(self, method: Method) -> None:
        if self._panel is None:
            return
        self._memory.method = method.name
        chosen, lasted = self._memory.chosen(method), self._memory.lasted(method)
        said = ""
        if lasted is not None:
            took = self.tr("the last one took {0} with {1} scans")
            said = took.format(duration(lasted.seconds), whole(lasted.scans))
        setup = self._panel.setup
        setup.show_method(chosen.settings, chosen.resample, chosen.seed, said)
        name = f"{self._trainings.folder_name} · {method_title(method)}"
        self._reading.ask("name", lambda: self._trainings.free_name(name), setup.show_name)

    @Slot()
    def _remember(self) -> None:
        if self._panel is not None:
            form = self._panel.setup.form
            chosen = Chosen(form.settings, form.resample, form.seed)
            self._memory.remember(self._panel.setup.method, chosen)

    @Slot(str)
    def _preview(self, name: str) -> None:
        self._variation = name
        panel, scan_id = self._panel, self._scan_id
        if panel is None or name == "none":
            return
        if scan_id is None:
            panel.show_no_variants(self.tr("Choose a scan to see how it is varied."))
            return
        self._reading.ask(
            "variants",
            lambda: _or_reason(lambda: self._trainings.variants(scan_id, AUGMENTATIONS[name])),
            self._on_variants,
        )

    def _on_variants(self, found: Sequence[QImage] | AjnaError) -> None:
        if self._panel is None:
            return
        if isinstance(found, AjnaError):
            self._panel.show_no_variants(str(found))
        else:
            self._panel.show_variants(found)


class _Turn:
    """Either the task thread takes it, or the user takes it back; for good. Thread-safe."""

    def __init__(self) -> None:
        self._is_open = threading.Lock()

    def take(self) -> bool:
        """Return whether the training may begin."""
        return self._is_open.acquire(blocking=False)

    def take_back(self) -> bool:
        """Return whether it will not begin."""
        return self._is_open.acquire(blocking=False)


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a training came to nothing, for the user."""

    sentence: str


@dataclass(frozen=True, slots=True)
class _Weights:
    """How fetching weights ended."""

    network: str
    trouble: str = ""  # for the user


def _or_reason(read: Callable[[], Any]) -> Any:
    """Return what is read, or why it could not be."""
    try:
        return read()
    except AjnaError as error:
        return error
