"""The line below everything: what is done now, what was just done, how things stand."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ajna_desktop.domain.progress import Progress
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import progress_line
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours

_TOAST_MILLISECONDS: Final = 12_000  # long enough to read it and to reach *Undo*
_BAR_STEPS: Final = 1000


class TaskBar(QFrame):
    """Progress with *Stop* at the left, an edit with *Undo* beside it, facts at the right."""

    stop_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Task bar"))
        self._progress = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(QSize(120, 8))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = _flat_button(self.tr("Stop"), self.stop_wanted)
        self._stop.setToolTip(self.tr("Stops within a second. What is done stays done."))
        self._said = _ShrinkingLabel()
        self._undo = _flat_button(self.tr("Undo"), self.undo_wanted)
        self._facts = PlainLabel()
        self._facts.setAccessibleName(self.tr("State"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, TIGHT, SMALL, TIGHT)
        layout.setSpacing(SMALL)
        for widget in (self._progress, self._bar, self._stop, self._said, self._undo):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._facts)
        self._toast = QTimer(self, singleShot=True, interval=_TOAST_MILLISECONDS)
        self._toast.timeout.connect(self._forget_said)
        self.show_idle()
        self._forget_said()
        self._colour()
        # A line of constant height: nothing jumps when a task begins.
        self.setFixedHeight(self._stop.sizeHint().height() + 2 * TIGHT)

    def show_progress(self, progress: Progress) -> None:
        """Show how far a task is."""
        self._progress.setText(progress_line(progress))
        if progress.total and progress.done:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * progress.done / progress.total))
        else:
            self._bar.setRange(0, 0)
        self._set_busy(True)

    def show_stopping(self) -> None:
        """Say that *Stop* was heard."""
        if not self._stop.isHidden():
            self._progress.setText(self.tr("Stopping…"))
            self._stop.setEnabled(False)

    def show_idle(self) -> None:
        """Show that nothing is being done."""
        self._progress.clear()
        self._set_busy(False)

    def say(self, text: str, can_undo: bool = False) -> None:
        """Show for some seconds what was done, with *Undo* where that is possible."""
        self._said.setText(text)
        self._said.setVisible(True)
        self._undo.setVisible(can_undo)
        self._toast.start()

    def say_nothing(self) -> None:
        """Take back what was said: it was about a folder that is no longer open."""
        self._toast.stop()
        self._forget_said()

    def show_facts(self, *facts: str) -> None:
        """Show the state of things: device, index, saved."""
        self._facts.setText("  ·  ".join(fact for fact in facts if fact))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _set_busy(self, is_busy: bool) -> None:
        for widget in (self._progress, self._bar, self._stop):
            widget.setVisible(is_busy)
        self._stop.setEnabled(True)

    def _forget_said(self) -> None:
        self._said.setVisible(False)
        self._undo.setVisible(False)

    def _colour(self) -> None:
        subtle = Colours.of(self.palette()).subtle
        palette = QPalette(self._facts.palette())
        if palette.color(QPalette.ColorRole.WindowText) != subtle:
            palette.setColor(QPalette.ColorRole.WindowText, subtle)
            self._facts.setPalette(palette)


class _ShrinkingLabel(PlainLabel):
    """A line that gives way when the window is narrow, and tells the rest as a tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def minimumSizeHint(self) -> QSize:
        """Need no width at all."""
        return QSize(0, super().minimumSizeHint().height())


def _flat_button(text: str, clicked: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(clicked)
    return button
