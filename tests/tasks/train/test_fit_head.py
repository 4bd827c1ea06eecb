import hashlib
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import FeaturesMissing, NothingToLearn
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import METHODS, Pooling
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.training import Stage, Trainable
from ajna_desktop.learning.heads.any_head import LogProbabilityHead
from ajna_desktop.learning.training.svm_pixels import pixel_backbone
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.tasks.train.fit_head import fit_head, fit_pixels, lesson_of
from ajna_desktop.workers.feature_space import FeatureSpace
from ajna_desktop.workers.training import TrainingEngine

LABELS = (Label("empty"), Label("loaded"))
WIDTH = 12


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    training = TrainingEngine(tmp_path_factory.mktemp("cache"))
    yield SimpleNamespace(training=training)
    training.close()


class Scans:
    """Ninety scans whose maxima tell what they are; their averages say nothing."""

    def __init__(self, folder):
        random = np.random.default_rng(0)
        self.classes = np.arange(90) % 2
        self.labels = [LABELS[one] for one in self.classes]
        self.groups = [str(number // 4) for number in range(90)]
        self.contents = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(90)]
        average = random.normal(size=(90, WIDTH))
        self.maximum = average + 4 * np.outer(self.classes, np.eye(WIDTH)[0])
        cache = FeatureCache(folder, "made-0123456789ab", WIDTH)
        cache.add(
            [
                Described(ScanId(0), content, one.astype("f2"), other.astype("f2"))
                for content, one, other in zip(
                    self.contents, average, self.maximum, strict=True
                )
            ]
        )
        cache.close()
        self.space = FeatureSpace(folder, "made-0123456789ab", WIDTH, Pooling.MAXIMUM)
        self.train, self.validation, self.test = np.split(np.arange(90), [50, 70])

    def lesson(self):
        return lesson_of(
            self.space, self.contents, self.labels, self.groups, self.train, self.validation
        )


@pytest.fixture
def scans(tmp_path):
    return Scans(tmp_path)


def quick(name):
    """Return settings of some epochs."""
    settings = METHODS[name].settings
    return settings and replace(settings, stages=(Stage(Trainable.HEAD, 12, 5e-3),), batch=16)


@pytest.mark.parametrize(
    "name", ["efficientnet-logistic", "efficientnet-dense", "code-128", "svm-features"]
)
def test_that_every_method_learns_to_tell_scans_apart(name, scans, engine):
    fitted = fit_head(METHODS[name], scans.lesson(), engine, settings=quick(name))

    probabilities = fitted.head.probabilities(scans.maximum[scans.test])
    assert np.mean(probabilities.argmax(axis=1) == scans.classes[scans.test]) > 0.85
    assert fitted.head.labels == LABELS
    assert fitted.head.pooling is Pooling.MAXIMUM
    assert fitted.seconds > 0
    assert fitted.device
    assert bool(fitted.epochs) == (METHODS[name].settings is not None)


def test_that_a_tuned_head_tells_what_was_tried(scans, engine):
    told = []
    method = METHODS["efficientnet-tuned"]

    fitted = fit_head(
        method, scans.lesson(), engine, told.append, settings=quick("efficientnet-tuned")
    )

    assert len(fitted.trials) > 15
    assert fitted.settings == min(fitted.trials, key=lambda one: one.loss).settings
    assert told[-1].total


def test_that_scans_of_the_test_part_are_not_told_to_whoever_fits(scans):
    lesson = scans.lesson()

    assert lesson.features.hashes == scans.contents[:70]
    assert lesson.classes.tolist() == scans.classes[:70].tolist()
    assert lesson.groups == tuple(scans.groups[:70])
    assert (len(lesson.train), len(lesson.validation)) == (50, 20)
    assert lesson.pooling is Pooling.MAXIMUM


def test_that_scans_of_a_label_that_is_not_learnt_judge_nothing(scans):
    scans.labels[55] = Label("rare")

    lesson = scans.lesson()

    assert lesson.kinds == LABELS
    assert scans.contents[55] not in lesson.features.hashes
    assert len(lesson.validation) == 19


def test_that_what_goes_wrong_is_told(scans, engine):
    method = METHODS["efficientnet-dense"]
    scans.contents[3] = "ab" * 32
    with pytest.raises(FeaturesMissing):
        fit_head(method, scans.lesson(), engine)
    scans.validation = np.array([], np.int64)
    scans.contents[3] = scans.contents[5]
    with pytest.raises(NothingToLearn, match="held back"):
        fit_head(method, scans.lesson(), engine)


def test_that_a_method_that_trains_a_network_fits_no_head(scans, engine):
    with pytest.raises(ValueError, match="cnn-150"):
        fit_head(METHODS["cnn-150"], scans.lesson(), engine)


def test_that_a_machine_on_pixels_becomes_a_network(tmp_path, engine):
    path_of, labels = {}, []
    for number in range(24):
        random = np.random.default_rng(number)
        levels = random.normal(90 + 60 * (number % 2), 25, (40, 60)).clip(0, 255)
        path = tmp_path / f"{number}.png"
        Image.fromarray(levels.astype(np.uint8)).save(path)
        path_of[hashlib.sha256(path.read_bytes()).hexdigest()] = str(path)
        labels.append(LABELS[number % 2])
    contents = list(path_of)

    fitted = fit_pixels(
        contents, path_of, labels, [""] * 24, np.arange(18), engine, tmp_path / "pixels", 10
    )

    bright = np.full((1, 128 * 128), 150 / 255, np.float32)
    dark = np.full((1, 128 * 128), 90 / 255, np.float32)
    probabilities = fitted.head.probabilities(np.concatenate([dark, bright]))
    assert probabilities.argmax(axis=1).tolist() == [0, 1]
    network = pixel_backbone(fitted.head, "made", "Made")
    assert network.width == LogProbabilityHead(LABELS).width
