"""An image that is not in the open folder: what it is judged to be, and what is like it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Prediction, Scan, ScanId, ScanState, displayable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.inspector.image_pane import ImagePane
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourStrip
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.probability_bars import ProbabilityBars
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, SMALL
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import run_words

_NO_SCAN = ScanId(0)


class ElsewhereDialog(QDialog):
    """The image at the left; at the right what is known of it, beside an open window."""

    scan_wanted = Signal(object)  # ScanId of a neighbour

    def __init__(
        self, name: str, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        shown = displayable(name)
        self.setWindowTitle(self.tr("{0} – not in this folder").format(shown))
        self._asked = Scan(_NO_SCAN, name, ScanState.READABLE)
        self._image = ImagePane(self)
        self._image.view.show_message(self.tr("Opening…"))
        self._note = PlainLabel(
            self.tr("This image is not in the folder. It is only looked at: nothing is kept."),
            self,
            wraps=True,
        )
        self._belief = PlainLabel(self.tr("Judging…"), self, wraps=True)
        self._bars = ProbabilityBars(self)
        self._judged_by = PlainLabel(parent=self, wraps=True)
        self._neighbours = NeighbourStrip(thumbnails, self)
        self._neighbours.hide_menus()
        self._neighbours.show_message(self.tr("Looking for similar scans…"))
        self._neighbours.chosen.connect(self.scan_wanted)
        known = QWidget(self)
        told = QVBoxLayout(known)
        told.setContentsMargins(LARGE, 0, 0, 0)
        told.setSpacing(SMALL)
        for part in (
            self._note,
            self._belief,
            self._bars,
            self._judged_by,
            self._neighbours,
        ):
            told.addWidget(part)
        told.addStretch(1)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._image)
        parts.addWidget(known)
        parts.setSizes([480, 400])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(parts)
        self.resize(900, 560)

    def show_pixels(self, pixels: Pixels) -> None:
        """Show the image."""
        self._image.show_pixels(_NO_SCAN, pixels)

    def show_unreadable(self, reason: str) -> None:
        """Say why the image cannot be looked at."""
        self._image.view.show_message(reason)
        self._belief.setText(self.tr("It cannot be looked at: {0}").format(reason))
        self._judged_by.setText("")
        self._bars.show_prediction(None, None)
        self._neighbours.show_message("")

    def show_prediction(self, prediction: Prediction | None, run: Run | None) -> None:
        """Say what the image is judged to be; None: by nobody."""
        self._bars.show_prediction(prediction, None)
        if prediction is None or run is None:
            self._belief.setText(
                self.tr("It is not judged: this folder has no classifier that could.")
            )
            self._judged_by.setText("")
            return
        figure = probability(prediction.confidence)
        self._belief.setText(
            self.tr("Predicted {0} with {1}.").format(prediction.label, figure)
        )
        self._judged_by.setText(self._judge(run))

    def _judge(self, run: Run) -> str:
        if run.kind is RunKind.APPLIED:
            return run_words(run)
        said = self.tr("Judged by a classifier that learned from every label of this folder.")
        if run.calibration is None:
            said += " " + self.tr("Probabilities are not calibrated.")
        return said

    def show_no_prediction(self, reason: str) -> None:
        """Say why the image cannot be judged."""
        self._bars.show_prediction(None, None)
        self._belief.setText(reason)

    def show_neighbours(self, neighbours: Sequence[NeighbourShown]) -> None:
        """Show what is near, nearest first."""
        self._neighbours.show_neighbours(self._asked, neighbours)

    def show_no_neighbours(self, reason: str) -> None:
        """Say why nothing near is shown."""
        self._neighbours.show_message(reason)
