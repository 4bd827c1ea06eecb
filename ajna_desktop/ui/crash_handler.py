"""Bugs end up here: in the log and in a dialog, while the window lives on."""

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ajna_desktop import __version__
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM

logger = logging.getLogger(__name__)

_LOG_BYTES: Final = 1_000_000
_OLD_LOGS: Final = 3
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Takes every exception that nobody caught, from any thread, to the log and the screen."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        self._happened.connect(self._show)

    def install(self) -> None:
        """Be asked about uncaught exceptions from now on."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread
        qInstallMessageHandler(_log_qt_message)

    def report(self, error: BaseException) -> None:
        """Log and show an exception that was caught at an edge."""
        self.handle(type(error), error, error.__traceback__)

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        frames: TracebackType | None,
    ) -> None:
        """Log and show one exception; Ctrl+C in a terminal just ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        text = frames_only(error, frames)
        logger.error("uncaught %s\n%s", kind.__name__, text)
        self._happened.emit(text)

    def _handle_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None:
            self.handle(arguments.exc_type, error, arguments.exc_traceback)

    @Slot(str)
    def _show(self, text: str) -> None:
        if self._dialog is None:  # one at a time: a bug in painting comes sixty times a second
            self._dialog = CrashDialog(text, QGuiApplication.focusWindow() is not None)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that a bug was met, and gives what a developer needs to know."""

    def __init__(self, frames: str, is_modal: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A bug in Ajna Desktop"))
        self.setModal(is_modal)
        self.report = f"{about_system()}\n\n{frames}"
        text = PlainLabel(
            self.tr(
                "Something went wrong that should not have. Your labels are safe, and you can "
                "go on working. The text below helps to mend it; it names no file and no image "
                "of yours."
            ),
            wraps=True,
        )
        details = QPlainTextEdit(self.report)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Details"))
        details.setMinimumSize(640, 280)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(MEDIUM)
        layout.addWidget(text)
        layout.addWidget(details, 1)
        layout.addWidget(buttons)


class DiscreetFormatter(logging.Formatter):
    """Writes of an exception what `frames_only` leaves of it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what another handler made of the exception is not used."""
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name of `logging`
        """Return where it came from and its type."""
        return frames_only(ei[1], ei[2])


def frames_only(error: BaseException, frames: TracebackType | None) -> str:
    """Return where an exception came from and its type, never its message.

    Messages of the standard library hold file names, and file names hold names of patients.
    """
    lines = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}: {frame.line}"
        for frame in traceback.extract_tb(frames)
    ]
    causes = []
    cause = error.__cause__ or error.__context__
    while cause is not None:
        causes.append(f"after {type(cause).__name__}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join([*lines, type(error).__name__, *causes])


def about_system() -> str:
    """Return the versions that a developer asks for first."""
    return (
        f"Ajna Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.platform()}, {platform.machine()}"
    )


def start_logging(folder: Path) -> TextIO | None:
    """Write warnings and errors below `folder`; return the file of native crashes.

    Where nothing can be written, the log goes to stderr and nothing is returned.
    """
    form = DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(threadName)s %(message)s")
    handler: logging.Handler
    crashes: TextIO | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "ajna-desktop.log", maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS
        )
        crashes = (folder / "native-crash.log").open("w", encoding="utf-8")
        faulthandler.enable(crashes)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(form)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return crashes


def _log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: Any) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], "%s", message)
