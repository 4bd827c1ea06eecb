"""The lower part of the calibration page: prediction sets, and whom they leave unsure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.prediction_sets import (
    LEAST_LEVEL,
    MOST_LEVEL,
    ClassCoverage,
    SetChoice,
)
from ajna_desktop.domain.progress import Progress
from ajna_desktop.ui.certainty import Certain
from ajna_desktop.ui.claimed_keys import claim, claim_pressing
from ajna_desktop.ui.figures import decimal, local_time, share, whole
from ajna_desktop.ui.lookalikes.progress_strip import ProgressStrip
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.text_table import Heading, Row, TextTable
from ajna_desktop.ui.theme import SMALL

_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class SetsPart(QWidget):
    """Lets the user choose how often sets must be right, and shows how they fare."""

    level_moved = Signal(float)  # while the slider moves
    level_chosen = Signal(float)  # it has come to rest
    per_class_chosen = Signal(bool)
    unsure_wanted = Signal()
    unlike_wanted = Signal()
    search_wanted = Signal()  # for scans unlike anything learnt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = QSlider(Qt.Orientation.Horizontal, self)
        self._level.setRange(round(LEAST_LEVEL * 100), round(MOST_LEVEL * 100))
        self._level.setPageStep(5)
        self._level.setAccessibleName(self.tr("How often sets are to be right"))
        self._level.setToolTip(
            self.tr("Share of scans whose set is to hold their label, from 80 to 99 %")
        )
        claim(self._level, _MOVING)
        self._said = PlainLabel(parent=self)
        self._per_class = QCheckBox(self.tr("For each class by itself"), self)
        self._per_class.setToolTip(
            self.tr(
                "Promise it for every class, not only on the whole: sets of rare classes grow"
            )
        )
        claim_pressing(self._per_class)
        self._table = TextTable(self.tr("Prediction sets by class"), self)
        self._unsure, self._unlike, self._search = (QPushButton(self) for _ in range(3))
        self._hint = PlainLabel(parent=self, wraps=True)
        self._looked = PlainLabel(parent=self, wraps=True)
        self.progress = ProgressStrip(self)
        self.progress.hide()
        for button in (self._unsure, self._unlike, self._search):
            claim_pressing(button)
        self._lay_out()
        self._level.valueChanged.connect(self._on_moved)
        self._level.sliderReleased.connect(self._on_rest)
        self._per_class.clicked.connect(self.per_class_chosen)
        self._unsure.clicked.connect(self.unsure_wanted)
        self._unlike.clicked.connect(self.unlike_wanted)
        self._search.clicked.connect(self.search_wanted)

    @property
    def level(self) -> float:
        """The level that the slider shows."""
        return self._level.value() / 100

    def show_choice(self, choice: SetChoice) -> None:
        """Show how sets are made in this folder."""
        if not self._level.isSliderDown():
            self._level.blockSignals(True)
            self._level.setValue(round(choice.level * 100))
            self._level.blockSignals(False)
        self._per_class.setChecked(choice.per_class)
        self._show_level()

    def show_certain(self, certain: Certain, can_act: bool) -> None:
        """Show how many are unsure or unlike, and what can be done."""
        self._per_class.setEnabled(can_act)
        unsure = self.tr("Show the {0} unsure").format(whole(certain.unsure))
        self._unsure.setText(unsure)
        self._unsure.setEnabled(certain.unsure > 0)
        self._unlike.setText(self.tr("Show the {0} unlike").format(whole(certain.unlike)))
        self._unlike.setEnabled(certain.unlike > 0)
        survey = certain.survey
        self._unlike.setVisible(survey is not None)
        if survey is None:
            self._search.setText(self.tr("Find scans unlike anything learnt"))
            said = self.tr(
                "A set says nothing about a scan such as was never learnt: look for those, too."
            )
        else:
            self._search.setText(self.tr("Look again"))
            said = self.tr(
                "Unlike anything learnt: {0} scans were compared with {1} learnt contents of "
                "other groups on {2}. Of scans like those learnt, 1 in 100 seems unlike them."
            ).format(whole(survey.scans), whole(survey.learnt), local_time(survey.made_at_utc))
            if survey.backbone != certain.run.backbone:
                said += " " + self.tr("By the features of another network: look again.")
        self._looked.setText(said)

    def show_coverage(self, rows: Sequence[ClassCoverage], level: float) -> None:
        """Show how the sets of each class fare at a level."""
        self._table.show_rows(self._headings(), [self._row(one, level) for one in rows])
        every = rows[0]
        self._hint.setVisible(every.sure == every.scans)
        said = self.tr(
            "Every set has one label: what is predicted is right for {0} of the scans as it is."
            " Move the slider to the right to see where it is unsure."
        )
        self._hint.setText(said.format(share(every.covered.value)))

    def show_searching(self, progress: Progress | None) -> None:
        """Show how far the search is; None while it waits."""
        self._search.setEnabled(False)
        self.progress.show_progress(progress)

    def show_idle(self) -> None:
        """Show that no search is under way."""
        self._search.setEnabled(True)
        self.progress.hide()

    def _on_moved(self) -> None:
        self._show_level()
        self.level_moved.emit(self.level)
        if not self._level.isSliderDown():  # by a key
            self._on_rest()

    def _on_rest(self) -> None:
        self.level_chosen.emit(self.level)

    def _show_level(self) -> None:
        self._said.setText(share(self.level, 0))

    def _headings(self) -> list[Heading]:
        return [
            Heading(self.tr("Label"), self.tr("The label that holds")),
            Heading(self.tr("Scans"), self.tr("With this label")),
            Heading(
                self.tr("Covered"),
                self.tr("Share of them whose set holds their label; 95 % interval"),
            ),
            Heading(self.tr("Sure"), self.tr("Share of them with a set of one label")),
            Heading(
                self.tr("Right when sure"), self.tr("Share of the sure ones that are right")
            ),
            Heading(self.tr("Labels in a set"), self.tr("Mean number")),
        ]

    def _row(self, one: ClassCoverage, level: float) -> Row:
        falls_short = one.covered.high is not None and one.covered.high < level
        covered = _measured(one.covered)
        right = _measured(one.right_when_sure) if one.right_when_sure else "–"
        name = self.tr("All scans") if one.label is None else one.label
        tip = ""
        if falls_short:
            covered = f"▼ {covered}"
            tip = self.tr("Sets of {0} hold the label less often than promised.").format(name)
        size = decimal(one.size, 2)
        words = (
            name,
            whole(one.scans),
            covered,
            share(one.sure / one.scans),
            right,
            size,
        )
        return Row(words, tip)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setSpacing(SMALL)
        name = PlainLabel(self.tr("Prediction sets right for"), self)
        name.setBuddy(self._level)
        top.addWidget(name)
        top.addWidget(self._level, 1)
        top.addWidget(self._said)
        top.addWidget(self._per_class)
        for button in (self._unsure, self._unlike, self._search):
            bottom.addWidget(button)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(top)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._hint)
        layout.addLayout(bottom)
        layout.addWidget(self._looked)
        layout.addWidget(self.progress)


def _measured(figure: Measured) -> str:
    if figure.low is None or figure.high is None:
        return share(figure.value)
    low = decimal(figure.low * 100, 1)  # both ends have one unit: figures stand apart
    return f"{share(figure.value)} ({low}–{share(figure.high)})"
