"""Below the map: what it shows, what is being computed, and what is selected on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.progress import Progress
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import progress_line
from ajna_desktop.ui.theme import SMALL, TIGHT


class StateBar(QWidget):
    """Two or three lines; those that say nothing are not there."""

    stop_wanted = Signal()
    show_wanted = Signal()  # the selected scans in the gallery
    clear_wanted = Signal()  # nothing selected any longer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = PlainLabel(wraps=True)
        self._work = QWidget()
        self.doing = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the map"))
        self.stop = self._button(self.tr("Stop"), "stop", self.stop_wanted.emit)
        self._selection = QWidget()
        self.selected = PlainLabel(wraps=True)
        self.show_selected = self._button(
            self.tr("Show in the gallery"), "gallery", self.show_wanted.emit
        )
        self.show_selected.setToolTip(self.tr("Enter on the map does the same"))
        self.clear = self._button(self.tr("Clear"), "close", self.clear_wanted.emit)
        self.clear.setToolTip(self.tr("Esc on the map does the same"))
        _in_a_row(self._work, (self.doing, self._bar, self.stop))
        _in_a_row(self._selection, (self.selected, self.show_selected, self.clear))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, TIGHT, SMALL, SMALL)
        layout.setSpacing(TIGHT)
        for widget in (self._selection, self._work, self.about):
            layout.addWidget(widget)
        self.show_idle()
        self.show_selection("")

    def show_about(self, text: str) -> None:
        """Say what the map shows."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def show_waiting(self, text: str) -> None:
        """Say what is waited for."""
        self.doing.setText(text)
        self._bar.setRange(0, 0)
        self._work.show()

    def show_progress(self, progress: Progress) -> None:
        """Say how far the work is."""
        self.doing.setText(progress_line(progress))
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        self._work.show()

    def show_idle(self) -> None:
        """Nothing is being computed."""
        self._work.hide()

    def show_selection(self, text: str) -> None:
        """Say what is selected; "" where nothing is."""
        self.selected.setText(text)
        self._selection.setVisible(bool(text))

    def _button(self, text: str, icon: str, on_click: object) -> QPushButton:
        button = QPushButton(text)
        icons.wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(on_click)
        return button


def _in_a_row(whole: QWidget, widgets: tuple[QWidget, ...]) -> None:
    layout = QHBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SMALL)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, int(place == 0), Qt.AlignmentFlag.AlignVCenter)
