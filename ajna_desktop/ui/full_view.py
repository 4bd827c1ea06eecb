"""One scan as large as the window, for a close look and one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.inspector.explaining import Explaining
from ajna_desktop.ui.inspector.explanation_bar import ExplanationBar
from ajna_desktop.ui.inspector.image_pane import ImagePane
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.label_bar import LabelBar
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import belief


class FullView(QWidget):
    """The image view and the label bar, and nothing else."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()
    moved = Signal(int)  # -1 to the scan before, 1 to the next
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scan: Scan | None = None
        self._image = ImagePane(self)
        self.label_bar = LabelBar(self)
        self._belief = PlainLabel(parent=self, wraps=True)
        self._position = PlainLabel(parent=self)
        self._previous = self._tool("previous", self.tr("Previous scan (←)"))
        self._next = self._tool("next", self.tr("Next scan (→)"))
        self._close = self._tool("close", self.tr("Back to the gallery (Esc)"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)  # it lies over the rest of the window
        self._lay_out()
        self._connect()

    @property
    def image_view(self) -> ImageView:
        """The image, for the window's zoom and window commands."""
        return self._image.view

    def join(self, explaining: Explaining) -> None:
        """Lay explanations over the image while they are on."""
        self._image.join(explaining)
        bar = ExplanationBar(explaining, self)
        self._layout.insertWidget(self._layout.indexOf(self._image) + 1, bar)

    def show_scan(
        self,
        scan: Scan | None,
        prediction: Prediction | None,
        run: Run | None,
        classes: Sequence[Label],
    ) -> None:
        """Show what is known of `scan`; the image of another scan is taken away."""
        is_other = (scan and scan.id) != (self._scan and self._scan.id)
        self._scan = scan
        self.label_bar.show_scan(scan, classes)
        self._belief.setText(belief(scan, prediction) if scan else "")
        if is_other or scan is None:
            self._image.view.show_message("" if scan else self.tr("There is no scan to show."))

    def show_position(self, number: int, total: int) -> None:
        """Say which scan of the answer this is: "12 of 37"; `number` counts from 1."""
        self._position.setText(self.tr("{0} of {1}").format(whole(number), whole(total)))
        self._previous.setEnabled(number > 1)
        self._next.setEnabled(number < total)

    def show_loading(self) -> None:
        """Say that the pixels of the current scan are on their way."""
        self._image.view.show_message(self.tr("Opening…"))

    def show_pixels(self, scan_id: ScanId, pixels: Pixels) -> None:
        """Show an image, unless another scan is current by now."""
        if self._scan is not None and self._scan.id == scan_id:
            self._image.show_pixels(scan_id, pixels)

    def show_unreadable(self, reason: str) -> None:
        """Say why the current scan cannot be shown."""
        self._image.view.show_message(reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard: arrows and Escape are for this view now."""
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back with the arrows, leave with Escape or Space."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._previous)
        head.addWidget(self._position)
        head.addWidget(self._next)
        head.addWidget(self._belief, 1)
        head.addWidget(self._close)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._image, 1)
        layout.addWidget(self.label_bar)

    def _connect(self) -> None:
        bar = self.label_bar
        bar.label_chosen.connect(self.label_chosen)
        bar.confirmed.connect(self.confirmed)
        bar.ambiguous.connect(self.ambiguous)
        bar.bad_image.connect(self.bad_image)
        bar.withdrawn.connect(self.withdrawn)
        bar.other_label_wanted.connect(self.other_label_wanted)
        self._previous.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._close.clicked.connect(self.closed)

    def _go_back(self) -> None:
        self.moved.emit(-1)

    def _go_on(self) -> None:
        self.moved.emit(1)

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        claim_pressing(button)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the view
        button.setToolTip(words)
        button.setAccessibleName(words)
        wear(button, icon)
        return button
