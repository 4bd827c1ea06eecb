from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.training import AUGMENTATIONS, Split
from ajna_desktop.learning.bundles.bundle import read_classifier
from ajna_desktop.learning.fitting.figures import figures
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.tasks.output.export_names import folder_name
from ajna_desktop.tasks.train.judged_split import JudgedSplit
from ajna_desktop.tasks.train.save_trained import TrainedClassifier
from ajna_desktop.ui.training.folder_trainings import FolderTrainings, outcome_of
from ajna_desktop.ui.training.wanted import Ground
from ajna_desktop.workers.engine import Engine
from tests.ui.fakes import NORMAL, PNEUMONIA
from tests.ui.training.fakes import MATRIX, a_request, an_epoch

LABELS = (NORMAL, PNEUMONIA)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def trainings(qapp, users, tmp_path):
    engine = Engine(users)
    folder = SimpleNamespace(folder=tmp_path / "chest")
    image = QImage(40, 30, QImage.Format.Format_Grayscale8)
    image.fill(90)
    yield FolderTrainings(folder, engine, users, lambda scan_id, side: image)
    engine.close()


@pytest.fixture
def shared_classifier():
    bundle = read_classifier(models() / "chest_xray_pneumonia")
    return replace(bundle, operating_point=OperatingPoint(bundle.labels[1], 0.62))


def judged(split):
    probabilities = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]], np.float32)
    truth = (NORMAL, PNEUMONIA, PNEUMONIA)
    facts = figures(LABELS, probabilities, truth)
    return JudgedSplit(split, LABELS, ("a", "b", "c"), probabilities, facts, MATRIX)


def trained(**known):
    facts = {
        "bundle": SimpleNamespace(name="chest"),
        "code": None,
        "epochs": (an_epoch(1),),
        "trials": (),
        "validation": judged(Split.VALIDATION),
        "test": judged(Split.TEST),
        "how_dealt": "as the folder has it",
        "leaks": 0,
        "left_out": 0,
        "refused": {},
        "settings": {},
        "device": "CPU",
        "seconds": 12.0,
        "trained_at_utc": "2026-11-23T14:02:11+00:00",
    }
    return TrainedClassifier(**{**facts, **known})


def test_that_figures_of_both_splits_are_shown_as_they_are():
    outcome = outcome_of(a_request(), trained())
    validation, test = outcome.figures
    assert (validation.is_test, test.is_test) == (False, True)
    assert test.accuracy == pytest.approx(2 / 3)
    assert (test.scans, test.matrix) == (3, MATRIX)
    assert (outcome.seconds, outcome.epochs, outcome.note) == (12.0, (an_epoch(1),), "")


def test_that_what_tells_no_labels_judges_no_folder():
    outcome = outcome_of(a_request(), trained(validation=None, test=None))
    assert outcome.classifier is None
    assert list(outcome.figures) == []


def test_that_the_point_from_which_it_decides_is_said(shared_classifier):
    point = shared_classifier.operating_point
    outcome = outcome_of(a_request(), trained(bundle=shared_classifier))
    assert outcome.classifier is shared_classifier
    assert f"It decides for {point.label} from a probability of" in outcome.note


def test_that_what_makes_figures_too_good_is_said():
    found = trained(leaks=2, refused={"x.png": "truncated"}, left_out=1500)
    lines = outcome_of(a_request(), found).note.splitlines()
    assert lines[0].startswith("Groups or images that lie in more than one split of this")
    assert lines[1] == "Scans left out because they cannot be read: 1."
    assert lines[2].endswith("has their label: 1,500.")


def test_that_a_name_that_is_taken_gets_a_number(trainings, users):
    assert trainings.free_name("chest · CNN") == "chest · CNN"
    (users.data / "models" / folder_name("chest · CNN")).mkdir(parents=True)
    assert trainings.free_name("chest · CNN") == "chest · CNN 2"


def test_that_weights_are_missed_where_they_are_not(trainings):
    ground = Ground(40, ((NORMAL, 20), (PNEUMONIA, 20)))
    names = set(trainings.obstacles(ground))
    assert (models() / "efficientnet_lite0").is_dir()
    assert names == {"densenet-logistic", "densenet-dense-maximum", "densenet-dense-average",
                     "densenet-tuned", "densenet-finetuned"}  # fmt: skip


def test_that_nothing_is_unfinished_at_first(trainings):
    assert list(trainings.unfinished()) == []


def test_that_a_scan_is_varied(trainings):
    images = trainings.variants(ScanId(1), AUGMENTATIONS["robust"])
    assert images[0].size() == images[1].size()
    assert images[0] != images[1]
