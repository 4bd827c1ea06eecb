"""The Map tab: all scans on a plane, with their colours, their clusters, and what to do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.inspector.space_menu import SpaceMenu
from ajna_desktop.ui.map.cluster_box import ClusterBox
from ajna_desktop.ui.map.colour_data import ColourData
from ajna_desktop.ui.map.hover_card import HoverCard
from ajna_desktop.ui.map.legend import Legend
from ajna_desktop.ui.map.map_canvas import MapCanvas, Tool
from ajna_desktop.ui.map.state_bar import StateBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader

_WIDTHS: Final = [640, 230]  # map, side, before the user moves them

_HEIGHTS: Final = [260, 320]  # legend, clusters


class MapPanel(QWidget):
    """The widgets and how they lie; `MapView` tells them what to show."""

    shown = Signal()
    method_chosen = Signal(object)  # MapMethod
    colour_chosen = Signal(str)  # key
    anew_wanted = Signal()

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: ColourData | None = None
        self.canvas = MapCanvas()
        self.legend = Legend()
        self.clusters = ClusterBox(thumbnails)
        self.state = StateBar()
        self.spaces = SpaceMenu()
        self.card = HoverCard(thumbnails, self.canvas)
        self.message = MessagePage()
        self.method = QComboBox()
        self.method.addItem("PCA", MapMethod.PCA)
        self.method.addItem("t-SNE", MapMethod.TSNE)
        self.method.setAccessibleName(self.tr("How places are found"))
        self.method.setToolTip(
            self.tr(
                "PCA: the two directions in which the scans differ most; far is unlike. t-SNE: "
                "look-alikes lie together, but far distances mean nothing; takes minutes where "
                "there are many, and is kept"
            )
        )
        self.colour = QComboBox()
        self.colour.setAccessibleName(self.tr("Coloured by"))
        self.colour.setToolTip(self.tr("What the colours and shapes mean"))
        self.colour.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.anew = QPushButton(self.tr("Compute anew"))
        self.anew.setToolTip(self.tr("Finds the places of all scans again, new ones included"))
        claim_pressing(self.anew)
        self._pages = QStackedWidget()
        self._tools = QButtonGroup(self)
        self._lay_out()
        self.legend.hidden_changed.connect(self.canvas.hide_kinds)
        self.method.activated.connect(lambda _: self.method_chosen.emit(self.chosen_method))
        self.colour.activated.connect(lambda _: self.colour_chosen.emit(self.chosen_colour))
        self.anew.clicked.connect(self.anew_wanted)
        self.setFocusProxy(self.canvas)

    @property
    def chosen_method(self) -> MapMethod:
        """How places are to be found."""
        return MapMethod(self.method.currentData())

    @property
    def chosen_colour(self) -> str:
        """The key of what scans are to be coloured by."""
        return str(self.colour.currentData() or "")

    def choose_method(self, method: MapMethod) -> None:
        """Say which map is shown."""
        self.method.setCurrentIndex(self.method.findData(method))

    def offer_colours(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer what scans can be coloured by."""
        self.colour.clear()
        for key, words in choices:
            self.colour.addItem(words, key)
        self.colour.setCurrentIndex(max(self.colour.findData(chosen), 0))

    def show_map(self) -> None:
        """Show the map instead of a message."""
        self._pages.setCurrentIndex(0)

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is no map."""
        self.message.show_message(title, text, button_text, on_click)
        self._pages.setCurrentIndex(1)

    @property
    def has_map(self) -> bool:
        """Whether the map is on the screen, and not a message."""
        return self._pages.currentIndex() == 0

    def show_colours(self, colours: ColourData) -> None:
        """Colour the map."""
        self._colours = colours
        self._colour()

    def use(self, tool: Tool) -> None:
        """Let dragging do something else from now on."""
        self._tools.button(list(Tool).index(tool)).click()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the tab is looked at."""
        super().showEvent(event)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._colours is not None:
            self._colour()

    def _colour(self) -> None:
        if self._colours is not None:
            colouring = self._colours.colouring(self.palette())
            self.canvas.set_colouring(colouring)
            self.legend.show_kinds(colouring)

    def _lay_out(self) -> None:
        top = QWidget()
        flow = FlowLayout(top)
        colouring = QWidget(top)  # word and chooser stay together when the line is broken
        pair = QHBoxLayout(colouring)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(TIGHT)
        pair.addWidget(PlainLabel(self.tr("Colour")))
        pair.addWidget(self.colour)
        for widget in (self.method, self.spaces, colouring):
            flow.addWidget(widget)
        for button in self._tool_buttons():
            flow.addWidget(button)
        flow.addWidget(self.anew)
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(_titled(self.tr("Legend"), self.legend))
        side.addWidget(_titled(self.tr("Clusters"), self.clusters))
        side.setSizes(_HEIGHTS)
        side.setChildrenCollapsible(False)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.canvas)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes(_WIDTHS)
        split.setChildrenCollapsible(False)
        self._pages.addWidget(split)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top.setContentsMargins(SMALL, TIGHT, SMALL, TIGHT)
        layout.addWidget(top)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.state)

    def _tool_buttons(self) -> list[QToolButton]:
        canvas = self.canvas
        tools = (
            ("pan", self.tr("Drag moves the map"), Tool.PAN),
            ("rectangle", self.tr("Drag selects a rectangle"), Tool.RECTANGLE),
            ("lasso", self.tr("Drag selects by lasso; with Shift always"), Tool.LASSO),
        )
        buttons = []
        for number, (icon, words, tool) in enumerate(tools):
            button = self._tool_button(icon, words, partial(self._take, tool))
            button.setCheckable(True)
            button.setChecked(tool is Tool.PAN)
            self._tools.addButton(button, number)
            buttons.append(button)
        return [
            *buttons,
            self._tool_button("zoom_in", self.tr("Zoom in (+, wheel)"), canvas.zoom_in),
            self._tool_button("zoom_out", self.tr("Zoom out (−, wheel)"), canvas.zoom_out),
            self._tool_button("fit", self.tr("All scans in sight (F)"), canvas.fit),
        ]

    def _take(self, tool: Tool) -> None:
        self.canvas.tool = tool

    def _tool_button(self, icon: str, words: str, on_click: Callable[[], None]) -> QToolButton:
        button = QToolButton(autoRaise=True)
        icons.wear(button, icon)
        button.setToolTip(words)
        button.setAccessibleName(words)
        claim_pressing(button)
        button.clicked.connect(lambda _=False: on_click())
        return button


def _titled(title: str, widget: QWidget) -> QWidget:
    whole = QWidget()
    label = PlainLabel(title)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
    layout.setSpacing(TIGHT)
    layout.addWidget(label)
    layout.addWidget(widget, 1)
    return whole
