import logging
import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from ajna_desktop.ui.crash_handler import CrashDialog, CrashHandler, start_logging

PATIENT = "/scans/Maria Silva/person1_bacteria_1.jpeg"


@pytest.fixture
def handler(qapp):
    before = sys.excepthook, threading.excepthook
    handler = CrashHandler()
    yield handler
    sys.excepthook, threading.excepthook = before
    for dialog in dialogs():
        dialog.reject()


@pytest.fixture
def log(tmp_path):
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    crashes = start_logging(tmp_path / "log")
    yield tmp_path / "log" / "ajna-desktop.log"
    crashes.close()
    for added in set(root.handlers) - set(before):
        added.close()
        root.removeHandler(added)
    root.setLevel(level)


def dialogs():
    widgets = QApplication.topLevelWidgets()
    return [w for w in widgets if isinstance(w, CrashDialog) and w.isVisible()]


def open_the_scan():
    raise FileNotFoundError(2, "No such file", PATIENT)


def caught(function):
    try:
        function()
    except OSError as error:
        return error


def test_that_a_bug_shows_where_it_happened_and_never_a_file_name(qtbot, handler, log):
    handler.report(caught(open_the_scan))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    for text in (dialog.report, log.read_text()):
        assert "open_the_scan" in text
        assert "FileNotFoundError" in text
        assert "Maria" not in text
    assert "Qt 6" in dialog.report
    dialog.reject()


def test_that_the_report_can_be_copied(qtbot, handler):
    handler.report(caught(open_the_scan))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    box = dialog.findChild(QDialogButtonBox)
    next(b for b in box.findChildren(QPushButton) if b.text() == "Copy").click()
    assert QApplication.clipboard().text() == dialog.report
    dialog.reject()


def test_that_a_bug_in_a_thread_is_shown_too(qtbot, handler, log):
    threading.excepthook = handler._handle_in_thread
    thread = threading.Thread(target=open_the_scan)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].reject()
    assert "FileNotFoundError" in log.read_text()


def test_that_a_bug_met_again_and_again_shows_one_dialog(qtbot, handler):
    for _ in range(60):
        handler.report(caught(open_the_scan))
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert len(dialogs()) == 1
    dialogs()[0].reject()
    qtbot.waitUntil(lambda: not dialogs())
    handler.report(caught(open_the_scan))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_that_exceptions_in_the_log_name_no_file(log):
    try:
        open_the_scan()
    except FileNotFoundError:
        logging.getLogger("ajna_desktop.tasks").exception("scan %d cannot be read", 7)
    text = log.read_text()
    assert "scan 7 cannot be read" in text
    assert "open_the_scan" in text
    assert "Maria" not in text


def test_that_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "log").write_text("a file where the folder should be")
    root = logging.getLogger()
    before = root.handlers[:]
    assert start_logging(tmp_path / "log") is None
    for added in set(root.handlers) - set(before):
        root.removeHandler(added)
