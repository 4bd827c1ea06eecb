"""Lets gallery, matrix and inspector follow a threshold that is tried out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.answers import Answers
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.trial_answers import depends_on_decisions
from ajna_desktop.ui.trial_bar import TrialBar

_REST_MILLISECONDS = 250  # the handle has come to rest: what nobody watches meanwhile follows


class TrialViews(QObject):
    """Brings each change of the trial to the views that are in sight."""

    def __init__(
        self,
        opened: OpenCollection,
        gallery: GalleryPanel,
        matrix: MatrixPanel,
        answers: Answers,
        current: CurrentScan,
        show_tally: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bar = TrialBar()
        self._opened = opened
        self._gallery = gallery
        self._matrix = matrix
        self._answers = answers
        self._current = current
        self._show_tally = show_tally
        self._is_awaiting = False  # an answer at the point of now
        self._is_matrix_behind = False  # out of sight, it shows an earlier point
        self._is_gallery_behind = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(current.refresh)
        self._rest.timeout.connect(answers.ask_overview)
        opened.trial.changed.connect(self._on_changed)
        answers.answered.connect(self._on_answered)
        opened.state_changed.connect(self._show_bar)
        self.bar.use_wanted.connect(self._use)
        self.bar.back_wanted.connect(opened.trial.drop)

    @Slot()
    def catch_up(self) -> None:
        """Bring to a view that came into sight what it has missed."""
        if self._is_matrix_behind and self._matrix.isVisible():
            self._is_matrix_behind = False
            self._show_tally()
        if self._is_gallery_behind and self._gallery.isVisible():
            self._is_gallery_behind = False
            query: ScanQuery = self._answers.query
            self._is_awaiting = depends_on_decisions(query)
            if self._is_awaiting:
                self._answers.ask(query)  # the gallery is painted once, with the answer
            else:
                self._gallery.refresh(None)

    @Slot()
    def _on_changed(self) -> None:
        self._show_bar()
        self._is_matrix_behind = self._is_gallery_behind = True
        self.catch_up()
        self._rest.start()

    @Slot()
    def _on_answered(self) -> None:
        if self._is_awaiting:
            self._is_awaiting = False
            self._gallery.refresh(None)

    @Slot()
    def _show_bar(self) -> None:
        self.bar.show_point(self._opened.trial.point, not self._opened.is_working)

    @Slot()
    def _use(self) -> None:
        if (point := self._opened.trial.point) is not None:
            self._opened.decide_at(point)
