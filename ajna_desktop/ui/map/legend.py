"""The legend of the map: what each colour and shape means, and which of them are shown."""

from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import displayable
from ajna_desktop.imaging.point_raster import PointRaster
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.map.colouring import Colouring, Kind
from ajna_desktop.ui.theme import SMALL, TIGHT

_SIDE: Final = 16  # pixels of a swatch
_FINE: Final = 2  # device pixels a pixel, so that it is sharp on any screen


class Legend(QWidget):
    """One line a kind; its box hides the kind, Enter selects its scans."""

    hidden_changed = Signal(object)  # frozenset of the kinds that are hidden
    picked = Signal(int)  # the kind whose scans are wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Legend"))
        self.list.setToolTip(
            self.tr("A box hides or shows a kind; Enter or a double click selects its scans")
        )
        self.list.setIconSize(QSize(_SIDE, _SIDE))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(self._announce)
        self.list.itemActivated.connect(lambda item: self.picked.emit(self.list.row(item)))
        self._all = QPushButton(self.tr("Show all"))
        self._none = QPushButton(self.tr("Hide all"))
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        for button, is_shown in ((self._all, True), (self._none, False)):
            claim_pressing(button)
            button.clicked.connect(lambda _=False, shown=is_shown: self._set_all(shown))
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    @property
    def hidden(self) -> frozenset[int]:
        """The kinds that are hidden."""
        unchecked = Qt.CheckState.Unchecked
        rows = range(self.list.count())
        return frozenset(row for row in rows if self.list.item(row).checkState() is unchecked)

    def show_kinds(self, colouring: Colouring) -> None:
        """Show the kinds of a colouring; those that were hidden by name stay hidden."""
        hidden = {self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in self.hidden}
        self.list.blockSignals(True)
        self.list.clear()
        for kind in colouring.kinds:
            self.list.addItem(_item(kind, kind.name in hidden))
        self.list.blockSignals(False)
        self._announce()

    def _set_all(self, is_shown: bool) -> None:
        self.list.blockSignals(True)
        state = Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self._announce()

    def _announce(self) -> None:
        self.hidden_changed.emit(self.hidden)


def swatch(kind: Kind) -> QIcon:
    """Return the mark of a kind on a transparent ground."""
    side = _SIDE * _FINE
    raster = PointRaster(side, side)
    raster.clear(0xFF000000)
    middle = np.array([[side / 2, side / 2]], np.float32)
    shapes = np.array([kind.shape], np.uint8)
    raster.draw(middle, np.array([0xFFFFFFFF], np.uint32), shapes, side * 0.42)
    covered = (raster.pixels & np.uint32(255)).astype(np.float32) / 255
    ink = np.array([kind.colour.blue(), kind.colour.green(), kind.colour.red(), 255])
    pixels = np.rint(covered[..., np.newaxis] * ink).astype(np.uint8)
    image = QImage(
        pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_ARGB32_Premultiplied
    )
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(_FINE)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else it is tinted as if it were a symbol
    return icon


def _item(kind: Kind, is_hidden: bool) -> QListWidgetItem:
    name = displayable(kind.name)
    item = QListWidgetItem(swatch(kind), f"{name}   {whole(kind.count)}")
    item.setData(Qt.ItemDataRole.UserRole, kind.name)
    item.setToolTip(name)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsUserCheckable
    )
    item.setCheckState(Qt.CheckState.Unchecked if is_hidden else Qt.CheckState.Checked)
    return item
