"""Where to operate a classifier: scores, curves and one handle that moves them all."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.threshold_curve import Decided
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_typing
from ajna_desktop.ui.curves.class_curve import ClassCurve, Flips
from ajna_desktop.ui.curves.flip_strip import FlipStrip
from ajna_desktop.ui.curves.handle_plot import HandlePlot
from ajna_desktop.ui.curves.point_figures import PointFigures
from ajna_desktop.ui.curves.rate_plot import RatePlot
from ajna_desktop.ui.curves.score_histogram import ScoreHistogram
from ajna_desktop.ui.curves.wish_form import WishForm
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader

_HISTOGRAM_LINES: Final = 10  # heights, in lines of text
_CURVE_LINES: Final = 14
_DIGITS: Final = 4


class OperatingPointPage(QWidget):
    """Shows what it is told; whoever owns it decides what a threshold means."""

    class_chosen = Signal(object)  # Label
    split_chosen = Signal(object)  # str, None for all
    labels_chosen = Signal(bool)  # whether those that hold are meant, not the folder's
    log_chosen = Signal(bool)
    moved = Signal(float)  # threshold under the pointer
    stepped = Signal(int, bool)  # as `HandlePlot.stepped`
    sent_to_end = Signal(int)
    save_wanted = Signal()
    came_into_sight = Signal()

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = QWidget(self)
        self.histogram = ScoreHistogram(self)
        self.roc = RatePlot(self.tr("ROC curve, with the threshold"), -1, False, self)
        self.precision_recall = RatePlot(
            self.tr("Precision-recall curve, with the threshold"), -1, True, self
        )
        self.figures = PointFigures(self)
        self.flips = FlipStrip(lookup, thumbnails, self)
        self.wishes = WishForm(self)
        self._classes = _chooser(self.tr("Class"), self)
        self._splits = _chooser(self.tr("Split"), self)
        self._labels = _chooser(self.tr("Labels"), self)
        self._labels.addItem(self.tr("as curated"), True)
        self._labels.addItem(self.tr("as found"), False)
        self._log = QCheckBox(self.tr("Logarithmic counts"), self)
        self._value = QDoubleSpinBox(self)
        self._headings = {plot: PlainLabel(parent=self, wraps=True) for plot in self._plots()}
        self._state = PlainLabel(parent=self, wraps=True)
        self._save = QPushButton(self.tr("Save with the classifier"), self)
        self._save.hide()
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._label = Label("")
        self.setFocusProxy(self.histogram)
        self._prepare()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell, so that what was not painted meanwhile can follow."""
        super().showEvent(event)
        self.came_into_sight.emit()

    # --- what is shown

    def show_choices(
        self, classes: Sequence[Label], chosen: Label, splits: Sequence[str]
    ) -> None:
        """Offer classes and splits."""
        with QSignalBlocker(self._classes):
            self._classes.clear()
            for label in classes:
                self._classes.addItem(label, label)
            self._classes.setCurrentIndex(max(self._classes.findData(chosen), 0))
        _offer(self._splits, [(self.tr("All"), None), *((name, name) for name in splits)])

    def show_log(self, is_log: bool) -> None:
        """Draw counts by their logarithm, or as they are."""
        with QSignalBlocker(self._log):
            self._log.setChecked(is_log)
        self.histogram.show_log(is_log)

    def show_curve(self, shown: ClassCurve) -> None:
        """Draw another class, split or kind of labels."""
        self._label = label = shown.label
        positives, negatives = shown.histogram.positives, shown.histogram.negatives
        names = (
            self.tr("▲ {0}: {1}").format(label, whole(int(positives.sum()))),
            self.tr("▼ all others: {0}").format(whole(int(negatives.sum()))),
        )
        self.histogram.show_counts((positives, negatives), names)
        self.roc.show_curve(shown.roc, [(0, 0), (1, 1)])
        share = shown.curve.prevalence
        self.precision_recall.show_curve(shown.precision_recall, [(0, share), (1, share)])
        self.figures.show_areas(
            {
                "area_under_roc": shown.curve.area_under_roc,
                "average_precision": shown.curve.average_precision,
            }
        )
        said = self.tr("Scores of {0}: hatched is what the threshold decides wrongly")
        self._headings[self.histogram].setText(said.format(label))
        self._headings[self.roc].setText(self.tr("ROC: recall over false alarms"))
        self._headings[self.precision_recall].setText(self.tr("Precision over recall"))
        self.wishes.show_class(label, share)
        self._pages.setCurrentIndex(0)

    def show_threshold(self, threshold: float | None, kept: float | None) -> None:
        """Put the handle of the histogram and the number; None: no threshold is set."""
        self.histogram.show_threshold(threshold, kept)
        with QSignalBlocker(self._value):
            if not self._value.hasFocus() or round(self._value.value(), _DIGITS) == 0:
                self._value.setValue(threshold or 0.0)

    def show_decided(self, decided: Decided, kept: Decided, has_handle: bool) -> None:
        """Put the handles on the curves, and the figures beside them."""
        self.roc.show_handle(_on_roc(decided) if has_handle else None, _on_roc(kept))
        place = (decided.recall, decided.precision)
        self.precision_recall.show_handle(
            place if has_handle else None, (kept.recall, kept.precision)
        )
        self.figures.show_decided(decided, self._label)

    def show_state(self, text: str, is_saveable: bool, can_save: bool) -> None:
        """Say what holds, and what is only tried out.

        Args:
            text: Both in words.
            is_saveable: Whether a classifier judges that can keep the threshold.
            can_save: Whether it can be told to now.
        """
        self._state.setText(text)
        self._save.setVisible(is_saveable)
        self._save.setEnabled(can_save)
        for plot in self._plots():
            plot.setAccessibleDescription(text)

    def show_flips(self, flips: Flips | None) -> None:
        """Say which scans flip; None: nothing is tried out."""
        if flips is None:
            self.flips.show_invitation(
                self.tr(
                    "Drag the handle, or step with the arrow keys, to see which scans flip."
                )
            )
        else:
            self.flips.show_flips(flips, self._label)

    def show_intervals(self, measured: Mapping[str, Measured]) -> None:
        """Show in which interval each figure lies."""
        self.figures.show_intervals(measured)

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is nothing to show, with a button that helps."""
        self._message.show_message(title, text, button_text, on_click)
        self._pages.setCurrentWidget(self._message)

    # --- how it is made

    def _plots(self) -> tuple[HandlePlot, ...]:
        return (self.histogram, self.roc, self.precision_recall)

    def _prepare(self) -> None:
        line = self.fontMetrics().height()
        self.histogram.setMinimumHeight(_HISTOGRAM_LINES * line)
        for plot in (self.roc, self.precision_recall):
            plot.setMinimumHeight(_CURVE_LINES * line)
        self._value.setDecimals(_DIGITS)
        self._value.setRange(0, 1 - 10**-_DIGITS)
        self._value.setSpecialValueText("–")  # no threshold is set
        self._value.setSingleStep(0.01)
        self._value.setAccessibleName(self.tr("Threshold"))
        self._value.setToolTip(self.tr("From this probability on the class is decided for"))
        claim_typing(self._value)
        claim_pressing(self._save)
        self._save.setToolTip(
            self.tr(
                "Write the threshold that is kept into the classifier: it decides so in every "
                "folder. One that came with the program is copied first."
            )
        )

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for name, part in (
            (self.tr("Class"), self._classes),
            (self.tr("Split"), self._splits),
            (self.tr("Labels"), self._labels),
            (self.tr("Threshold"), self._value),
        ):
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, SMALL, 0)
            line.setSpacing(TIGHT)
            line.addWidget(PlainLabel(name, pair))
            line.addWidget(part)
            head.addWidget(pair)
        held = QHBoxLayout()
        held.addWidget(self._state, 1)
        held.addWidget(self._save)
        title = QHBoxLayout()
        title.addWidget(self._headings[self.histogram], 1)
        title.addWidget(self._log)
        curves = QGridLayout()
        curves.setSpacing(TIGHT)
        for column, plot in enumerate((self.roc, self.precision_recall)):
            curves.addWidget(self._headings[plot], 0, column)
            curves.addWidget(plot, 1, column)
            curves.setColumnStretch(column, 1)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addLayout(held)
        layout.addLayout(title)
        layout.addWidget(self.histogram, 2)
        layout.addLayout(curves, 3)
        for below in (self.figures, self.wishes, self.flips):
            layout.addWidget(below)
        scrolled = QScrollArea(self)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self._content)
        self._pages.addWidget(scrolled)
        self._pages.addWidget(self._message)
        whole_page = QVBoxLayout(self)
        whole_page.setContentsMargins(0, 0, 0, 0)
        whole_page.addWidget(self._pages)

    def _connect(self) -> None:
        for plot in self._plots():
            plot.moved.connect(self.moved)
            plot.stepped.connect(self.stepped)
            plot.sent_to_end.connect(self.sent_to_end)
        self._classes.activated.connect(
            lambda: self.class_chosen.emit(self._classes.currentData())
        )
        self._splits.activated.connect(
            lambda: self.split_chosen.emit(self._splits.currentData())
        )
        self._labels.activated.connect(
            lambda: self.labels_chosen.emit(bool(self._labels.currentData()))
        )
        self._log.toggled.connect(self.log_chosen)
        self._value.valueChanged.connect(self.moved)
        self._save.clicked.connect(self.save_wanted)


def _chooser(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    claim_typing(box)
    return box


def _offer(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer these, and keep what was chosen where it is still among them."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))


def _on_roc(decided: Decided) -> tuple[float, float]:
    return decided.false_alarm_rate, decided.recall
