"""A training while it runs, and what came of it."""

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.training import TrainingProgress, TrainingState
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.method_words import method_title, trainable_word
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import duration
from ajna_desktop.ui.theme import MEDIUM, SMALL
from ajna_desktop.ui.training.notice import Notice
from ajna_desktop.ui.training.outcome_view import OutcomeView
from ajna_desktop.ui.training.progress_words import progress_words
from ajna_desktop.ui.training.wanted import Outcome, TrainingRequest

if TYPE_CHECKING:
    from ajna_desktop.ui.training.curves import TrainingCurves

_SIDE_BY_SIDE: Final = 100  # characters; in a narrower place the curves stand below


class Stage(Enum):
    """What the page shows."""

    RUNNING = "running"
    DONE = "done"
    ENDED = "ended"  # failed, or broken off


class RunPage(QWidget):
    """One training at a time: begun, watched, steered, done."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    finish_wanted = Signal()
    judge_wanted = Signal(object)  # Outcome
    compare_wanted = Signal()
    again_wanted = Signal()  # back to the settings

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage.ENDED
        self._request: TrainingRequest | None = None
        self._progress = TrainingProgress(TrainingState.PREPARING)
        self._outcome: Outcome | None = None
        self._asked_in: TrainingState | None = None  # for a pause or its end
        self._curves: TrainingCurves | None = None
        self._title = PlainLabel(parent=self, wraps=True)
        self._state = PlainLabel(parent=self, wraps=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self._notice = Notice(self)
        self.outcome = OutcomeView(self)
        self._pause = self._button("pause", self.pause_or_resume)
        self._finish = self._button("stop", self._on_finish)
        self._judge = self._button("run", self._on_judge)
        self._compare = self._button("compare", self.compare_wanted.emit)
        self._again = self._button("training", self.again_wanted.emit)
        self._finish.setText(self.tr("Stop and keep the best"))
        self._finish.setToolTip(self.tr("Ends the training; the best weights so far are kept"))
        self._judge.setText(self.tr("Judge this folder with it"))
        self._compare.setText(self.tr("Compare"))
        self._compare.setToolTip(self.tr("Goes to the comparison of classifiers"))
        self._again.setText(self.tr("New training"))
        self._lay_out()

    def begin(self, request: TrainingRequest, waits: bool) -> None:
        """Show a training that was asked for; it `waits` while the folder is being read."""
        self._request, self._outcome, self._asked_in = request, None, None
        self._title.setText(request.name)
        self._notice.hide()
        self.outcome.hide()
        if request.settings is not None and self._curves is None:
            self._make_curves()
        if self._curves is not None:
            self._curves.setVisible(request.settings is not None)
        self._show_stage(Stage.RUNNING)
        self.show_progress(TrainingProgress(TrainingState.PREPARING))
        if waits:
            self._state.setText(self.tr("It begins when the work under way is done."))
        self._finish.setEnabled(True)
        (self._pause if not self._pause.isHidden() else self._finish).setFocus()

    def show_progress(self, progress: TrainingProgress) -> None:
        """Show how far it is."""
        if self._stage is not Stage.RUNNING or self._request is None:
            return
        is_other = progress.epochs != self._progress.epochs or not progress.epochs
        self._progress = progress
        self._state.setText(progress_words(progress))
        self._say_note(progress)
        self._bar.setRange(0, progress.total)  # 0 while nobody can tell
        self._bar.setValue(progress.done)
        self._show_pause()
        if progress.state is TrainingState.FINISHING:
            self._finish.setEnabled(False)
        if self._curves is not None and self._request.settings is not None and is_other:
            stages = [trainable_word(one.trainable) for one in self._request.settings.stages]
            self._curves.show_epochs(progress.epochs, progress.most_epochs, stages)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it."""
        self._outcome = outcome
        said = self.tr("Done in {0}: {1}")
        title = method_title(outcome.request.method)
        self._state.setText(said.format(duration(outcome.seconds), title))
        self.outcome.show_outcome(outcome)
        self._show_stage(Stage.DONE)
        can_judge = outcome.classifier is not None
        self._judge.setVisible(can_judge)
        (self._judge if can_judge else self._again).setFocus()
        if self._curves is not None and outcome.epochs:
            settings = outcome.request.settings
            stages = settings.stages if settings is not None else ()
            names = [trainable_word(one.trainable) for one in stages]
            self._curves.show_epochs(outcome.epochs, len(outcome.epochs), names)

    def show_end(self, sentence: str) -> None:
        """Say why nothing came of it; it failed, or was broken off."""
        self._state.setText(self.tr("Nothing came of this training."))
        self._notice.show_notice(sentence)
        self._show_stage(Stage.ENDED)
        self._again.setFocus()

    def pause_or_resume(self) -> None:
        """Ask for a pause, or for its end."""
        self._asked_in = self._progress.state
        self._pause.setEnabled(False)  # until it is heard
        if self._asked_in is TrainingState.PAUSED:
            self.resume_wanted.emit()
        else:
            self._pause.setText(self.tr("Pausing…"))
            self.pause_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the curves below the figures where there is no room beside them."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        self._parts.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        )

    def _on_finish(self) -> None:
        self._finish.setEnabled(False)
        self._pause.setEnabled(False)
        self._state.setText(self.tr("Stopping at the next step…"))
        self.finish_wanted.emit()

    def _on_judge(self) -> None:
        if self._outcome is not None:
            self.judge_wanted.emit(self._outcome)

    def _show_stage(self, stage: Stage) -> None:
        self._stage = stage
        is_running = stage is Stage.RUNNING
        self._bar.setVisible(is_running)
        self._finish.setVisible(is_running)
        self._show_pause()
        self.outcome.setVisible(stage is Stage.DONE)
        self._judge.setVisible(stage is Stage.DONE)
        self._compare.setVisible(stage is Stage.DONE)
        self._again.setVisible(not is_running)

    def _show_pause(self) -> None:
        by_epochs = self._request is not None and self._request.settings is not None
        self._pause.setVisible(self._stage is Stage.RUNNING and by_epochs)
        state = self._progress.state
        if state is self._asked_in:
            return  # it is not heard yet
        self._asked_in = None
        is_paused = state is TrainingState.PAUSED
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        icons.wear(self._pause, "run" if is_paused else "pause")
        can = is_paused or state is TrainingState.TRAINING
        self._pause.setEnabled(can and self._finish.isEnabled())

    def _say_note(self, progress: TrainingProgress) -> None:
        said = [part for part in (progress.note, progress.device) if part]
        if said:
            self._state.setText(f"{self._state.text()}\n{' · '.join(said)}")

    def _button(self, icon: str, act: object) -> QPushButton:
        button = QPushButton(self)
        icons.wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button

    def _make_curves(self) -> None:
        # Here, not above: it loads pyqtgraph, which takes 0.3 s that no start may lose.
        from ajna_desktop.ui.training.curves import TrainingCurves

        self._curves = TrainingCurves(self)
        self._parts.insertWidget(0, self._curves, 3)

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        content = QWidget(self)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(MEDIUM)
        self._parts.addWidget(self.outcome, 2, Qt.AlignmentFlag.AlignTop)
        scrolled = QScrollArea(self)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(content)
        buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons, SMALL)
        for part in (self._pause, self._finish, self._judge, self._compare, self._again):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        for whole in (self._title, self._state, self._bar, self._notice):
            layout.addWidget(whole)
        layout.addWidget(scrolled, 1)
        layout.addWidget(buttons)
