"""Whether and how the current scan is explained, alike in the inspector and the full view."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.explanation import Explanation
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.ui.reading_thread import ReadingThread

WEAKEST: Final = 10  # percent
_LOADING_MILLISECONDS = 150  # what comes sooner comes without a word


class ExplainsScans(Protocol):
    """What an explanation takes; asked beside the UI thread."""

    def explain(self, scan: Scan, label: Label | None) -> Explanation:
        """Say what speaks for a class; None is the class that was predicted."""


class Explaining(QObject):
    """Off at first. While on, every scan that becomes current is explained."""

    changed = Signal()  # anything below
    strength_changed = Signal(int)
    failed = Signal(object)  # the Exception: a bug
    learnt_wanted = Signal()  # the user wants to see what the network learnt

    def __init__(self, source: ExplainsScans, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self.is_signed = False  # evidence against the class is shown, too
        self.strength = 60  # percent
        self.label: Label | None = None  # None = the one that was predicted
        self.labels: Sequence[Label] = ()  # that can be explained
        self.predicted: Label | None = None
        self.explanation: Explanation | None = None  # of the current scan
        self.message = ""  # why there is none, or that it is on its way
        self._source = source
        self._scan: Scan | None = None
        self._judgement: object = None  # which scan, judged how
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_MILLISECONDS)
        self._loading.timeout.connect(self._say_loading)

    def of(self, scan_id: ScanId | None) -> Explanation | None:
        """Return what to lay over a scan; None while off or for another scan."""
        is_current = self._scan is not None and self._scan.id == scan_id
        return self.explanation if self.is_on and is_current else None

    def show_scan(
        self, scan: Scan | None, prediction: Prediction | None, run: Run | None
    ) -> None:
        """Explain this scan from now on, as this run judged it."""
        self._scan = scan
        self.predicted = prediction.label if prediction else None
        self.labels = run.labels if run else ()
        if self.label not in self.labels:
            self.label = None
        judgement = (scan and scan.id, run and run.made_at_utc, self.predicted)
        if judgement != self._judgement:  # a new label of the same scan changes nothing here
            self._judgement = judgement
            self._ask()

    def toggle(self) -> None:
        """Turn on or off."""
        self.set_on(not self.is_on)

    @Slot(bool)
    def set_on(self, is_on: bool) -> None:
        """Turn on or off; on explains the current scan."""
        if is_on != self.is_on:
            self.is_on = is_on
            self._ask()

    @Slot()
    def turn_off(self) -> None:
        """Show the image as it is."""
        self.set_on(False)

    def choose(self, label: Label | None) -> None:
        """Explain this class of the current scan and the next ones; None: the predicted one."""
        if label != self.label:
            self.label = label
            self._ask()

    @Slot(bool)
    def set_signed(self, is_signed: bool) -> None:
        """Show evidence against the class, too, or not."""
        self.is_signed = is_signed
        self.changed.emit()

    @Slot(int)
    def set_strength(self, percent: int) -> None:
        """Lay the colours over the image more or less strongly."""
        percent = min(max(percent, WEAKEST), 100)
        if percent != self.strength:
            self.strength = percent
            self.strength_changed.emit(percent)
            self.changed.emit()

    def stop(self) -> Callable[[], None]:
        """Ask nothing more; return what waits for the thread."""
        self._loading.stop()
        return self._thread.stop()

    def _ask(self) -> None:
        self._thread.forget()
        self._loading.stop()
        self.explanation, self.message = None, ""
        if self.is_on and self._scan is not None:
            self._ask_about(self._scan, self.label)
        self.changed.emit()

    def _ask_about(self, scan: Scan, label: Label | None) -> None:
        if self.predicted is None:
            self.message = self.tr("There is nothing to explain: this scan was not judged yet.")
            return
        self._loading.start()

        def read() -> Explanation | AjnaError:
            try:
                return self._source.explain(scan, label)
            except AjnaError as error:
                return error

        self._thread.ask("explanation", read, self._on_answer)

    def _say_loading(self) -> None:
        self.message = self.tr("Looking for what speaks for {0} …").format(
            self.label or self.predicted or ""
        )
        self.changed.emit()

    def _on_answer(self, found: Explanation | AjnaError) -> None:
        self._loading.stop()
        if isinstance(found, AjnaError):
            self.explanation, self.message = None, str(found)
        else:
            self.explanation, self.message = found, ""
        self.changed.emit()
