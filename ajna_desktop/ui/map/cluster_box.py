"""Clusters: how they are found, and each with its most typical scan and what it holds."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.clusters import Cluster, ClusterMethod
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps

_SIDE: Final = 56  # pixels of a picture
_MOST_BYTES: Final = 16 * 2**20  # of pictures at hand
_MOST_COUNT: Final = 200  # clusters that may be asked for


class ClusterBox(QWidget):
    """Asks for clusters and lists those that there are."""

    find_wanted = Signal(object, object)  # ClusterMethod, how many (None: choose)
    picked = Signal(int)  # the cluster whose scans are wanted

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = ThumbnailPixmaps(thumbnails, _MOST_BYTES, self)
        self._pictures.arrived.connect(self._show_picture)
        self._rows: dict[ScanId, int] = {}
        self.method = QComboBox()
        self.method.addItem("k-means", ClusterMethod.K_MEANS)
        self.method.addItem("HDBSCAN", ClusterMethod.HDBSCAN)
        self.method.setAccessibleName(self.tr("How clusters are found"))
        self.method.setToolTip(
            self.tr(
                "k-means gives every scan to the nearest of a number of centres; HDBSCAN finds "
                "what lies densely together and leaves out what lies between"
            )
        )
        self.count = QSpinBox()
        self.count.setRange(1, _MOST_COUNT)
        self.count.setSpecialValueText(self.tr("number: chosen"))
        self.count.setAccessibleName(self.tr("How many clusters"))
        self.count.setToolTip(
            self.tr(
                "How many clusters k-means makes; at the lowest value it is chosen by how "
                "clearly the clusters lie apart (silhouette)"
            )
        )
        self.find_button = QPushButton(self.tr("Find clusters"))
        claim_pressing(self.find_button)
        self.find_button.clicked.connect(self._on_find)
        self.method.currentIndexChanged.connect(self._on_method)
        self.note = PlainLabel(wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Clusters"))
        self.list.setToolTip(
            self.tr(
                "Enter or a double click selects the scans of a cluster; the picture is its "
                "most typical scan"
            )
        )
        self.list.setIconSize(QSize(_SIDE, _SIDE))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self.picked.emit(self.list.row(item)))
        self._lay_out()
        self.show_clusters(None)

    def show_clusters(self, clusters: Sequence[Cluster] | None, lacking: int = 0) -> None:
        """List clusters; None: none were found yet. `lacking` scans are newer than them."""
        self.list.clear()
        self._rows = {}
        self.list.setVisible(bool(clusters))
        if clusters is None:
            self.note.setText(self.tr("No clusters were found yet."))
        elif not clusters:
            self.note.setText(self.tr("Nothing lies densely together: there are no clusters."))
        else:
            said = self.tr("{0} scans are newer than these clusters and in none of them.")
            self.note.setText(said.format(whole(lacking)) if lacking else "")
        self.note.setVisible(bool(self.note.text()))
        for cluster in clusters or ():
            self._add(cluster)

    def set_busy(self, is_busy: bool) -> None:
        """Let nobody ask twice while clusters are being found."""
        self.find_button.setEnabled(not is_busy)

    def _add(self, cluster: Cluster) -> None:
        first = self.tr("{0} · {1} scans").format(cluster.number + 1, whole(cluster.size))
        second = self.tr("no labels")
        if cluster.label is not None:
            second = f"{displayable(cluster.label)} {share(cluster.purity, 0)}"
        item = QListWidgetItem(f"{first}\n{second}")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            self.tr("Cluster {0}, {1} scans, mostly {2}").format(
                cluster.number + 1, whole(cluster.size), second
            ),
        )
        item.setToolTip(self.tr("Most of its labelled scans: {0}").format(second))
        item.setSizeHint(QSize(0, _SIDE + SMALL))
        self.list.addItem(item)
        self._rows[cluster.medoid] = self.list.row(item)
        self._show_picture(cluster.medoid)

    @Slot(object)
    def _show_picture(self, scan_id: ScanId) -> None:
        row = self._rows.get(scan_id)
        if row is None:
            return
        picture = _square(self._pictures.pixmap(scan_id), self.devicePixelRatioF())
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        self.list.item(row).setIcon(icon)

    @Slot()
    def _on_find(self) -> None:
        count = self.count.value() if self.count.value() > self.count.minimum() else None
        self.find_wanted.emit(self.method.currentData(), count)

    @Slot()
    def _on_method(self) -> None:
        self.count.setEnabled(self.method.currentData() == ClusterMethod.K_MEANS)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(SMALL)
        choice.addWidget(self.method, 1)
        choice.addWidget(self.count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(choice)
        layout.addWidget(self.find_button)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)


def _square(pixmap: QPixmap | None, scale: float) -> QPixmap:
    """Return a picture in the middle of a square, so that all texts begin below each other."""
    square = QPixmap(round(_SIDE * scale), round(_SIDE * scale))
    square.fill(Qt.GlobalColor.transparent)
    if pixmap is not None:
        fitted = pixmap.scaled(
            square.size(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(square)
        left = (square.width() - fitted.width()) // 2
        painter.drawPixmap(left, (square.height() - fitted.height()) // 2, fitted)
        painter.end()
    square.setDevicePixelRatio(scale)
    return square
