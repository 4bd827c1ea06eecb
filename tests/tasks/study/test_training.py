import os
from dataclasses import replace

import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.bundles.bundle import read_classifier
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.kept import Plan
from ajna_desktop.tasks.study.scans import study_scans
from ajna_desktop.tasks.study.training import judge_test_split, train_for_study
from ajna_desktop.tasks.train.kept_training import TrainingRequest, begin_training
from ajna_desktop.workers.network_job import CHECKPOINT
from tests.tasks.conftest import save_scan


@pytest.fixture
def folder(tmp_path):
    scans = tmp_path / "scans"
    for number in range(24):
        split = "train" if number < 16 else "val" if number < 20 else "test"
        save_scan(scans / split / "empty" / f"e{number}.png", 190, number)
        save_scan(scans / split / "loaded" / f"l{number}.png", 60, 100 + number)
    return scans


@pytest.fixture
def scans(described, engine):
    return study_scans(described, engine.inference, resample=False, seed=0)


def on_fake(name):
    """Return the plan of a method, on the network that these tests have."""
    method = replace(METHODS[name], network="mean_greys")
    return Plan(method, method.settings)


@pytest.mark.parametrize("name", ["efficientnet-logistic", "efficientnet-dense", "code-128"])
def test_that_a_head_is_trained_kept_and_judges(described, engine, scans, tmp_path, name):
    plan = on_fake(name)
    made = train_for_study(described, engine, plan, scans, tmp_path, TaskContext())
    assert made.bundle.folder == tmp_path / plan.slug
    assert read_classifier(made.bundle.folder).id == made.bundle.id
    assert bool(made.curves) == (plan.settings is not None)
    assert made.trained_at_utc
    row = made.told(plan.row())
    assert row.operating_point == made.bundle.operating_point
    told = judge_test_split(described, engine, made.bundle, scans.test(), TaskContext())
    assert (told.told == scans.test().classes).all()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("code")] == (
        ["code-128"] if name == "code-128" else []
    )


def test_that_a_tuned_head_brings_its_trials(described, engine, scans, tmp_path):
    plan = on_fake("svm-features")
    made = train_for_study(described, engine, plan, scans, tmp_path, TaskContext())
    assert len(made.trials) > 3
    assert sum(trial.is_best for trial in made.trials) == 1
    assert {trial.method for trial in made.trials} == {"svm-features"}


class Seen(Exception):
    """Ends a training as it begins."""


class Catches:
    """Takes a job and does nothing of it."""

    def run(self, job, *_):
        self.job = job
        raise Seen


@pytest.mark.parametrize("same", [True, False])
def test_that_a_network_goes_on_only_where_just_this_training_was_broken_off(
    described, engine, scans, tmp_path, same
):
    plan = Plan(METHODS["cnn-150"], METHODS["cnn-150"].settings)
    engine.trainings, engine.pixels = tmp_path / "trainings", tmp_path / "pixels"
    engine.most_megapixels = 120
    engine.training = Catches()
    settings = plan.settings if same else replace(plan.settings, batch=7)
    name = f"{plan.method.title} · {described.folder.name}"
    request = TrainingRequest("cnn-150", settings, name, os.fspath(described.folder))
    place = begin_training(engine.trainings, request, scans.every)
    (place / CHECKPOINT).write_bytes(b"what was learned")
    damaged = engine.trainings / "damaged"
    damaged.mkdir()
    (damaged / CHECKPOINT).write_bytes(b"")
    with pytest.raises(Seen):
        train_for_study(described, engine, plan, scans, tmp_path, TaskContext())
    assert (engine.training.job.folder == place) is same
    assert engine.training.job.settings == plan.settings


def test_that_a_network_without_weights_says_how_to_get_them(
    described, engine, scans, tmp_path
):
    engine.bundle_folders = []
    plan = Plan(METHODS["densenet-logistic"], None)
    with pytest.raises(BundleInvalid, match="weights are not installed"):
        train_for_study(described, engine, plan, scans, tmp_path, TaskContext())


def test_that_the_splits_are_those_of_the_folder(scans):
    assert len(scans.rows(Split.TRAIN)) == 32
    assert {path.split("/")[0] for path in scans.test().paths} == {"test"}
    counts = scans.counts()
    assert (counts.train, counts.validation, counts.test) == (32, 8, 8)
