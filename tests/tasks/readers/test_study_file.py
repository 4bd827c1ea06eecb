import json

import pytest

from ajna_desktop.domain.errors import ExportFailed, ReadingRefused
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.study_agreement import study_agreement
from ajna_desktop.tasks.readers.study_file import give_out, take_in
from tests.tasks.readers.studies import EMPTY, LOADED, opened, plan, truth_of


@pytest.fixture
def study(collection, engine):
    return plan(opened(collection, engine))


@pytest.fixture
def elsewhere(folder, tmp_path, users, engine):
    """The same images at another computer, with a store of their own."""
    there = Collection.open(folder, users, "bruno", tmp_path / "elsewhere" / "labels.ajna")
    open_folder(there, engine.images, TaskContext())
    yield there
    there.close()


def test_that_a_study_is_read_elsewhere_and_brought_back(
    collection, elsewhere, study, tmp_path
):
    truth = truth_of(collection, study)
    collection.readings.read(study.id, "ana", truth)
    out, back = tmp_path / "for bruno.json", tmp_path / "from bruno.json"

    give_out(collection, study.id, "bruno", out)
    brought = take_in(elsewhere, out)
    assert (brought.is_new, brought.readings, brought.absent) == (True, 0, 0)
    assert brought.study.plan == study.plan
    elsewhere.readings.read(study.id, "bruno", dict.fromkeys(truth, EMPTY))
    first = study.plan.contents[0]
    elsewhere.readings.read(study.id, "bruno", {first: LOADED})
    give_out(elsewhere, study.id, "bruno", back)

    brought = take_in(collection, back)
    assert (brought.is_new, brought.readings) == (False, len(truth) + 1)
    assert take_in(collection, back).readings == 0
    collection.readings.close(study.id)
    assert collection.readings.of_all(study.id)["bruno"][first] == LOADED
    assert study_agreement(collection, study.id).agreement.scans == 12


def test_that_the_file_for_a_reader_tells_neither_names_nor_what_others_said(
    collection, study, tmp_path
):
    truth = truth_of(collection, study)
    collection.readings.read(study.id, "ana", truth)
    file = tmp_path / "study.json"
    give_out(collection, study.id, "bruno", file)
    events = json.loads(file.read_text())["events"]
    assert [event["deed"] for event in events] == ["plan"]
    assert "known" not in file.read_text()
    assert ".png" not in file.read_text()

    give_out(collection, study.id, "ana", file)
    assert len(json.loads(file.read_text())["events"]) == 1 + len(truth)


def test_that_no_file_is_written_among_the_scans(collection, study, folder):
    with pytest.raises(ExportFailed, match="never written into the folder"):
        give_out(collection, study.id, "ana", folder / "study.json")


def changed(file, **said):
    told = json.loads(file.read_text())
    told["events"][-1] |= said
    file.write_text(json.dumps(told))


def test_that_a_reading_that_was_changed_on_the_way_is_refused(collection, study, tmp_path):
    file = tmp_path / "study.json"
    collection.readings.read(study.id, "ana", {study.plan.contents[0]: EMPTY})
    give_out(collection, study.id, "ana", file)
    changed(file, label="loaded")
    with pytest.raises(ReadingRefused, match="changed after it was written"):
        take_in(collection, file)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("not json", "not JSON"),
        ("[]", "no StudyFile"),
        ('{"second_reading": 1, "events": []}', "does not hold one study"),
        ('{"second_reading": 9, "events": []}', "another version"),
        ("[" * 100_000, "not JSON"),
        ("\\u00e9", "not JSON"),
    ],
)
def test_that_other_files_are_refused(collection, tmp_path, content, reason):
    file = tmp_path / "study.json"
    file.write_text(content)
    with pytest.raises(ReadingRefused, match=reason):
        take_in(collection, file)


def test_that_a_file_that_is_not_there_is_refused(collection, tmp_path):
    with pytest.raises(ReadingRefused, match="cannot be read"):
        take_in(collection, tmp_path / "none.json")


def test_that_nothing_is_taken_in_of_a_study_that_was_discarded(collection, study, tmp_path):
    file = tmp_path / "study.json"
    give_out(collection, study.id, "ana", file)
    collection.readings.discard(study.id)
    with pytest.raises(ReadingRefused, match="discarded here"):
        take_in(collection, file)
