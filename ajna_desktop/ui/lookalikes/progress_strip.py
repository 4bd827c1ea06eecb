"""How far a long work of a page is, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ajna_desktop.domain.progress import Progress
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import progress_line
from ajna_desktop.ui.theme import SMALL

_STEPS = 1000


class ProgressStrip(QWidget):
    """One line: what is done, a bar, *Stop*."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = PlainLabel(parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"), self)
        wear(self._stop, "stop")
        claim_pressing(self._stop)
        self._stop.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._line)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._stop)

    @property
    def text(self) -> str:
        """What is said of the work."""
        return self._line.text()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far it is; None while it waits for other work."""
        if self.isHidden() or progress is None:
            self._stop.setEnabled(True)
        if progress is None:
            self._line.setText(self.tr("It begins after the work under way…"))
            self._bar.setRange(0, 0)
        else:
            self._line.setText(progress_line(progress))
            self._bar.setRange(0, _STEPS if progress.total else 0)
            if progress.total:
                self._bar.setValue(round(_STEPS * progress.done / progress.total))
        self.show()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._line.setText(self.tr("Stopping at the next step…"))
        self.stop_wanted.emit()
