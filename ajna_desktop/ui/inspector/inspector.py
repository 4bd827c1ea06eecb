"""One scan from every side: its image, its probabilities, its neighbours, its history."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.details_list import DetailsList
from ajna_desktop.ui.inspector.explaining import Explaining
from ajna_desktop.ui.inspector.explanation_bar import ExplanationBar
from ajna_desktop.ui.inspector.filter_menu import FilterShown
from ajna_desktop.ui.inspector.history_list import HistoryList
from ajna_desktop.ui.inspector.image_pane import ImagePane
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.label_bar import LabelBar
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourStrip
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.probability_bars import ProbabilityBars
from ajna_desktop.ui.inspector.space_menu import SpaceShown
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import belief, certainty_words, run_words


class Inspector(QWidget):
    """Shows the current scan and says what the user wants done with it."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()
    neighbour_chosen = Signal(object)  # ScanId
    space_chosen = Signal(str)  # key of the `SpaceShown` by which scans shall be compared
    filter_chosen = Signal(object)  # NeighbourFilter: among which scans to look
    more_wanted = Signal()  # more neighbours

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scan: Scan | None = None
        self._image = ImagePane(self)
        self.label_bar = LabelBar(self)
        self._belief = PlainLabel(parent=self, wraps=True)
        self._bars = ProbabilityBars(self)
        self._certainty = PlainLabel(parent=self, wraps=True)
        self._certainty.setObjectName("certainty")
        self._judged_by = PlainLabel(parent=self, wraps=True)
        self._neighbours = NeighbourStrip(thumbnails, self)
        self._history = HistoryList(self)
        self._details = DetailsList(self)
        self._lay_out()
        self._connect()
        self.show_scan(None, None, None, ())

    @property
    def image_view(self) -> ImageView:
        """The image, for the window's zoom and window commands."""
        return self._image.view

    def join(self, explaining: Explaining) -> None:
        """Lay explanations over the image while they are on."""
        self._image.join(explaining)
        # Not below the image, which must keep its size.
        self._told.insertWidget(0, ExplanationBar(explaining, self))

    def add_part(self, title: str, part: QWidget, summary: QWidget) -> None:
        """Add what else is known of the scan beside its history, and a summary on top."""
        self._tabs.insertTab(1, part, title)
        self._told.insertWidget(0, summary)

    def show_scan(
        self,
        scan: Scan | None,
        prediction: Prediction | None,
        run: Run | None,
        classes: Sequence[Label],
    ) -> None:
        """Show what is known of `scan`; None shows that no scan is chosen.

        Image, neighbours and history of another scan are taken away; those of the same scan
        stay.
        """
        is_other = (scan and scan.id) != (self._scan and self._scan.id)
        self._scan = scan
        self.label_bar.show_scan(scan, classes)
        self._details.show_scan(scan)
        self._belief.setText(belief(scan, prediction) if scan else "")
        certainty = certainty_words(prediction) if prediction else ""
        self._certainty.setText(certainty)
        self._certainty.setVisible(bool(certainty))
        self._bars.show_prediction(prediction, scan.label if scan else None)
        self._judged_by.setText(run_words(run) if run and prediction else "")
        self._judged_by.setVisible(bool(run and prediction))
        if is_other or scan is None:
            self._history.show_events(())
            self._neighbours.show_message("")
            nothing = self.tr("Choose a scan to see it here.")
            self._image.view.show_message("" if scan else nothing)

    def show_loading(self) -> None:
        """Say that the pixels of the current scan are on their way."""
        self._image.view.show_message(self.tr("Opening…"))

    def show_pixels(self, scan_id: ScanId, pixels: Pixels) -> None:
        """Show an image, unless another scan is current by now."""
        if self._is_current(scan_id):
            self._image.show_pixels(scan_id, pixels)

    def show_unreadable(self, reason: str) -> None:
        """Say why the current scan cannot be shown."""
        self._image.view.show_message(reason)

    def show_neighbours(
        self, scan_id: ScanId, neighbours: Sequence[NeighbourShown], of_part: bool = False
    ) -> None:
        """Show what is near, nearest first, unless another scan is current by now."""
        if self._scan is not None and self._is_current(scan_id):
            self._neighbours.show_neighbours(self._scan, neighbours, of_part)

    def neighbours_message(self, text: str) -> None:
        """Say why there are no neighbours, or that they are being looked for."""
        self._neighbours.show_message(text)

    def show_spaces(self, spaces: Sequence[SpaceShown], chosen: str) -> None:
        """Offer ways to compare scans; `chosen` is the key of the one that is used."""
        self._neighbours.show_spaces(spaces, chosen)

    def show_filter(self, shown: FilterShown) -> None:
        """Say among which scans neighbours are looked for, and offer other choices."""
        self._neighbours.show_filter(shown)

    def show_history(self, scan_id: ScanId, events: Sequence[LabelEvent]) -> None:
        """Show what was said of the scan, given oldest first, shown newest first."""
        if self._is_current(scan_id):
            self._history.show_events(events)

    def focus_neighbours(self) -> None:
        """Give the keyboard to the neighbours strip."""
        self._neighbours.take_focus()

    def neighbour_at_hand(self) -> ScanId | None:
        """Return the similar scan that has the keyboard, None where none has."""
        return self._neighbours.at_hand()

    def _is_current(self, scan_id: ScanId) -> bool:
        return self._scan is not None and self._scan.id == scan_id

    def _lay_out(self) -> None:
        tabs = self._tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.addTab(self._history, self.tr("History"))
        tabs.addTab(self._details, self.tr("Details"))
        known = QWidget(self)
        told = self._told = QVBoxLayout(known)
        told.setContentsMargins(0, 0, TIGHT, 0)
        told.setSpacing(SMALL)
        for part in (
            self._belief, self._certainty, self._bars, self._judged_by, self._neighbours,
        ):  # fmt: skip
            told.addWidget(part)
        told.addWidget(tabs, 1)
        scrolled = QScrollArea(self)
        scrolled.setWidget(known)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QWidget(self)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, TIGHT, 0, 0)
        lower.setSpacing(SMALL)
        lower.addWidget(self.label_bar)
        lower.addWidget(scrolled, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._image)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([440, 480])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(parts)

    def _connect(self) -> None:
        bar = self.label_bar
        bar.label_chosen.connect(self.label_chosen)
        bar.confirmed.connect(self.confirmed)
        bar.ambiguous.connect(self.ambiguous)
        bar.bad_image.connect(self.bad_image)
        bar.withdrawn.connect(self.withdrawn)
        bar.other_label_wanted.connect(self.other_label_wanted)
        self._neighbours.chosen.connect(self.neighbour_chosen)
        self._neighbours.space_chosen.connect(self.space_chosen)
        self._neighbours.filter_chosen.connect(self.filter_chosen)
        self._neighbours.more_wanted.connect(self.more_wanted)
