from types import SimpleNamespace

import pytest
from PIL import Image

from ajna_desktop.domain.twins import TwinKind, TwinVerdict
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.twins.find_twins import find_twins
from ajna_desktop.tasks.twins.read_twins import read_twins
from ajna_desktop.workers.survey_jobs import SurveyControl
from tests.search.twins.scenes import cut, scene


class HereAndNow:
    """Does surveys in this process, and remembers how much was new."""

    def __init__(self):
        self.new = []

    def survey(self, job, step, check):
        check()
        self.new.append(int(job.is_new.sum()))
        return job.run(SurveyControl())


@pytest.fixture
def scenes(tmp_path):
    folder = tmp_path / "scenes"
    for number in range(6):
        place = folder / "train" / "A" / f"person{number}_a.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(scene(number)).save(place)
    return folder


@pytest.fixture
def opened(scenes, users):
    collection = Collection.open(scenes, users, "ana")
    yield collection
    collection.close()


@pytest.fixture
def looking(engine):
    return SimpleNamespace(
        images=engine.images,
        inference=engine.inference,
        surveys=HereAndNow(),
        most_megapixels=120,
    )


def found_in(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    return find_twins(collection, engine, TaskContext())


def add_copy(scenes, name="test/A/person9_a.jpg", number=0):
    (scenes / name).parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(cut(scene(number), 0, 0, 0.9, 0.9)).save(scenes / name, quality=85)


def test_that_a_scan_that_was_used_again_is_a_finding(opened, scenes, looking):
    add_copy(scenes)
    announced = []
    open_folder(opened, looking.images, TaskContext())
    found = find_twins(opened, looking, TaskContext(announce=announced.append))

    (pair,) = found.pairs
    assert pair.likeness.kind is TwinKind.NEAR
    assert pair.verdict is TwinVerdict.FINDING
    assert pair.is_leak
    assert {opened.scans.scan(one).path for one in pair.scan_ids} == {
        "train/A/person0_a.png",
        "test/A/person9_a.jpg",
    }
    assert (found.scans, found.newer) == (7, 0)
    assert announced[-1].twins
    assert read_twins(opened) == found


def test_that_only_new_scans_are_compared_and_what_was_found_is_kept(opened, scenes, looking):
    add_copy(scenes)
    found_in(opened, looking)
    assert len(found_in(opened, looking).pairs) == 1  # nothing was new
    add_copy(scenes, "test/A/person8_a.jpg", 3)

    found = found_in(opened, looking)

    assert looking.surveys.new == [7, 1]
    assert len(found.pairs) == 2


def test_that_what_is_new_waits_to_be_compared(opened, scenes, looking):
    found_in(opened, looking)
    add_copy(scenes)
    open_folder(opened, looking.images, TaskContext())

    assert (read_twins(opened).newer, read_twins(opened).pairs) == (1, ())


def test_that_the_pair_of_a_removed_scan_is_gone(opened, scenes, looking):
    add_copy(scenes)
    found_in(opened, looking)
    (scenes / "test/A/person9_a.jpg").unlink()
    open_folder(opened, looking.images, TaskContext())

    assert read_twins(opened).pairs == ()


def test_that_a_damaged_cache_is_made_again(opened, scenes, users, looking):
    add_copy(scenes)
    found_in(opened, looking)
    (kept,) = (users.cache / "twins").rglob("twins.npz")
    kept.write_bytes(b"damaged")
    assert read_twins(opened).compared == 0

    assert len(found_in(opened, looking).pairs) == 1


def test_that_a_stopped_search_keeps_nothing(opened, scenes, looking):
    add_copy(scenes)
    open_folder(opened, looking.images, TaskContext())
    context = TaskContext()

    class StopsThere:
        def survey(self, job, step, check):
            context.cancel()
            check()

    looking.surveys = StopsThere()
    with pytest.raises(Cancelled):
        find_twins(opened, looking, context)

    assert read_twins(opened).compared == 0
