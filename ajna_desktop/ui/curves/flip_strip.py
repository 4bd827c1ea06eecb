"""The scans that another threshold would decide differently, nearest to it first."""

from typing import Final

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curves.class_curve import Flips
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.gallery.cell_delegate import CellDelegate
from ajna_desktop.ui.gallery.cell_shape import picture_size
from ajna_desktop.ui.gallery.gallery_model import GalleryModel
from ajna_desktop.ui.gallery.grid_view import GridView
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps

_SIZE: Final = 84  # of a picture, pixels of the layout
_MOST_BYTES: Final = 24 * 2**20
_MOST_SHOWN: Final = 60  # here; the gallery shows all


class FlipStrip(QWidget):
    """A sentence, a button that shows all of them in the gallery, and the first ones."""

    scan_chosen = Signal(object)  # ScanId
    all_wanted = Signal()

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = GalleryModel(lookup, self)
        self._pixmaps = ThumbnailPixmaps(thumbnails, _MOST_BYTES, self)
        self._grid = GridView(self)
        self._grid.setAccessibleName(self.tr("Scans that flip"))
        self._delegate = CellDelegate(self._pixmaps, picture_size(_SIZE, 1.0), self._grid)
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(self._delegate)
        self._text = PlainLabel(parent=self, wraps=True)
        self._all = QPushButton(self.tr("Show them in the gallery"), self)
        claim_pressing(self._all)
        self._all.clicked.connect(self.all_wanted)
        self._grid.clicked.connect(self._choose)
        self._grid.activated.connect(self._choose)
        self._grid.selectionModel().currentChanged.connect(self._choose)
        self._pixmaps.arrived.connect(self._grid.viewport().update)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._text, 1)
        head.addWidget(self._all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(head)
        layout.addWidget(self._grid)
        self.show_invitation("")

    def show_invitation(self, text: str) -> None:
        """Say what would be shown here."""
        self._text.setText(text)
        self._all.hide()
        self._grid.hide()

    def show_flips(self, flips: Flips, label: Label) -> None:
        """Say how many scans flip."""
        self._text.setText(self._sentence(flips, label))
        self._all.setVisible(bool(flips.ids))
        self._grid.setVisible(bool(flips.ids))

    def show_scans(self, flips: Flips) -> None:
        """Show the first of them."""
        self._delegate.fit(picture_size(_SIZE, 1.0), self.font())
        height = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self._grid.setFixedHeight(height + 2 * self._grid.frameWidth())
        self._model.forget()
        self._model.show_ids(np.array(flips.ids[:_MOST_SHOWN], np.int64))

    def _sentence(self, flips: Flips, label: Label) -> str:
        if not flips.ids:
            return self.tr("No scan flips: all are decided as until now.")
        count = len(flips.ids)
        said = self.tr("1 scan flips:") if count == 1 else self.tr("{0} scans flip:")
        turns = self.tr("{0} would newly be {2}, {1} no longer.")
        right = self.tr("Of those with a label, {0} become right and {1} wrong.")
        return " ".join(
            (
                said.format(whole(count)),
                turns.format(whole(flips.newly), whole(flips.no_longer), label),
                right.format(whole(flips.mended), whole(flips.spoilt)),
            )
        )

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._grid.hasFocus():
            self.scan_chosen.emit(ScanId(self._model.scan_id(index.row())))
