"""Split folders that Keras reads, and that this program opens again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.curating.export_wish import ExportShape
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages
from tests.imaging.made import file_of, gradient
from tests.tasks.conftest import save_scan
from tests.tasks.exporting.conftest import files_below, manifest_of, rows_of, say, take_out

_CHILD = Path(__file__).with_name("keras_child.py")


@pytest.fixture
def split(collection, folder):
    """Three splits, three classes, of which one is in a single split; and odd files."""
    for number in range(4):
        save_scan(folder / "val" / "empty" / f"v{number}.png", 210, 800 + number)
        save_scan(folder / "val" / "loaded" / f"w{number}.png", 60, 900 + number)
    save_scan(folder / "flat.png", 120, 500)
    grey = gradient(24, 32, most=65535, dtype=np.uint16)
    (folder / "train" / "loaded" / "deep.tif").write_bytes(file_of(grey, "TIFF"))
    turned = Image.Exif()
    turned[0x0112] = 6
    on_its_side = file_of(gradient(32, 24), "JPEG", exif=turned)
    (folder / "train" / "loaded" / "turned.jpg").write_bytes(on_its_side)
    open_folder(collection, FakeImages(), TaskContext())
    say(collection, "train/empty/e1.png", "odd")
    say(collection, "train/empty/e2.png", None, ReviewStatus.AMBIGUOUS)
    say(collection, "test/empty/e8.png", "loaded")
    return collection


def test_that_every_split_has_every_class_and_only_what_can_be_learnt_from(split, tmp_path):
    done = take_out(split, tmp_path / "out", ExportShape.KERAS)
    folders = {str(one.relative_to(tmp_path / "out")) for one in (tmp_path / "out").glob("*/*")}
    assert folders == {
        f"{part}/{label}"
        for part in ("train", "val", "test")
        for label in ("empty", "loaded", "odd")
    }
    reasons = {row["path"]: row["reason"] for row in rows_of(tmp_path / "out/skipped.csv")}
    assert reasons == {
        "flat.png": "it has no label",
        "train/empty/e2.png": "ambiguous: nothing should learn from it",
        "train/loaded/broken.png": "not an image",
    }
    assert done.exported == 33
    take_out(split, tmp_path / "out", ExportShape.KERAS)
    assert len(list((tmp_path / "out").glob("*/odd"))) == 3


def test_that_what_keras_would_not_see_as_it_is_is_written_anew(split, folder, tmp_path):
    take_out(split, tmp_path / "out", ExportShape.KERAS)
    for name in ("deep", "turned"):
        (source,) = (folder / "train" / "loaded").glob(f"{name}.*")
        exported = (tmp_path / "out" / "train" / "loaded" / f"{name}.png").read_bytes()
        before, after = decode(source.read_bytes()), decode(exported)
        assert np.array_equal(before.array, after.array)
        assert after.array.shape == (24, 32)
        with Image.open(tmp_path / "out" / "train" / "loaded" / f"{name}.png") as image:
            assert not image.getexif()
    sources = {
        one["scan"]: one["source_sha256"] for one in manifest_of(tmp_path / "out")["files"]
    }
    assert sources["train/loaded/deep.tif"]
    assert not sources["train/loaded/l1.png"]


def test_that_keras_reads_what_was_exported(split, tmp_path):
    take_out(split, tmp_path / "out", ExportShape.KERAS)
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", _CHILD, tmp_path / "out"],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
        env={**os.environ, "KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    told = json.loads(finished.stdout)
    exported = {one["file"]: one for one in manifest_of(tmp_path / "out")["files"]}
    for part, found in told.items():
        assert found["classes"] == ["empty", "loaded", "odd"]
        names = [Path(file).relative_to(tmp_path / "out").as_posix() for file in found["files"]]
        assert set(names) == {name for name in exported if name.startswith(part)}
        counts = [0, 0, 0]
        for name, mean in zip(names, found["means"], strict=True):
            counts[found["classes"].index(exported[name]["label"])] += 1
            array = decode((tmp_path / "out" / name).read_bytes()).array
            scale = 257 if array.dtype == np.uint16 else 1
            assert mean == pytest.approx(array.mean() / scale, abs=1)
        assert [found["labels"].get(str(number), 0) for number in range(3)] == counts


def test_that_scans_without_splits_are_told_what_to_do(collection, folder, tmp_path):
    open_folder(collection, FakeImages(), TaskContext())
    everything = collection.scans.ids(EVERY_SCAN)
    collection.splits.assign(dict.fromkeys(everything, ""))
    with pytest.raises(ExportFailed, match="make splits first"):
        take_out(collection, tmp_path / "out", ExportShape.KERAS)


@pytest.mark.parametrize("is_deidentified", [False, True])
def test_that_the_exported_folder_trained_again_gives_the_figures_that_were_promised(
    described, folder, engine, users, tmp_path, is_deidentified
):
    for number, level in enumerate(range(100, 170, 5)):  # some that are hard to tell apart
        save_scan(folder / "train" / ("empty", "loaded")[number % 2] / f"h{number}.png", level)
    open_folder(described, engine.images, TaskContext())
    extract_features(described, engine.inference, TaskContext())
    say(described, "train/empty/e1.png", "loaded")
    say(described, "train/loaded/l2.png", "empty")
    say(described, "train/loaded/l3.png", None, ReviewStatus.BAD_IMAGE)
    # Fitted on all labels: how the folder is dealt into folds then does not matter.
    bundle = fit_classifier(described, engine, "here", tmp_path / "models", TaskContext())
    apply_classifier(described, engine, bundle, TaskContext())
    out = tmp_path / "out"
    take_out(described, out, ExportShape.KERAS, is_deidentified=is_deidentified)

    again = Collection.open(out, users, "bia")
    open_folder(again, engine.images, TaskContext())
    extract_features(again, engine.inference, TaskContext())
    bundle = fit_classifier(again, engine, "there", tmp_path / "models", TaskContext())
    apply_classifier(again, engine, bundle, TaskContext())
    promised = manifest_of(out)["figures"]
    for part in (None, "train", "test"):
        found = again.predictions.tally(part)
        told = promised["splits"][part] if part else promised
        assert found.matrix.counts.tolist() == told["matrix"]
        assert found.matrix.accuracy == pytest.approx(told["accuracy"], abs=1e-6)
    assert 0.6 < promised["accuracy"] < 1
    assert judge_out_of_fold(again, engine, TaskContext()).judged == promised["n"]
    assert len(files_below(out)) == promised["n"] + 3
    again.close()
