"""What is explained, how strongly it is shown, and what it does and does not mean."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.explanation import Explanation
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.inspector.evidence_picture import EvidenceLegend
from ajna_desktop.ui.inspector.explaining import WEAKEST, Explaining
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.wording import as_tooltip

_SLIDER = 80  # pixels of the layout
_LONGEST_NAME = 24  # characters that a class has room for at most


class ExplanationBar(QWidget):
    """Seen while explanations are on."""

    def __init__(self, explaining: Explaining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explaining = explaining
        self._classes = QComboBox(self)
        self._signed = QCheckBox(self.tr("and against"), self)
        self._strength = QSlider(Qt.Orientation.Horizontal, self)
        self._legend = EvidenceLegend(self)
        self._learnt = QToolButton(self)
        self._said = PlainLabel(parent=self, wraps=True)
        self._offered: object = None
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self._classes.setAccessibleName(self.tr("The class that is explained"))
        self._classes.setToolTip(self.tr("The class that is explained"))
        self._classes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._classes.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        claim(self._classes, RETURN | {Qt.Key.Key_Space})
        self._signed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        claim_pressing(self._signed)
        self._strength.setRange(WEAKEST, 100)
        self._strength.setFixedWidth(_SLIDER)
        self._strength.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._strength.setAccessibleName(self.tr("Strength of the explanation's colours"))
        self._strength.setToolTip(self.tr("Strength of the explanation's colours"))
        self._learnt.setText(self.tr("What it learnt…"))
        self._learnt.setToolTip(
            self.tr("The network's first filters, and what its layers make of this scan")
        )
        self._learnt.setAutoRaise(True)
        self._learnt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        claim_pressing(self._learnt)
        tools = FlowLayout(spacing=SMALL)
        for tool in (
            self._named(self.tr("What speaks for"), self._classes),
            self._signed,
            self._named(self.tr("Strength"), self._strength),
            self._legend,
            self._learnt,
        ):
            tools.addWidget(tool)
        # Room for two lines always: in the full view the image must not change its size.
        self._said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(tools)
        layout.addWidget(self._said)

    def _named(self, name: str, field: QWidget) -> QWidget:
        pair = QWidget(self)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        label = PlainLabel(name, pair)
        label.setBuddy(field)
        line.addWidget(label)
        line.addWidget(field)
        return pair

    def _connect(self) -> None:
        explaining = self._explaining
        self._classes.activated.connect(self._choose)
        self._signed.toggled.connect(explaining.set_signed)
        self._strength.valueChanged.connect(explaining.set_strength)
        self._learnt.clicked.connect(explaining.learnt_wanted)
        explaining.changed.connect(self._show)

    def _choose(self, place: int) -> None:
        self._explaining.choose(self._classes.itemData(place))

    def _show(self) -> None:
        explaining = self._explaining
        self.setVisible(explaining.is_on)
        if not explaining.is_on:
            return
        self._offer_classes()
        with QSignalBlocker(self._signed):
            self._signed.setChecked(explaining.is_signed)
        with QSignalBlocker(self._strength):
            self._strength.setValue(explaining.strength)
        self._legend.show_signed(explaining.is_signed)
        found = explaining.explanation
        self._said.setText(self._in_words(found) if found else displayable(explaining.message))
        self._said.setToolTip(as_tooltip(self._how(found)) if found else "")

    def _offer_classes(self) -> None:
        explaining = self._explaining
        offered = (explaining.predicted, tuple(explaining.labels))
        if offered != self._offered:
            self._offered = offered
            self._classes.clear()
            first = self.tr("{0} (predicted)").format(displayable(explaining.predicted or "–"))
            self._classes.addItem(first, None)
            for label in explaining.labels:
                self._classes.addItem(displayable(label), label)
            self._classes.setMinimumContentsLength(min(len(first), _LONGEST_NAME))
        chosen: Label | None = explaining.label
        place = 0 if chosen is None else 1 + list(explaining.labels).index(chosen)
        self._classes.setCurrentIndex(place)

    def _in_words(self, found: Explanation) -> str:
        said = [
            self.tr("Explanation of {0}: {1} with {2}").format(
                displayable(found.classifier),
                displayable(found.label),
                probability(found.probability),
            ),
            self.tr(
                "shows where the network looked, not what is wrong; the classifier sees the "
                "untouched image"
            ),
        ]
        if not (found.cells > 0).any():
            said.insert(1, self.tr("no place speaks for this class"))
        elif found.is_even:
            said.insert(1, self.tr("no place stands out: all count nearly the same"))
        if found.note:
            said.append(displayable(found.note))
        return " · ".join(said)

    def _how(self, found: Explanation) -> str:
        height, width = found.cells.shape
        return self.tr(
            "{0}: {1} × {2} cells of the layer {3}, interpolated. The strongest place has the "
            "strongest colour, however much or little it counts."
        ).format(displayable(found.method), height, width, displayable(found.layer))
