"""The Training tab: choose a method, watch it learn, use what came of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.training import TrainingProgress
from ajna_desktop.tasks.train.kept_training import Unfinished
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.training.run_page import RunPage
from ajna_desktop.ui.training.setup_page import SetupPage
from ajna_desktop.ui.training.wanted import (
    Ground,
    Obstacle,
    Outcome,
    TrainingRequest,
)


class TrainingPanel(QWidget):
    """The settings, or the training that runs, or why there is nothing to train on."""

    start_wanted = Signal(object)  # TrainingRequest
    continue_wanted = Signal(object)  # Unfinished
    discard_wanted = Signal(object)  # Unfinished
    pause_wanted = Signal()
    resume_wanted = Signal()
    finish_wanted = Signal()
    judge_wanted = Signal(object)  # Outcome
    compare_wanted = Signal()
    help_wanted = Signal(str)  # `Obstacle.help`
    preview_wanted = Signal(str)  # name of an augmentation

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setup = SetupPage(self)
        self.run = RunPage(self)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._is_on_run = False
        for page in (self.setup, self.run, self._message):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.setup)
        self._connect()
        self.show_ground(Ground())

    def show_ground(self, ground: Ground) -> None:
        """Say what the folder offers to learn from."""
        self.setup.show_ground(ground)
        if ground.scans:
            self._message.show_message("", "")
        elif ground.is_reading:
            self._message.show_message(
                self.tr("Reading the folder"),
                self.tr("Trainings begin when its scans are there."),
            )
        else:
            self._message.show_message(
                self.tr("Nothing to learn from"),
                self.tr("This folder has no scan that can be read."),
            )
        self._has_scans = ground.scans > 0
        self._show_page()

    def show_obstacles(self, obstacles: Mapping[str, Obstacle]) -> None:
        """Say which methods cannot be trained here, by name, and why."""
        self.setup.show_obstacles(obstacles)

    def show_unfinished(self, unfinished: Sequence[Unfinished]) -> None:
        """Offer to go on with what was broken off; the last one first."""
        self.setup.show_unfinished(unfinished)

    def show_variants(self, images: Sequence[QImage]) -> None:
        """Show how a scan is varied; the first image is the scan as it is."""
        self.setup.variants.show_images(images)

    def show_no_variants(self, reason: str) -> None:
        """Say why there is nothing to show of how scans are varied."""
        self.setup.variants.show_message(reason)

    def begin(self, request: TrainingRequest, waits: bool = False) -> None:
        """Show a training that was asked for; it `waits` while the folder is being read."""
        self._is_on_run = True
        self._show_page()
        self.run.begin(request, waits)

    def show_progress(self, progress: TrainingProgress) -> None:
        """Show how far the training is."""
        self.run.show_progress(progress)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of the training."""
        self.run.show_outcome(outcome)

    def show_end(self, sentence: str) -> None:
        """Say why nothing came of the training."""
        self.run.show_end(sentence)

    def show_setup(self) -> None:
        """Go back to the settings."""
        self._is_on_run = False
        self._show_page()
        self.setup.setFocus()

    def _show_page(self) -> None:
        page: QWidget = self.run if self._is_on_run else self.setup
        self._pages.setCurrentWidget(
            page if self._is_on_run or self._has_scans else self._message
        )

    def _connect(self) -> None:
        setup, run = self.setup, self.run
        setup.start_wanted.connect(self.start_wanted)
        setup.continue_wanted.connect(self.continue_wanted)
        setup.discard_wanted.connect(self.discard_wanted)
        setup.help_wanted.connect(self.help_wanted)
        setup.preview_wanted.connect(self.preview_wanted)
        run.pause_wanted.connect(self.pause_wanted)
        run.resume_wanted.connect(self.resume_wanted)
        run.finish_wanted.connect(self.finish_wanted)
        run.judge_wanted.connect(self.judge_wanted)
        run.compare_wanted.connect(self.compare_wanted)
        run.again_wanted.connect(self.show_setup)
