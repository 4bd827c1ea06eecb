"""A few scans and what an imported classifier says about them: does this look right?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import Prediction, Scan, displayable
from ajna_desktop.ui.gallery.cell_delegate import letterboxed
from ajna_desktop.ui.inspector.probability_bars import ProbabilityBars
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT, Colours
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from ajna_desktop.ui.wording import label_word

_SIDE: Final = 72  # pixels of a thumbnail


@dataclass(frozen=True, slots=True)
class Trial:
    """A scan, and what the classifier said of it."""

    scan: Scan
    prediction: Prediction


class TrialView(QScrollArea):
    """One scan below the other, each with its label and the probabilities."""

    def __init__(self, pixmaps: ThumbnailPixmaps | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = pixmaps
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Trial"))
        self.say("")

    def say(self, text: str) -> None:
        """Say why nothing is shown."""
        label = PlainLabel(text, wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(label)

    def show_trials(self, trials: Sequence[Trial]) -> None:
        """Show what came of trying it."""
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, SMALL, 0)
        layout.setSpacing(MEDIUM)
        right = sum(one.scan.label == one.prediction.label for one in trials)
        labelled = sum(one.scan.label is not None for one in trials)
        said = self.tr("{0} of {1} get the label that they have. Does this look right?")
        if not labelled:
            said = self.tr("None of these has a label. Does this look right?")
        layout.addWidget(PlainLabel(said.format(right, labelled), wraps=True))
        if len({one.prediction.label for one in trials}) == 1 and len(trials) > 1:
            layout.addWidget(
                PlainLabel(
                    self.tr(
                        "All get the same answer: perhaps the grey levels are scaled otherwise "
                        "than it was trained with."
                    ),
                    wraps=True,
                )
            )
        elif labelled and not right:
            layout.addWidget(
                PlainLabel(
                    self.tr("None is right: perhaps the classes are in another order."),
                    wraps=True,
                )
            )
        for one in trials:
            layout.addWidget(_TrialRow(one, self._pixmaps))
        layout.addStretch(1)
        self.setWidget(content)


class _TrialRow(QWidget):
    """One scan."""

    def __init__(self, trial: Trial, pixmaps: ThumbnailPixmaps | None) -> None:
        super().__init__()
        bars = ProbabilityBars()
        bars.show_prediction(trial.prediction, trial.scan.label)
        label = self.tr("labelled {0}").format(label_word(trial.scan.label))
        name = PlainLabel(f"{displayable(trial.scan.name)} · {label}", wraps=True)
        told = QVBoxLayout()
        told.setSpacing(TIGHT)
        told.addWidget(name)
        told.addWidget(bars)
        told.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        if pixmaps is not None:
            layout.addWidget(_Picture(trial.scan, pixmaps), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(told, 1)


class _Picture(QWidget):
    """A thumbnail, on dark ground as everywhere."""

    def __init__(self, scan: Scan, pixmaps: ThumbnailPixmaps) -> None:
        super().__init__()
        self._scan = scan
        self._pixmaps = pixmaps
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setAccessibleName(displayable(scan.name))
        pixmaps.arrived.connect(self._on_arrived)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the thumbnail where it is there."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Colours.of(self.palette()).card)
        pixmap = self._pixmaps.pixmap(self._scan.id)
        if pixmap is not None and not pixmap.isNull():
            painter.drawPixmap(letterboxed(pixmap.size(), self.rect()), pixmap)
        painter.end()

    def _on_arrived(self, scan_id: object) -> None:
        if scan_id == self._scan.id:
            self.update()
