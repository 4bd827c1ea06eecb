"""Scans beside each other, or below each other where that shows them larger."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import Prediction, Scan, ScanId, displayable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.figures import probability, whole
from ajna_desktop.ui.pairs.pair_image import PairImage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.wording import label_word

MOST_PANES: Final = 4  # more would show nothing well
_USUAL_ASPECT: Final = 1.0


class ScanPanes(QWidget):
    """Up to four scans with their names and facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes = tuple(ScanPane(number, self) for number in range(1, MOST_PANES + 1))
        self._count = 0
        self._aspect = _USUAL_ASPECT
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SMALL)

    def show_scans(
        self, scans: Sequence[Scan], predictions: Mapping[ScanId, Prediction]
    ) -> None:
        """Show what is known of some scans; their images follow."""
        self._count = min(len(scans), MOST_PANES)
        for place, pane in enumerate(self.panes):
            if place < self._count:
                pane.show_scan(scans[place], predictions.get(scans[place].id))
            pane.setVisible(place < self._count)
        aspects = [scan.width / scan.height for scan in scans if scan.width and scan.height]
        self._aspect = sum(aspects) / len(aspects) if aspects else _USUAL_ASPECT
        self._arrange(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panes where they show most."""
        super().resizeEvent(event)
        self._arrange(anew=False)

    def _arrange(self, anew: bool) -> None:
        columns = best_columns(self._count, self._aspect, self.width(), self.height())
        if columns == self._columns and not anew:
            return
        self._columns = columns
        for place in range(MOST_PANES):
            self._grid.setRowStretch(place, 0)
            self._grid.setColumnStretch(place, 0)
        for place, pane in enumerate(self.panes[: self._count]):
            row, column = divmod(place, columns)
            self._grid.addWidget(pane, row, column)
            self._grid.setRowStretch(row, 1)
            self._grid.setColumnStretch(column, 1)


class ScanPane(QWidget):
    """One scan: its name, its facts, its image."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """Take the number of the pane, counted from 1."""
        super().__init__(parent)
        self._number = number
        self.image = PairImage(self)
        self._name = PlainLabel(parent=self)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self._facts = PlainLabel(parent=self, wraps=True)
        for label in (self._name, self._facts):
            label.setMinimumWidth(1)  # a long name must not widen the window
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addWidget(self.image, 1)

    @property
    def facts(self) -> str:
        """What is said of the scan."""
        return self._facts.text()

    def show_scan(self, scan: Scan, prediction: Prediction | None) -> None:
        """Show what is known of a scan, and that its image is on its way."""
        self._name.setText(f"{whole(self._number)} · {scan.name}")
        self._name.setToolTip(displayable(scan.path))
        said = [self.tr("label {0}").format(label_word(scan.label))]
        if prediction is not None:
            words = self.tr("predicted {0} with {1}")
            said.append(words.format(prediction.label, probability(prediction.confidence)))
        if scan.split:
            said.append(self.tr("split {0}").format(scan.split))
        if scan.group:
            said.append(self.tr("group {0}").format(displayable(scan.group)))
        said.append(f"{whole(scan.width)} × {whole(scan.height)}")
        self._facts.setText(" · ".join(said))
        self.image.setAccessibleName(f"{scan.name}: {self._facts.text()}")
        self.image.show_message(self.tr("Opening…"))

    def show_pixels(self, pixels: Pixels) -> None:
        """Show the image."""
        self.image.show_pixels(pixels.array)
        if pixels.note:
            self._facts.setText(f"{self._facts.text()} · {displayable(pixels.note)}")


def best_columns(count: int, aspect: float, width: int, height: int) -> int:
    """Return in how many columns `count` images of one aspect are largest; at least 1.

    Args:
        count: Of images.
        aspect: Width by height of an image.
        width: Of the place, in any unit.
        height: Likewise.
    """

    count = max(count, 1)

    def size(columns: int) -> float:
        rows = -(-count // columns)
        return min(width / columns / aspect, height / rows)

    return max(range(1, count + 1), key=lambda columns: (size(columns), columns))
