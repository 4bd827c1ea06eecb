import pytest

from ajna_desktop.domain.curating.suspects import Judge, Reason
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.curating.find_suspects import find_suspects
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan

EMPTY, LOADED = Label("empty"), Label("loaded")
WRONG = {"empty/wrong-1.png", "empty/wrong-2.png", "loaded/wrong-3.png"}


def opened(folder, tmp_path, engine):
    collection = Collection.open(folder, UserFolders.below(tmp_path / "user"), "ana")
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    return collection


@pytest.fixture
def mixed_up(tmp_path, engine):
    """Bright scans are empty, dark ones loaded, but for three; one scan has no label."""
    folder = tmp_path / "mixed"
    for number in range(40):
        save_scan(folder / "empty" / f"e{number}.png", 190 + number, number)
        save_scan(folder / "loaded" / f"l{number}.png", 40 + number, 100 + number)
    save_scan(folder / "empty" / "wrong-1.png", 55, 300)
    save_scan(folder / "empty" / "wrong-2.png", 66, 301)
    save_scan(folder / "loaded" / "wrong-3.png", 210, 302)
    save_scan(folder / "new.png", 210, 303)
    collection = opened(folder, tmp_path, engine)
    yield collection
    collection.close()


def test_that_wrong_labels_come_first_with_the_right_one_and_reasons(mixed_up, engine):
    heard, told = [], []
    found = find_suspects(mixed_up, engine, TaskContext(told.append, heard.append))
    assert (found.judged, found.reviewed, found.alone, found.without_features) == (83, 0, 0, 0)
    assert found.likely == 3
    assert found.estimated.low <= 3 <= found.estimated.high
    first = mixed_up.suspects.page(0, 3)
    assert {mixed_up.scans.scan(one.scan_id).path for one in first} == WRONG
    for one in first:
        assert {one.label, one.suggested} == {EMPTY, LOADED}
        assert one.probability > 0.5 > one.label_probability
        assert one.evidence.neighbours.count == 10
        assert one.evidence.neighbours.otherwise >= 8
        assert set(one.evidence.otherwise) == set(Judge)
        assert {Reason.JUDGED_OTHERWISE, Reason.NEIGHBOURS} <= set(one.reasons)
    now = mixed_up.suspects.current()
    assert (now.judged, now.left, now.likely, now.is_stale) == (83, 83, 3, False)
    assert now.pairs[0].label == EMPTY
    assert round(now.pairs[0].expected) == 2
    assert any(changes.suspects for changes in heard)
    assert told[-1].done == told[-1].total


def test_that_what_people_said_is_learnt_from_and_not_suspected(mixed_up, engine):
    find_suspects(mixed_up, engine, TaskContext())
    first, second, third = mixed_up.suspects.ids(limit=3)
    mixed_up.labels.decide({first: Decision(mixed_up.scans.scan(first).label, _CONFIRMED)})
    mixed_up.labels.decide({second: Decision(None, ReviewStatus.AMBIGUOUS)})
    found = find_suspects(mixed_up, engine, TaskContext())
    assert (found.judged, found.reviewed) == (81, 1)
    assert mixed_up.suspects.ids(limit=1) == [third]
    votes = [one.evidence.confirmed.count for one in mixed_up.suspects.page(0, 81)]
    assert max(votes) == 1


def test_that_the_same_labels_give_the_same_list(mixed_up, engine):
    find_suspects(mixed_up, engine, TaskContext())
    before = mixed_up.suspects.page(0, 100)
    find_suspects(mixed_up, engine, TaskContext())
    assert mixed_up.suspects.page(0, 100) == before


def test_that_copies_with_different_labels_are_suspects(tmp_path, engine):
    folder = tmp_path / "copies"
    for number in range(30):
        save_scan(folder / "empty" / f"e{number}.png", 190 + number, number)
        save_scan(folder / "loaded" / f"l{number}.png", 40 + number, 100 + number)
    save_scan(folder / "loaded" / "again.png", 200, 10)  # what empty/e10.png shows
    collection = opened(folder, tmp_path, engine)
    find_suspects(collection, engine, TaskContext())
    (first,) = collection.suspects.page(0, 1)
    assert collection.scans.scan(first.scan_id).path == "loaded/again.png"
    assert first.reasons[0] is Reason.COPY
    assert first.suggested == EMPTY
    collection.close()


def test_that_a_copy_under_another_name_does_not_vouch_for_a_label(tmp_path, engine):
    folder = tmp_path / "copied"
    for number in range(30):
        for name, level in (("empty", 190), ("loaded", 40)):
            container = f"MSKU{1000000 + number + level}"
            for place in range(2):
                seed = 1000 * place + level + number
                save_scan(folder / name / f"{container}-{place}.png", level + number, seed)
    wrong = [folder / "empty" / f"MSKU200000{number}.png" for number in range(2)]
    for place in wrong:  # two files of one image, each in a container of its own
        save_scan(place, 55, 999)
    collection = opened(folder, tmp_path, engine)
    find_suspects(collection, engine, TaskContext())
    first = collection.suspects.page(0, 2)
    paths = {collection.scans.scan(one.scan_id).path for one in first}
    assert paths == {str(place.relative_to(folder)) for place in wrong}
    for one in first:
        votes = one.evidence.neighbours
        assert votes.otherwise == votes.count == 10
    collection.close()


def test_that_the_other_scans_of_a_container_speak_for_its_label(tmp_path, engine):
    """Half of the scans can be taken for either class: their containers tell them apart."""
    folder = tmp_path / "containers"
    for number in range(60):
        name, level = ("empty", 190) if number % 2 else ("loaded", 60)
        container = f"MSKU{1000000 + number}"
        for place in range(3):
            shown = 125 if place == 0 else level
            save_scan(folder / name / f"{container}-{place}.png", shown, 5 * number + place)
    save_scan(folder / "empty" / "MSKU1000000-3.png", 125, 999)  # a container that is loaded
    collection = opened(folder, tmp_path, engine)
    find_suspects(collection, engine, TaskContext())
    (first,) = collection.suspects.page(0, 1)
    assert collection.scans.scan(first.scan_id).path == "empty/MSKU1000000-3.png"
    assert (first.evidence.companions.count, first.suggested) == (3, LOADED)
    assert Reason.COMPANIONS in first.reasons
    collection.close()


def test_that_a_label_of_one_container_alone_is_not_judged(mixed_up, engine, tmp_path):
    save_scan(mixed_up.folder / "odd" / "MSKU1234567-1.png", 120, 500)
    save_scan(mixed_up.folder / "odd" / "MSKU1234567-2.png", 121, 501)
    open_folder(mixed_up, engine.images, TaskContext())
    extract_features(mixed_up, engine.inference, TaskContext())
    found = find_suspects(mixed_up, engine, TaskContext())
    assert (found.judged, found.alone) == (83, 2)


def test_that_too_little_to_learn_from_is_told(tmp_path, engine):
    folder = tmp_path / "few"
    for number in range(5):
        save_scan(folder / "empty" / f"e{number}.png", 210, number)
        save_scan(folder / "loaded" / f"l{number}.png", 60, 100 + number)
    collection = opened(folder, tmp_path, engine)
    with pytest.raises(NothingToLearn, match="there are 10, and 20 are needed"):
        find_suspects(collection, engine, TaskContext())
    for number in range(5, 20):
        save_scan(folder / "empty" / f"e{number}.png", 210, number)
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    loaded = [scan_id for scan_id in collection.suspects.labelled().scan_ids.tolist()]
    every = collection.scans.scans(loaded)
    collection.labels.decide({one.id: Decision(EMPTY, _status(one)) for one in every})
    with pytest.raises(NothingToLearn, match="every label"):
        find_suspects(collection, engine, TaskContext())
    assert collection.suspects.current() is None
    collection.close()


def test_that_a_stopped_look_keeps_what_was_there(mixed_up, engine):
    find_suspects(mixed_up, engine, TaskContext())
    before = mixed_up.suspects.current()
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        find_suspects(mixed_up, engine, context)
    assert mixed_up.suspects.current() == before


_CONFIRMED = ReviewStatus.CONFIRMED


def _status(scan):
    return _CONFIRMED if scan.found_label == EMPTY else ReviewStatus.RELABELLED
