"""The first filters of the network that judges, and what its layers make of the scan."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QComboBox, QDialog, QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.explanation import Activations, Filters, MapLayer
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Scan, displayable
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.learnt.map_grid import MapGrid
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.theme import MEDIUM, SMALL


class LooksIntoNetwork(Protocol):
    """Questions about the network that judges; asked beside the UI thread."""

    def network_layers(self) -> Sequence[MapLayer]:
        """Return the layers whose activations can be looked at."""

    def first_filters(self) -> Filters:
        """Return the filters of the first convolution."""

    def activations(self, scan: Scan, layer: str) -> Activations:
        """Return what a layer makes of a scan."""


class LearntDialog(QDialog):
    """Stays open beside the window and follows the current scan."""

    def __init__(
        self, source: LooksIntoNetwork, thread: ReadingThread, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the network learnt"))
        self._source = source
        self._thread = thread
        self._scan: Scan | None = None
        self._judge: str | None = None  # id of the classifier whose network is shown
        self._filters = MapGrid(self)
        self._filters_said = PlainLabel(parent=self, wraps=True)
        self._layers = QComboBox(self)
        self._layers.setAccessibleName(self.tr("Layer"))
        self._maps = MapGrid(self)
        self._maps_said = PlainLabel(parent=self, wraps=True)
        tabs = QTabWidget(self)
        activations = _page(self._layers, self._maps_said, self._maps)
        tabs.addTab(activations, self.tr("What it sees in the scan"))
        tabs.addTab(_page(self._filters_said, self._filters), self.tr("First filters"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.addWidget(tabs)
        self._layers.activated.connect(self._ask_maps)
        self.finished.connect(self._thread.forget)

    def show_scan(self, scan: Scan | None, run: Run | None) -> None:
        """Show what the network that made `run` sees in `scan`."""
        judge = run.classifier_id if run else None
        is_same = (scan and scan.id) == (self._scan and self._scan.id)
        if is_same and judge == self._judge:
            return
        self._scan = scan
        if judge != self._judge:
            self._judge = judge
            self._layers.clear()
            self._ask_network()
        elif self._layers.count():
            self._ask_maps()

    def _ask_network(self) -> None:
        waiting = self.tr("Opening the network…")
        self._filters.clear()
        self._maps.clear()
        self._filters_said.setText(waiting)
        self._maps_said.setText(waiting)
        self._ask("layers", self._source.network_layers, self._offer_layers, self._maps_said)
        self._ask("filters", self._source.first_filters, self._show_filters, self._filters_said)

    def _ask_maps(self) -> None:
        scan, layer = self._scan, self._layers.currentData()
        self._maps.clear()
        if scan is None:
            nothing = self.tr("Choose a scan to see what the network sees in it.")
            self._maps_said.setText(nothing)
            return
        self._maps_said.setText(self.tr("Looking…"))
        self._ask(
            "activations",
            lambda: self._source.activations(scan, layer),
            lambda seen: self._show_maps(scan, seen),
            self._maps_said,
        )

    def _ask(
        self,
        kind: str,
        read: Callable[[], Any],
        answer: Callable[[Any], None],
        said: PlainLabel,
    ) -> None:
        def read_or_reason() -> Any:
            try:
                return read()
            except AjnaError as error:
                return error

        def show(found: Any) -> None:
            if isinstance(found, AjnaError):
                said.setText(displayable(str(found)))
            else:
                answer(found)

        self._thread.ask(kind, read_or_reason, show)

    def _offer_layers(self, layers: Sequence[MapLayer]) -> None:
        for layer in layers:
            text = self.tr("{0} · {1} maps of {2} × {3}").format(
                displayable(layer.name), whole(layer.maps), layer.height, layer.width
            )
            self._layers.addItem(text, layer.name)
        self._ask_maps()

    def _show_filters(self, filters: Filters) -> None:
        self._filters_said.setText(
            self.tr(
                "The {0} filters of the layer {1}, each stretched by itself: middle grey is a "
                "weight of 0, the lightest and the darkest are its strongest weights."
            ).format(whole(len(filters.pictures)), displayable(filters.layer))
        )
        self._filters.show_pictures(
            filters.pictures,
            1.0,
            lambda number: self.tr("Filter {0}: strongest weight {1}").format(
                whole(number + 1), decimal(filters.strongest[number], 4)
            ),
        )

    def _show_maps(self, scan: Scan, seen: Activations) -> None:
        self._maps_said.setText(
            self.tr(
                "What the layer {0} makes of {1}. Each map is stretched by itself: black is "
                "its lowest value, white its highest."
            ).format(displayable(seen.layer.name), scan.name)
        )
        aspect = scan.width / scan.height if scan.width and scan.height else 1.0
        self._maps.show_pictures(
            seen.maps,
            aspect,
            lambda number: self.tr("Map {0}: {1} to {2}").format(
                whole(number + 1),
                decimal(seen.lowest[number], 3),
                decimal(seen.highest[number], 3),
            ),
        )


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
    layout.setSpacing(SMALL)
    for part in parts:
        layout.addWidget(part, int(isinstance(part, MapGrid)))
    return page
