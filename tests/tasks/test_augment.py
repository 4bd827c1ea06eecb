import hashlib
import os
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import ExportFailed, NothingToLearn
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.training import AUGMENTATIONS
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.augment import augment, preview
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.engine import Engine
from tests.tasks.conftest import save_scan

GENTLE = AUGMENTATIONS["gentle"]


@pytest.fixture
def engine(users):
    engine = Engine(users)
    yield engine
    engine.close()


def written(out):
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))


def test_that_only_the_training_split_is_varied(collection, engine, tmp_path):
    out = tmp_path / "out"
    result = augment(collection, engine, out, GENTLE, TaskContext(), copies=3, side=48)
    names = written(out)
    assert result.files == len(names) == 16 * 4
    assert result.images == {"empty": 8, "loaded": 8}
    assert {name.rpartition("/")[0] for name in names} == {"train/empty", "train/loaded"}
    tested = {
        hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in (collection.folder / "test").rglob("*.png")
    }
    assert not any(content in name for content in tested for name in names)


def test_that_names_tell_what_belongs_together(collection, engine, tmp_path):
    out = tmp_path / "out"
    augment(collection, engine, out, GENTLE, TaskContext(), copies=2, side=48)
    groups = [told_by_path(name).group for name in written(out)]
    assert len(set(groups)) == 16
    assert all(groups.count(group) == 3 for group in set(groups))


def test_that_a_patient_stays_in_the_names(tmp_path, users, engine):
    for number in range(4):
        save_scan(tmp_path / "xrays" / "NORMAL" / f"IM-{number:04}-0001.png", 90, number)
        save_scan(tmp_path / "xrays" / "PNEUMONIA" / f"person{number}_virus.png", 150, number)
    collection = Collection.open(tmp_path / "xrays", users, "ana")
    try:
        out = tmp_path / "out"
        augment(collection, engine, out, GENTLE, TaskContext(), copies=1, side=48)
    finally:
        collection.close()
    groups = {told_by_path(name).group for name in written(out)}
    assert groups == {f"IM-{n:04}" for n in range(4)} | {f"person{n}" for n in range(4)}


def test_that_the_first_is_the_image_itself_and_the_seed_decides_the_others(
    collection, engine, tmp_path
):
    contents = []
    for name, seed in (("a", 0), ("b", 0), ("c", 1)):
        out = tmp_path / name
        augment(collection, engine, out, GENTLE, TaskContext(), copies=1, seed=seed, side=48)
        contents.append({one: (out / one).read_bytes() for one in written(out)})
    first, again, other = contents
    assert first == again
    assert {one for one in first if first[one] != other[one]} == {
        one for one in first if one.endswith("-001.png")
    }
    scan = collection.folder / "train" / "empty" / "e0.png"
    content = hashlib.sha256(scan.read_bytes()).hexdigest()[:16]
    (name,) = (one for one in first if content in one and one.endswith("-000.png"))
    expected = Image.open(scan).resize((48, 48), Image.Resampling.BILINEAR)
    assert np.array_equal(np.asarray(Image.open(BytesIO(first[name]))), np.asarray(expected))


def test_that_nothing_is_written_among_the_scans_or_beside_other_files(
    collection, engine, tmp_path
):
    with pytest.raises(ExportFailed, match="never written into the folder of the scans"):
        augment(collection, engine, collection.folder / "out", GENTLE, TaskContext())
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "text").write_text("precious")
    with pytest.raises(ExportFailed, match="is not empty"):
        augment(collection, engine, tmp_path / "mine", GENTLE, TaskContext())


def test_that_a_base_that_is_broken_off_leaves_nothing_and_can_be_written_again(
    collection, engine, tmp_path
):
    out = tmp_path / "bases" / "out"

    def stop_at_the_first(progress):
        if progress.doing is Doing.EXPORTING:
            raise Cancelled

    with pytest.raises(Cancelled):
        augment(collection, engine, out, GENTLE, TaskContext(stop_at_the_first), copies=100)
    assert list(out.parent.iterdir()) == []
    augment(collection, engine, out, GENTLE, TaskContext(), copies=1, side=48)
    assert len(written(out)) == 16 * 2


def test_that_a_full_disk_leaves_nothing_of_a_base(collection, engine, small_disk):
    with pytest.raises(ExportFailed, match="No space left"):
        augment(collection, engine, small_disk / "out", GENTLE, TaskContext(), copies=200)
    assert list(small_disk.iterdir()) == []
    augment(collection, engine, small_disk, GENTLE, TaskContext(), copies=0, side=32)
    assert os.listdir(small_disk) == ["train"]  # the place of a disk itself cannot be taken


def judged(collection, engine, kind):
    """Save predictions by which one scan of “empty” is surely loaded."""
    open_folder(collection, engine.images, TaskContext())
    scans = [collection.scans.by_path(f"train/empty/e{n}.png") for n in range(8)]
    scans += [collection.scans.by_path(f"train/loaded/l{n}.png") for n in range(8)]
    loaded = np.array([0.02] * 8 + [0.98] * 8, np.float32)
    loaded[3] = 0.95
    run = Run("made", "made-1", kind, ("empty", "loaded"), "b", "2026-01-01", "CPU", 1.0)
    ids = np.array([scan.id for scan in scans], np.int64)
    collection.predictions.replace(run, ids, np.stack([1 - loaded, loaded], axis=1))
    return scans[3]


def test_that_suspect_labels_can_be_left_out(collection, engine, tmp_path):
    suspect = judged(collection, engine, RunKind.OUT_OF_FOLD)
    out = tmp_path / "out"
    result = augment(
        collection, engine, out, GENTLE, TaskContext(), side=48, without_suspects=True
    )
    assert result.suspects == {"empty": 1}
    assert result.images == {"empty": 7, "loaded": 8}
    assert not any(suspect.content_hash[:16] in name for name in written(out))


def test_that_suspects_are_told_by_predictions_out_of_fold_alone(collection, engine, tmp_path):
    judged(collection, engine, RunKind.APPLIED)
    with pytest.raises(NothingToLearn, match="ajna-desktop analyse"):
        augment(
            collection,
            engine,
            tmp_path / "out",
            GENTLE,
            TaskContext(),
            without_suspects=True,
        )


def test_that_a_preview_shows_scans_and_their_variants(collection, engine, tmp_path):
    file = tmp_path / "preview.png"
    preview(collection, engine, file, GENTLE, TaskContext(), side=48)
    with Image.open(file) as picture:
        assert picture.size == (8 * 52 - 4, 6 * 52 - 4)


def test_that_a_folder_without_labels_has_nothing_to_vary(tmp_path, users, engine):
    save_scan(tmp_path / "loose" / "a.png", 90)
    collection = Collection.open(tmp_path / "loose", users, "ana")
    try:
        with pytest.raises(NothingToLearn, match="no labelled scan"):
            augment(collection, engine, tmp_path / "out", GENTLE, TaskContext())
    finally:
        collection.close()
