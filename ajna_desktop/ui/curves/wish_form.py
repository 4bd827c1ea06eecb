"""Three ways to say what a threshold is to achieve, in the words of those who work with it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_typing
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT

_MOST_SCANS: Final = 1_000_000
_FEWEST_PERCENT: Final = 0.001


class WishForm(QWidget):
    """A choice of the way, its numbers, and a sentence about what follows."""

    recall_wanted = Signal(int)  # at most one in so many may be missed
    costs_wanted = Signal(float, float)  # false alarms that a missed scan is worth, prevalence
    capacity_wanted = Signal(
        int, int, float
    )  # scans that can be opened, of how many, prevalence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = QComboBox(self)
        self._ways.setAccessibleName(self.tr("What the threshold is to achieve"))
        claim_typing(self._ways)
        self._forms: list[QWidget] = []
        self._one_in = _whole(2, _MOST_SCANS, 200)
        self._cost = QDoubleSpinBox(decimals=1, minimum=0.1, maximum=100_000, value=10)
        self._costs_prevalence = _percent()
        self._capacity = _whole(1, _MOST_SCANS, 40)
        self._per_day = _whole(1, _MOST_SCANS, 1000)
        self._capacity_prevalence = _percent()
        self._named: list[tuple[PlainLabel, str]] = []  # labels that name the class, their text
        self._result = PlainLabel(parent=self, wraps=True)
        self._set = QPushButton(self.tr("Find the threshold"), self)
        self._set.setToolTip(self.tr("Move the handle to the threshold that achieves this"))
        claim_pressing(self._set)
        self._add_ways()
        head = FlowLayout(spacing=SMALL)
        for part in (self._ways, *self._forms, self._set):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(head)
        layout.addWidget(self._result)
        self._result.hide()
        self._ways.currentIndexChanged.connect(self._show_form)
        self._show_form(0)
        self._set.clicked.connect(self._tell)
        self._is_prevalence_own = False  # whether the user has typed one

    def show_class(self, label: Label, prevalence: float) -> None:
        """Ask about this class; `prevalence` is its share here, if the user types no other."""
        for part, text in self._named:
            part.setText(text.format(label))
        if not self._is_prevalence_own:
            for field in self._prevalences():
                field.blockSignals(True)
                field.setValue(prevalence * 100)
                field.blockSignals(False)

    def show_result(self, sentence: str) -> None:
        """Say what follows from the threshold that was found, or why there is none."""
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def remember_in(self, memory: QSettings) -> None:
        """Keep the numbers in `memory` from now on, and begin with those of the last time."""
        for name, field in (
            ("one_in", self._one_in),
            ("cost", self._cost),
            ("capacity", self._capacity),
            ("per_day", self._per_day),
        ):
            try:
                kept = float(str(memory.value(name) or field.value()))
            except ValueError:
                kept = field.value()
            field.setProperty("value", kept)
            field.valueChanged.connect(_keeper(memory, name))

    def _prevalences(self) -> tuple[QDoubleSpinBox, QDoubleSpinBox]:
        return self._costs_prevalence, self._capacity_prevalence

    def _add_ways(self) -> None:
        share = self.tr("Share of {0} among all that come:")
        self._add(
            self.tr("Target recall"),
            (self.tr("Miss at most 1 {0} in"), self._one_in),
        )
        self._add(
            self.tr("Costs"),
            (self.tr("A missed {0} costs as much as so many false alarms:"), self._cost),
            (share, self._costs_prevalence),
        )
        self._add(
            self.tr("Capacity"),
            (self.tr("Scans that can be opened a day:"), self._capacity),
            (self.tr("of so many that come:"), self._per_day),
            (share, self._capacity_prevalence),
        )
        for field in self._prevalences():
            field.valueChanged.connect(self._share_prevalence)

    def _add(self, way: str, *fields: tuple[str, QAbstractSpinBox]) -> None:
        self._ways.addItem(way)
        form = QWidget(self)
        flow = FlowLayout(form, SMALL)
        for text, field in fields:
            pair = QWidget(form)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(TIGHT)
            name = PlainLabel(text, pair)
            self._named.append((name, text))
            line.addWidget(name)
            line.addWidget(field)
            field.setAccessibleName(text.format(self.tr("the class")))
            claim_typing(field)
            flow.addWidget(pair)
        self._forms.append(form)

    def _show_form(self, way: int) -> None:
        for number, form in enumerate(self._forms):
            form.setVisible(number == way)

    def _share_prevalence(self, percent: float) -> None:
        """Ask for the share of the class once, whichever way needs it."""
        self._is_prevalence_own = True
        for field in self._prevalences():
            if field.value() != percent:
                field.setValue(percent)

    def _tell(self) -> None:
        match self._ways.currentIndex():
            case 0:
                self.recall_wanted.emit(self._one_in.value())
            case 1:
                prevalence = self._costs_prevalence.value() / 100
                self.costs_wanted.emit(self._cost.value(), prevalence)
            case _:
                prevalence = self._capacity_prevalence.value() / 100
                self.capacity_wanted.emit(
                    self._capacity.value(), self._per_day.value(), prevalence
                )


def _whole(low: int, high: int, value: int) -> QSpinBox:
    field = QSpinBox(minimum=low, maximum=high, value=value)
    field.setGroupSeparatorShown(True)
    return field


def _percent() -> QDoubleSpinBox:
    field = QDoubleSpinBox(decimals=3, minimum=_FEWEST_PERCENT, maximum=100 - _FEWEST_PERCENT)
    field.setSuffix("\N{NO-BREAK SPACE}%")
    return field


def _keeper(memory: QSettings, name: str) -> Callable[[float], None]:
    return lambda value: memory.setValue(name, value)
