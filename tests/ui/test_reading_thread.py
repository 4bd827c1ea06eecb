import threading

import pytest
from PySide6.QtCore import QThread

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.ui.reading_thread import ReadingThread


@pytest.fixture
def reading(qapp):
    reading = ReadingThread()
    yield reading
    reading.shut_down()


def test_that_the_answer_is_read_elsewhere_and_given_on_the_ui_thread(qtbot, qapp, reading):
    answers = []

    def read():
        return QThread.currentThread() is qapp.thread()

    def answer(was_here):
        answers.append((was_here, QThread.currentThread() is qapp.thread()))

    reading.ask("gallery", read, answer)
    qtbot.waitUntil(lambda: answers == [(False, True)])


def test_that_only_the_newest_question_of_a_kind_is_answered(qtbot, reading):
    gate, read, answers = threading.Event(), [], []

    def slow():
        read.append("slow")
        gate.wait(5)
        return "slow"

    reading.ask("gallery", slow, answers.append)
    reading.ask("gallery", lambda: read.append("void"), answers.append)
    reading.ask("matrix", lambda: "matrix", answers.append)
    reading.ask("gallery", lambda: "newest", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["matrix", "newest"]
    assert "void" not in read


def test_that_an_error_is_told_and_the_thread_goes_on(qtbot, reading):
    def fails():
        raise StoreError("The disk is gone.")

    answers = []
    with qtbot.waitSignal(reading.failed) as failed:
        reading.ask("gallery", fails, answers.append)
    assert str(failed.args[0]) == "The disk is gone."
    reading.ask("gallery", lambda: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])


def test_that_forgotten_questions_get_no_answer(qtbot, reading):
    answers = []
    reading.ask("gallery", lambda: "old", answers.append)
    reading.forget()
    reading.ask("matrix", lambda: "new", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_that_a_question_after_the_end_is_not_asked(reading):
    read = []
    reading.shut_down()
    reading.ask("gallery", lambda: read.append("asked"), read.append)
    assert read == []
