"""What lies below the table: one classifier from close by, and all of them together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.comparison import Comparison
from ajna_desktop.ui.compare.agreement_page import AgreementPage
from ajna_desktop.ui.compare.chart_page import ChartPage
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.compare.matrix_page import MatrixPage
from ajna_desktop.ui.compare.study_tables import (
    duel_headings,
    duel_line,
    search_headings,
    search_line,
    timing_headings,
    timing_line,
    trial_headings,
    trial_lines,
)
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.text_table import Heading, Row, TextTable
from ajna_desktop.ui.theme import SMALL

_MATRIX, _CHART, _AGREEMENT, _PAIRS, _CURVES, _SEARCH, _TIMES, _TUNING = range(8)
_NOTHING: Final[Mapping[str, str]] = {}


class Details(QTabWidget):
    """One tab a question; each says what is missing where there is no answer."""

    cell_opened = Signal(str, int, int)  # key of the row, row and column of its matrix
    use_wanted = Signal(str)  # key of the row of a classifier that shall judge the folder
    pair_opened = Signal(str, str)  # keys of two rows
    disagreements_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, documentMode=True)
        self._comparison: Comparison | None = None
        self._titles: Mapping[str, str] = _NOTHING
        self._lines: Sequence[MethodLine] = ()
        self._line: MethodLine | None = None
        self._overlaid: Sequence[MethodLine] = ()
        self._matrix = MatrixPage()
        self._chart = ChartPage()
        self._agreement = AgreementPage()
        self._duels = TextTable(self.tr("Which of two is right more often"))
        self._search = TextTable(self.tr("What a search finds"))
        self._times = TextTable(self.tr("How fast classifiers answer"))
        self._tuning = TextTable(self.tr("Settings that were tried"))
        self._pages = [
            _OrMessage(self._matrix),
            _OrMessage(self._chart),
            _OrMessage(self._agreement),
            _OrMessage(self._duels),
            _OrMessage(None),
            *(_OrMessage(table) for table in (self._search, self._times, self._tuning)),
        ]
        for page, name in zip(
            self._pages,
            (
                self.tr("Confusion"),
                self.tr("Chart"),
                self.tr("Agreement"),
                self.tr("Pairs"),
                self.tr("Learning curves"),
                self.tr("Search"),
                self.tr("Speed"),
                self.tr("Tuning"),
            ),
            strict=True,
        ):
            self.addTab(page, name)
        self._matrix.opened.connect(self._open_cell)
        self._matrix.use_wanted.connect(self._use)
        self._agreement.pair_opened.connect(self.pair_opened)
        self._agreement.disagreements_wanted.connect(self.disagreements_wanted)
        self.currentChanged.connect(self._show_current)

    def show_comparison(
        self, comparison: Comparison | None, lines: Sequence[MethodLine]
    ) -> None:
        """Show another study, None for none, and every line of the table."""
        self._comparison, self._lines = comparison, lines
        self._titles = {line.key: line.title for line in lines}
        self._show_current()

    def show_line(self, line: MethodLine | None, overlaid: Sequence[MethodLine]) -> None:
        """Look at one classifier, and lay the curves of others over each other."""
        self._line, self._overlaid = line, overlaid
        self._show_current()

    def _show_current(self) -> None:
        """Fill the page that is looked at; the others wait until they are."""
        show: Callable[[], None] = (
            self._show_matrix,
            self._show_chart,
            self._show_agreement,
            self._show_duels,
            self._show_curves,
            self._show_search,
            self._show_times,
            self._show_tuning,
        )[self.currentIndex()]
        show()

    def _show_matrix(self) -> None:
        page, line = self._pages[_MATRIX], self._line
        if line is None or self._comparison is None or line.row is None:
            page.say(
                self.tr("Nothing to show yet"),
                self.tr("Choose a classifier in the table that has been compared."),
            )
        elif not line.is_compared:
            page.say(line.title, line.reason)
        else:
            matrix = line.row.matrix(self._comparison.labels)
            self._matrix.show_matrix(line.title, matrix, bool(line.row.bundle))
            page.show_content()

    def _show_chart(self) -> None:
        page = self._pages[_CHART]
        if self._comparison is None or not self._comparison.compared:
            page.say(
                self.tr("Nothing to compare yet"),
                self.tr("Tick classifiers in the table and run them: each gets a line here."),
            )
            return
        self._chart.show_lines(self._lines, self._comparison.labels)
        page.show_content()

    def _show_agreement(self) -> None:
        page = self._pages[_AGREEMENT]
        if self._comparison is None or len(self._comparison.compared) < 2:
            page.say(
                self.tr("Nothing to compare yet"),
                self.tr("Two classifiers or more must have judged the same scans."),
            )
            return
        self._agreement.show_comparison(self._comparison, self._titles)
        page.show_content()

    def _show_duels(self) -> None:
        duels = () if self._comparison is None else self._comparison.duels
        self._fill(
            _PAIRS,
            self._duels,
            duel_headings(len(duels)),
            [
                duel_line(one, self._titles)
                for one in sorted(duels, key=lambda one: one.p_value)
            ],
            self.tr("Run two classifiers or more: then each two are tested on the same scans."),
        )

    def _show_curves(self) -> None:
        # Here, since importing what draws them takes 0.3 s.
        from ajna_desktop.ui.compare.curves_page import Curve, CurvesPage

        page = self._pages[_CURVES]
        lines = [line for line in self._overlaid if line.row is not None and line.row.curves]
        if not lines:
            page.say(
                self.tr("No learning curves"),
                self.tr(
                    "Choose or tick classifiers that are trained by epochs and have been "
                    "compared, such as the networks."
                ),
            )
            return
        if page.content is None:
            page.set_content(CurvesPage())
        curves = page.content
        assert isinstance(curves, CurvesPage)
        note = (
            self.tr("The classifier chosen above. Tick several to lay them over each other.")
            if len(lines) == 1
            else self.tr("The classifiers ticked above.")
        )
        shown = [Curve(line.title, line.row.curves) for line in lines if line.row is not None]
        curves.show_curves(shown, note)
        page.show_content()

    def _show_search(self) -> None:
        rows = () if self._comparison is None else self._comparison.search
        self._fill(
            _SEARCH,
            self._search,
            search_headings(),
            [search_line(row) for row in rows],
            self.tr("The next run measures what a search finds in each feature space."),
        )

    def _show_times(self) -> None:
        rows = () if self._comparison is None else self._comparison.timing
        self._fill(
            _TIMES,
            self._times,
            timing_headings(),
            [timing_line(row, self._titles) for row in rows],
            self.tr("The next run measures how fast each classifier answers."),
        )

    def _show_tuning(self) -> None:
        trials = () if self._comparison is None else self._comparison.trials
        self._fill(
            _TUNING,
            self._tuning,
            trial_headings(),
            trial_lines(trials, self._titles),
            self.tr("Run a tuned head to see which settings were tried."),
        )

    def _fill(
        self,
        place: int,
        table: TextTable,
        headings: Sequence[Heading],
        rows: Sequence[Row],
        otherwise: str,
    ) -> None:
        if rows:
            table.show_rows(headings, rows)
            self._pages[place].show_content()
        else:
            self._pages[place].say(self.tr("Not measured yet"), otherwise)

    def _open_cell(self, row: int, column: int) -> None:
        if self._line is not None:
            self.cell_opened.emit(self._line.key, row, column)

    def _use(self) -> None:
        if self._line is not None:
            self.use_wanted.emit(self._line.key)


class _OrMessage(QScrollArea):
    """Shows its content, or says why there is none; with large letters it can be scrolled."""

    def __init__(self, content: QWidget | None) -> None:
        super().__init__()
        self.content: QWidget | None = None
        self._message = MessagePage()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place = QWidget()
        self._layout = QVBoxLayout(place)
        self._layout.setContentsMargins(0, SMALL, 0, 0)
        self._layout.addWidget(self._message)
        self.setWidget(place)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        """Take what is shown when there is something; once only."""
        self.content = content
        self._layout.addWidget(content)
        content.hide()
        self.setFocusProxy(content)

    def say(self, title: str, text: str) -> None:
        """Say why there is nothing."""
        self._message.show_message(title, text)
        self._message.show()
        if self.content is not None:
            self.content.hide()

    def show_content(self) -> None:
        """Show what there is."""
        self._message.hide()
        if self.content is not None:
            self.content.show()
