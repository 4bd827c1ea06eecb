"""A query and one of its nearest side by side: a person says whether they are alike."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.grading import GradedPrecision
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.lookalikes.grade_marks import GradeMarks
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_ALIKE: Final = frozenset({Qt.Key.Key_Y, Qt.Key.Key_1})
_NOT_ALIKE: Final = frozenset({Qt.Key.Key_N, Qt.Key.Key_0})
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_QUERY_STEPS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class GradingPage(QWidget):
    """Two images, the marks of ten neighbours, and what the grades amount to."""

    graded = Signal(bool)  # whether the neighbour is alike
    taken_back = Signal()
    stepped = Signal(int)  # to the neighbour before or after
    query_stepped = Signal(int)  # to the query before or after
    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._message = MessagePage(self)
        self._title = PlainLabel(parent=self, wraps=True)
        self.query_view, self.neighbour_view = ImageView(self), ImageView(self)
        self.query_view.setAccessibleName(self.tr("Scan asked about"))
        self.neighbour_view.setAccessibleName(self.tr("Neighbour to grade"))
        self._query_name = PlainLabel(parent=self)
        self._neighbour_name = PlainLabel(parent=self)
        self._marks = GradeMarks(self)
        self._marks.chosen.connect(self.place_chosen)
        self._figures = PlainLabel(parent=self, wraps=True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._message)
        self._pages.addWidget(self._laid_out())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(self._pages)
        self.show_message(self.tr("Finding scans to ask about…"), "")

    def show_message(self, title: str, text: str) -> None:
        """Say why there is nothing to grade."""
        self._message.show_message(title, text)
        self._pages.setCurrentIndex(0)

    def show_pair(self, title: str, query: str, neighbour: str) -> None:
        """Say which query and which neighbour are shown; their images follow."""
        self._title.setText(title)
        self._query_name.setText(query)
        self._neighbour_name.setText(neighbour)
        self._pages.setCurrentIndex(1)

    def show_marks(self, marks: list[bool | None], current: int) -> None:
        """Show what was said of the neighbours of this query."""
        self._marks.show_marks(marks, current)

    def show_precision(self, found: GradedPrecision) -> None:
        """Show what the grades amount to."""
        if not found.queries:
            self._figures.setText(
                self.tr("Grade all ten of a query, and the precision is shown here.")
            )
            return
        figures = []
        for count, measured in found.at:
            said = self.tr("at {0}: {1}").format(count, decimal(measured.value, 2))
            if measured.low is not None and measured.high is not None:
                said += f" ({decimal(measured.low, 2)}–{decimal(measured.high, 2)})"
            figures.append(said)
        self._figures.setText(
            self.tr("Precision over {0} graded queries: {1}").format(
                whole(found.queries), "; ".join(figures)
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Grade and move by single keys."""
        key = Qt.Key(event.key())
        if self._pages.currentIndex() == 0:
            super().keyPressEvent(event)
        elif key in _ALIKE or key in _NOT_ALIKE:
            self.graded.emit(key in _ALIKE)
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _QUERY_STEPS:
            self.query_stepped.emit(_QUERY_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _laid_out(self) -> QWidget:
        grading = QWidget(self)
        images = QHBoxLayout()
        images.setSpacing(SMALL)
        for view, name in (
            (self.query_view, self._query_name),
            (self.neighbour_view, self._neighbour_name),
        ):
            column = QVBoxLayout()
            column.addWidget(view, 1)
            column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
            images.addLayout(column, 1)
        buttons = FlowLayout(spacing=SMALL)
        for text, act in (
            (self.tr("Alike (Y)"), lambda: self.graded.emit(True)),
            (self.tr("Not alike (N)"), lambda: self.graded.emit(False)),
            (self.tr("Take back (Backspace)"), self.taken_back.emit),
            (self.tr("Query before (Page up)"), lambda: self.query_stepped.emit(-1)),
            (self.tr("Next query (Page down)"), lambda: self.query_stepped.emit(1)),
        ):
            button = QPushButton(text, grading)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            claim_pressing(button)
            button.clicked.connect(act)
            buttons.addWidget(button)
        layout = QVBoxLayout(grading)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._title)
        layout.addLayout(images, 1)
        layout.addWidget(self._marks, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(buttons)
        layout.addWidget(self._figures)
        return grading
