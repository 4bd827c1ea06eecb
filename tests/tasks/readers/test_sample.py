import pytest

from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.sample import SampleWish, plan_study
from tests.tasks.readers.studies import opened, plan, truth_of


def test_that_known_images_are_hidden_among_those_of_the_sample(collection, engine):
    study = plan(opened(collection, engine), size=12, planted=4)
    assert len(study.plan.contents) == 16
    assert study.planted == 4
    assert study.plan.labels == ("empty", "loaded")
    assert study.plan.contents == tuple(sorted(study.plan.contents))  # no order tells
    collection.readings.close(study.id)
    known = collection.readings.known(study.id)
    assert set(known.values()) == {"empty", "loaded"}
    truth = truth_of(collection, study)
    assert all(truth[content].label == label for content, label in known.items())


def test_that_only_chosen_scans_are_read_where_they_were_chosen(collection, engine):
    opened(collection, engine)
    chosen = collection.scans.ids(ScanQuery(label=Label("empty"), split="test"))
    wish = SampleWish("", ("ana", "bruno"), 99, Drawn.CHOSEN, among=chosen)
    study = plan_study(collection, wish)
    assert study.plan.title == "Second reading"
    scans = collection.read_contents.scans(study.plan.contents).values()
    assert {scan.scan_id for scan in scans} == set(chosen)


def test_that_nothing_is_planted_where_nobody_vouches_for_a_label(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    with pytest.raises(ReadingRefused, match="nobody has confirmed"):
        plan(collection, planted=3)
    assert collection.readings.studies() == []


def test_that_a_folder_without_images_has_nothing_to_read(collection):
    assert collection.scans.ids(EVERY_SCAN) == []
    with pytest.raises(ReadingRefused, match="no image to read"):
        plan(collection, planted=0)
