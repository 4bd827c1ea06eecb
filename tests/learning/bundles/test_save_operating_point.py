import shutil
import tomllib
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.errors import BundleInvalid, ExportFailed
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import read_backbone, read_classifier
from ajna_desktop.learning.bundles.save_classifier import save_classifier
from ajna_desktop.learning.bundles.save_operating_point import save_operating_point
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.paths import models
from tests.learning.bundles.test_save_classifier import (
    ABOUT,
    BACKBONE,
    FIGURES,
    LABELS,
    WIDTH,
    a_training,
)

HALF, LOW = OperatingPoint(LABELS[1], 0.5), OperatingPoint(LABELS[1], 0.25)
COOLER = Calibration(CalibrationMethod.TEMPERATURE, 40, 1.5, is_out_of_fold=False)


def saved(folder, labels=LABELS, point=None):
    zeros = np.zeros(WIDTH, np.float32)
    weights = np.zeros((len(labels), WIDTH), np.float32)
    head = ClassifierHead(labels, zeros, zeros + 1, weights, np.zeros(len(labels), np.float32))
    figures = {**FIGURES, "per_class": {}}
    backbone = read_backbone(BACKBONE)
    return save_classifier(folder, head, backbone, ABOUT, a_training(), figures, point)


def test_that_a_bundle_of_the_user_decides_there_from_now_on(tmp_path):
    mine = saved(tmp_path / "mine", point=HALF)
    kept = save_operating_point(mine, LOW, tmp_path)
    assert kept.folder == mine.folder
    assert kept.operating_point == read_classifier(mine.folder).operating_point == LOW
    assert kept.id != mine.id
    assert (kept.name, kept.training, kept.head.labels) == (mine.name, mine.training, LABELS)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert sorted(path.name for path in mine.folder.iterdir()) == [
        "README.md",
        "head.npz",
        "model.toml",
    ]


def test_that_its_figures_say_where_they_were_measured_however_often_it_is_moved(tmp_path):
    mine = saved(tmp_path / "mine", point=HALF)
    twice = save_operating_point(save_operating_point(mine, LOW, tmp_path), None, tmp_path)
    assert twice.operating_point is None
    assert twice.figures["measured_deciding_for"] == "threshold 0.5 for PNEUMONIA"
    assert twice.figures["operating_point_chosen_by"] == "a person"
    assert twice.figures["accuracy"] == FIGURES["accuracy"]


def test_that_a_shipped_classifier_is_copied_and_stays_as_it_is(tmp_path):
    shipped = read_classifier(models() / "chest_xray_pneumonia")
    before = (shipped.folder / "model.toml").read_bytes()
    kept = save_operating_point(shipped, LOW, tmp_path)
    again = save_operating_point(shipped, HALF, tmp_path)
    assert kept.folder == tmp_path / "chest_xray_pneumonia"
    assert again.folder == tmp_path / "chest_xray_pneumonia (2)"
    assert kept.name == f"{shipped.name} (threshold 0.25 for PNEUMONIA)"
    assert (shipped.folder / "model.toml").read_bytes() == before
    features = np.random.default_rng(0).random((3, shipped.head.width), np.float32)
    expected = shipped.head.probabilities(features)
    np.testing.assert_array_equal(kept.head.probabilities(features), expected)
    names = {path.relative_to(shipped.folder).as_posix() for path in shipped.folder.rglob("*")}
    assert names == {
        path.relative_to(kept.folder).as_posix() for path in kept.folder.rglob("*")
    }


def test_that_one_of_many_classes_may_have_the_point(tmp_path):
    many = (*LABELS, Label("OTHER"))
    kept = save_operating_point(saved(tmp_path / "many", many), LOW, tmp_path)
    assert read_classifier(kept.folder).operating_point == LOW
    with pytest.raises(ValueError, match="does not fit"):
        save_operating_point(kept, OperatingPoint(Label("UNKNOWN"), 0.5), tmp_path)


def test_that_the_calibration_that_the_threshold_is_about_goes_along(tmp_path):
    mine = saved(tmp_path / "mine")
    kept = save_operating_point(mine, LOW, tmp_path, COOLER)
    assert kept.calibration == COOLER
    assert save_operating_point(kept, LOW, tmp_path).calibration is None


def test_that_nothing_is_written_where_nothing_changes(tmp_path):
    mine = saved(tmp_path / "mine", point=LOW)
    elsewhere = tmp_path / "models"
    assert save_operating_point(mine, LOW, elsewhere) is mine
    assert not elsewhere.exists()


def test_that_a_bundle_that_was_changed_meanwhile_is_left_alone(tmp_path):
    mine = saved(tmp_path / "mine")
    save_operating_point(mine, LOW, tmp_path)
    with pytest.raises(BundleInvalid, match="choose it again"):
        save_operating_point(mine, HALF, tmp_path)
    assert read_classifier(mine.folder).operating_point == LOW


def test_that_a_disk_that_is_full_leaves_the_bundle_as_it_was(tmp_path):
    mine = saved(tmp_path / "mine")
    aside = tmp_path / "aside"
    shutil.copytree(mine.folder, aside)
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(ExportFailed, match="cannot be saved"):
        save_operating_point(replace(mine, folder=aside), LOW, tmp_path / "models")
    text = (mine.folder / "model.toml").read_text("utf-8")
    assert "operating_point" not in tomllib.loads(text)
