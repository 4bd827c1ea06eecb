import shutil

from ajna_desktop.domain.twins import Likeness, PairJudgement, TwinKind, TwinVerdict
from ajna_desktop.store.twin_cache import KnownTwins
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.twins.mend_splits import plan_mending
from ajna_desktop.tasks.twins.read_twins import METHOD, read_twins


def copied(collection, folder, engine, source, *targets):
    for target in targets:
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / source, folder / target)
    open_folder(collection, engine.images, TaskContext())


def test_that_one_file_under_two_paths_is_a_pair_without_any_comparison(
    collection, folder, engine
):
    copied(collection, folder, engine, "train/empty/e1.png", "test/empty/copy.png")

    found = read_twins(collection)

    (pair,) = found.pairs
    assert pair.likeness.kind is TwinKind.BYTES
    assert pair.verdict is TwinVerdict.LEAK
    assert {collection.scans.scan(one).path for one in pair.scan_ids} == {
        "train/empty/e1.png",
        "test/empty/copy.png",
    }
    assert (found.scans, found.compared, found.newer) == (25, 0, 25)
    assert found.groups[0].scan_ids == pair.scan_ids


def test_that_a_folder_without_copies_has_no_pairs(collection, folder, engine):
    open_folder(collection, engine.images, TaskContext())

    found = read_twins(collection)

    assert (found.pairs, found.groups) == ((), ())


def test_that_mending_the_splits_ends_the_leak_and_can_be_taken_back(
    collection, folder, engine
):
    copied(collection, folder, engine, "train/empty/e1.png", "test/empty/copy.png")
    repair = plan_mending(collection, read_twins(collection))
    assert repair.leaks == 1
    assert repair.by_way() == [("test", "train", 1)]

    collection.splits.assign(repair.assigned, "same image")
    (pair,) = read_twins(collection).pairs
    assert pair.verdict is TwinVerdict.COPY
    assert pair.splits == ("train", "train")

    collection.splits.assign(repair.undone)
    assert read_twins(collection).pairs[0].verdict is TwinVerdict.LEAK


def test_that_a_dismissed_pair_stays_dismissed(collection, folder, engine):
    copied(collection, folder, engine, "train/empty/e1.png", "test/empty/copy.png")
    (pair,) = read_twins(collection).pairs

    collection.pair_judgements.judge([pair.scan_ids], PairJudgement.NOT_THE_SAME, "two views")

    found = read_twins(collection)
    assert found.pairs[0].judged.note == "two views"
    assert found.groups == ()
    assert plan_mending(collection, found).moves == ()


def test_that_many_files_of_one_content_are_told_by_the_first_of_them(
    collection, folder, engine
):
    names = [f"train/empty/again{number}.png" for number in range(11)]
    copied(collection, folder, engine, "train/empty/e1.png", *names)

    found = read_twins(collection)

    assert len(found.pairs) == 11
    assert len(found.groups[0].scan_ids) == 12


def test_that_what_was_found_about_contents_holds_for_every_file_of_them(
    collection, folder, engine
):
    copied(collection, folder, engine, "train/empty/e1.png", "test/empty/copy.png")
    by_path = {scan.path: scan for scan in collection.twin_scans.every()}
    one, other = by_path["train/empty/e1.png"], by_path["test/empty/e9.png"]
    hashes = sorted([one.content_hash, other.content_hash])
    there = Likeness(TwinKind.NEAR, 0.9, (1.0, 0.0, 5.0, 0.0, 1.0, 0.0))
    collection.twins.save(KnownTwins(METHOD, hashes, {tuple(hashes): there}))

    found = read_twins(collection)

    near = [pair for pair in found.pairs if pair.likeness.kind is TwinKind.NEAR]
    assert len(near) == 2
    assert len(found.groups[0].scan_ids) == 3
    assert found.compared == 3
    for pair in near:
        first = collection.scans.scan(pair.scan_ids[0])
        moved = 5.0 if first.content_hash == hashes[0] else -5.0
        assert pair.likeness.matrix[2] == moved
