"""What is known of the scan that is asked about, beside its image."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui.inspector.probability_bars import ProbabilityBars
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.review_words import answer_words, label_words
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL, TIGHT, Colours
from ajna_desktop.ui.wording import belief, status_word

_CHARACTERS = 46  # width
_NOT_BLIND = (0, 5, 8)  # of the keys: a blind reader cannot take, confirm or note anything


def review_keys() -> list[tuple[str, str]]:
    """Return the keys that only reviews have, each with what it does."""
    translate = QCoreApplication.translate
    return [
        ("Y", translate("review", "Take the suggestion")),
        ("Q", translate("review", "Later, at the end")),
        ("← →", translate("review", "Back, and on")),
        (translate("review", "Space"), translate("review", "One scan or many")),
        ("+ −", translate("review", "Zoom; fewer or more")),
        (translate("review", "Ctrl+Enter"), translate("review", "Confirm all that wait here")),
        ("Ctrl+Z", translate("review", "Undo, back to the scan")),
        ("Esc", translate("review", "Leave; take it up later")),
    ]


class FactsPanel(QWidget):
    """Label, suggestion with its reason, prediction; for blind readers none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self._subtle: list[PlainLabel] = []
        self._not_blind: list[PlainLabel] = []
        self._name = self._line()
        self._place = self._line(subtle=True)
        self._label = self._line(size=1.5)
        self._label.setObjectName("review-label")
        self._status = self._line(subtle=True)
        self._reason = self._line()
        self._reason.setObjectName("review-reason")
        self._belief = self._line()
        self._bars = ProbabilityBars(self)
        self._blind = self._line(
            self.tr("A blind reading: name, labels and predictions are hidden until it ends.")
        )
        self._answer = self._line(size=1.2)
        self._answer.setObjectName("review-answer")
        self._known = (
            self._name,
            self._place,
            self._label,
            self._status,
            self._reason,
            self._belief,
            self._bars,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, 0, 0, 0)
        layout.setSpacing(TIGHT)
        for widget in self._known:
            layout.addWidget(widget)
            if widget in (self._place, self._status, self._reason):
                layout.addSpacing(SMALL)
        layout.addWidget(self._blind)
        layout.addWidget(self._answer)
        layout.addStretch(1)
        layout.addLayout(self._legend())
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._tint()

    def show_asked(self, asked: Asked | None, is_blind: bool) -> None:
        """Show what is known of a scan, or no more than what the reader said of it."""
        is_told = asked is not None and not is_blind
        unknown = [] if asked is None else self._unknown(asked)
        for widget in self._known:
            widget.setVisible(is_told and widget not in unknown)
        self._blind.setVisible(is_blind)
        for widget in self._not_blind:
            widget.setVisible(not is_blind)
        self._answer.setText(self._answered(asked))
        if asked is None or is_blind:
            return
        scan, folder = asked.scan, asked.scan.path.rpartition("/")[0]
        self._name.setText(scan.name)
        self._place.setText(displayable(folder))
        self._label.setText(label_words(asked))
        self._status.setText(status_word(scan.status))
        self._reason.setText(asked.suggestion.reason if asked.suggestion else "")
        self._belief.setText(belief(scan, asked.prediction))
        self._bars.show_prediction(asked.prediction, scan.label)

    def _unknown(self, asked: Asked) -> list[QWidget]:
        """Return what there is nothing to say in."""
        unknown: list[QWidget] = []
        if asked.suggestion is None:
            unknown.append(self._reason)
        if asked.prediction is None:
            unknown.append(self._bars)
        return unknown

    def _answered(self, asked: Asked | None) -> str:
        if asked is None or asked.answer is None:
            return ""
        return self.tr("Decided: {0}").format(answer_words(asked.answer))

    def _legend(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT // 2)
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, LARGE, 0, 0)
        for row, (key, what) in enumerate(review_keys()):
            pair = (PlainLabel(key, self), self._line(what, subtle=True))
            for column, label in enumerate(pair):
                grid.addWidget(label, row, column)
            if row in _NOT_BLIND:
                self._not_blind += pair
        return grid

    def _line(self, text: str = "", subtle: bool = False, size: float = 1.0) -> PlainLabel:
        label = PlainLabel(text, self, wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * size)
        if size > 1:
            font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        if subtle:
            self._subtle.append(label)
        return label

    def _tint(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, Colours.of(palette).subtle)
        for label in self._subtle:
            label.setPalette(palette)
