"""Folders that are opened, read, left and opened again."""

import logging

import pytest

from ajna_desktop.domain.scan_query import ERRORS, UNREADABLE, ScanQuery
from tests.window.conftest import EMPTY, LOADED, LONG, User, save_scan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_that_a_folder_ends_in_a_matrix_a_queue_of_errors_and_neighbours(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    counts = user.store.scans.counts()
    assert (counts.every, counts.unreadable) == (25, 1)
    tally = user.store.predictions.tally()
    assert tally.matrix.total == 25
    user.asks(ERRORS)
    assert [scan.path for scan in user.store.scans.scans(user.shown())] == ["empty/wrong.png"]
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id)
    assert len(near) == 20
    assert [one.scan.label for one in near[:10]] == [LOADED] * 10
    assert user.app.opened.has_index


def test_that_every_file_is_shown_or_listed_as_unreadable(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(UNREADABLE)
    (scan,) = user.store.scans.scans(user.shown())
    assert scan.path == "loaded/broken.png"
    assert scan.reason


def test_that_a_folder_opened_again_is_there_at_once_and_nothing_is_read_twice(
    qtbot, sits_down, folder
):
    user = sits_down()
    user.opens(folder)
    made_at = user.store.predictions.current_run().made_at_utc
    user = sits_down()
    heard = []
    with qtbot.waitSignal(user.app.folder_shown, timeout=LONG):
        user.app.open_folder(folder)
    user.app.opened.pipeline.progressed.connect(heard.append)
    user.sees(lambda: user.page.gallery.position()[1] == 25)
    qtbot.waitSignal(user.app.settled, timeout=LONG).wait()
    assert not [one for one in heard if one.doing.name == "DESCRIBING" and one.total]
    assert user.store.predictions.current_run().made_at_utc == made_at


def test_that_stopping_is_heard_and_run_goes_on_from_there(qtbot, sits_down, folder):
    user = sits_down()
    with qtbot.waitSignal(user.app.folder_shown, timeout=LONG):
        user.app.open_folder(folder)
    with qtbot.waitSignal(user.app.settled, timeout=5000):
        user.app.window.acts["stop"].trigger()
    assert not user.app.opened.is_working
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.window.acts["run"].trigger()
    assert user.store.predictions.tally().matrix.total == 25


def test_that_a_second_window_on_the_same_folder_is_refused_with_a_sentence(
    qtbot, sits_down, users, engine, folder
):
    user = sits_down()
    user.opens(folder)
    second = User(qtbot, users, engine)
    second.opens(folder)
    assert second.page is None
    assert (
        "in use" in second.app.window.messages.text or "open" in second.app.window.messages.text
    )
    second.leaves()
    second.app.window.deleteLater()


def test_that_a_saved_classifier_judges_a_folder_without_labels(
    qtbot, sits_down, folder, tmp_path
):
    user = sits_down()
    user.opens(folder)
    with qtbot.waitSignal(user.app.tasks.idle, timeout=LONG):
        user.app.commands.save_classifier("Empty or loaded")
    flat = tmp_path / "flat"
    for number in range(4):
        save_scan(flat / f"{number}.png", 210 if number < 2 else 60, 500 + number)
    user.opens(flat)
    assert user.store.predictions.current_run() is None
    assert "label" in user.app.opened.nothing_to_learn
    (bundle,) = [
        one for one in user.app.opened.installed.classifiers if one.name == "Empty or loaded"
    ]
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.opened.choose(bundle)
    ids = user.store.scans.ids(ScanQuery())
    said = user.store.predictions.predictions(ids)
    assert [said[i].label for i in ids] == [EMPTY, EMPTY, LOADED, LOADED]


def test_that_a_folder_that_is_gone_is_told_in_a_sentence(sits_down, tmp_path):
    user = sits_down()
    user.opens(tmp_path / "gone")
    assert user.page is None
    assert user.app.window.messages.text


def test_that_no_file_name_reaches_the_log(sits_down, folder, caplog):
    caplog.set_level(logging.INFO)
    (folder / "loaded" / "Maria Silva 1970.png").write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    user = sits_down()
    user.opens(folder)
    user.asks(UNREADABLE)
    user.leaves()
    assert "Maria" not in caplog.text
