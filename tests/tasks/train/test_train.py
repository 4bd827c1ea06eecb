from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, NothingToLearn
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import Split, TrainingProgress, TrainingState
from ajna_desktop.learning.bundles.bundle import Backbone, read_bundle
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.train.kept_training import discard_training, unfinished
from ajna_desktop.tasks.train.train import continue_training, told_to, train
from ajna_desktop.workers.engine import Engine
from tests.tasks.conftest import save_scan

pytestmark = pytest.mark.timeout(300)  # TensorFlow starts after each training that was ended

NETWORK = "cnn-150-pooled"


@pytest.fixture(scope="module")
def users(tmp_path_factory):
    return UserFolders.below(tmp_path_factory.mktemp("user"))


@pytest.fixture(scope="module")
def engine(users):
    engine = Engine(users)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Forty scans of two classes in two splits, one of them broken."""
    scans = tmp_path_factory.mktemp("scans")
    for number in range(20):
        split = "train" if number < 15 else "test"
        save_scan(scans / split / "empty" / f"e{number}.png", 210, number)
        save_scan(scans / split / "loaded" / f"l{number}.png", 60, 100 + number)
    (scans / "train" / "loaded" / "broken.png").write_bytes(b"not an image at all")
    return scans


@pytest.fixture
def collection(folder, users):
    collection = Collection.open(folder, users, "ana")
    yield collection
    collection.close()


@pytest.fixture
def models(users, tmp_path):
    return tmp_path / "models"


def short(name, epochs=2, **more):
    """Return the settings of a method, with few epochs."""
    settings = METHODS[name].settings
    stages = tuple(replace(one, most_epochs=epochs) for one in settings.stages)
    return replace(settings, stages=stages, batch=8, **more)


THREE_EPOCHS = short(NETWORK, 3)


def trained(collection, engine, models, name, settings=None, **more):
    method = METHODS[name]
    return train(collection, engine, method, settings, name, models, TaskContext(), **more)


@pytest.fixture(scope="module")
def whole(folder, users, engine, tmp_path_factory):
    """What comes of a small network in three epochs."""
    collection = Collection.open(folder, users, "ana")
    try:
        models = tmp_path_factory.mktemp("models")
        return trained(collection, engine, models, NETWORK, THREE_EPOCHS)
    finally:
        collection.close()


def test_that_a_network_becomes_a_classifier_with_all_that_is_to_be_known(whole, engine):
    bundle = read_bundle(whole.bundle.folder)
    assert bundle.id == whole.bundle.id
    assert bundle.labels == ("empty", "loaded")
    assert bundle.operating_point.label == "loaded"
    assert engine.backbone_of(bundle).network == "cnn_150_pooled"
    training = bundle.training
    assert training["method"] == NETWORK
    assert training["images_per_class"] == {"empty": 12, "loaded": 12}
    assert len(training["curves"]["loss"]) == len(whole.epochs) == 3
    assert training["settings"]["augmentation"] == "study"
    assert "test split" in training["measured_on"]
    assert bundle.figures["scans"] == {"train": 24, "val": 6, "test": 10}
    assert bundle.figures["n"] == whole.test.figures["n"] == 10
    assert bundle.figures["validation"]["n"] == 6
    assert "validation" in bundle.figures["operating_point_chosen_by"]
    assert whole.test.matrix.total == 10


def test_that_the_bundle_says_what_the_training_measured(whole, collection, engine):
    inference = engine.inference_of(engine.backbone_of(whole.bundle))
    extract_features(collection, inference, TaskContext())
    space = space_of(collection, inference, whole.bundle.head.pooling)
    again = engine.analysis.apply(space, whole.test.contents, whole.bundle.head)
    np.testing.assert_allclose(again, whole.test.probabilities, atol=0.02)


@pytest.mark.parametrize("name", ["efficientnet-logistic", "code-128", "svm-pixels"])
def test_that_heads_are_trained_and_kept_in_the_same_way(collection, engine, models, name):
    method = METHODS[name]
    settings = short(name, 5) if method.settings else None
    result = trained(collection, engine, models, name, settings)
    bundle = read_bundle(models / name)
    assert bundle.operating_point is not None
    assert bundle.figures["n"] == 10
    assert result.test.figures["accuracy"] == 1.0
    assert (result.code is not None) == (name == "code-128")


@pytest.mark.parametrize(("most_epochs", "total"), [(0, None), (2, 54)])
def test_that_steps_are_not_told_out_of_a_number_that_nobody_knows(most_epochs, total):
    told = []
    tell = told_to(TaskContext(report=told.append), lambda progress: None)
    tell(TrainingProgress(TrainingState.TRAINING, most_epochs=most_epochs, done=6, total=27))
    assert [(each.doing, each.done, each.total) for each in told] == [
        (Doing.TRAINING, 6, total)
    ]


def test_that_a_siamese_network_compares_with_references_out_of_train(
    collection, engine, models
):
    settings = short("siamese-224", 2)
    result = trained(collection, engine, models, "siamese-224", settings)
    assert result.bundle.head.references.shape == (2, 128)
    assert result.test.probabilities.shape == (10, 2)
    assert result.bundle.training["settings"]["loss"] == "supervised contrastive"


def test_that_an_autoencoder_becomes_a_network_to_search_by(collection, engine, models):
    settings = short("autoencoder-128", 2)
    result = trained(collection, engine, models, "autoencoder-128", settings)
    assert isinstance(read_bundle(models / "autoencoder-128"), Backbone)
    assert result.bundle.feature_width == 128
    assert result.test is None
    assert result.bundle.measured["validation_loss"] > 0


def test_that_a_training_that_was_broken_off_goes_on_with_the_same_curve(
    whole, collection, engine, users, models
):
    context = TaskContext()

    def stop_in_the_second_epoch(progress):
        if progress.epochs:
            context.cancel()

    with pytest.raises(Cancelled):
        train(
            collection,
            engine,
            METHODS[NETWORK],
            THREE_EPOCHS,
            "other",
            models,
            context,
            report=stop_in_the_second_epoch,
        )
    (broken_off,) = unfinished(users, collection.folder)
    assert (broken_off.name, broken_off.method.name) == ("other", NETWORK)
    assert broken_off.epochs_done in (1, 2)
    assert broken_off.most_epochs == 3
    result = continue_training(broken_off, engine, models, TaskContext())
    assert result.bundle.folder == models / "other"
    assert [replace(one, seconds=0) for one in result.epochs] == [
        replace(one, seconds=0) for one in whole.epochs
    ]
    np.testing.assert_array_equal(result.test.probabilities, whole.test.probabilities)
    assert unfinished(users, collection.folder) == []


def test_that_a_training_can_be_finished_early(collection, engine, users, models):
    settings = short(NETWORK, 50)
    reports = []

    def finish_in_the_second_epoch(progress):
        reports.append(progress)
        if progress.epochs:
            engine.training.finish()

    result = trained(
        collection,
        engine,
        models,
        NETWORK,
        settings,
        report=finish_in_the_second_epoch,
    )
    assert 1 <= len(result.epochs) < 50
    assert unfinished(users, collection.folder) == []
    assert any(one.state is TrainingState.TRAINING for one in reports)


def test_that_a_task_whose_training_is_paused_tells_it(collection, engine, models):
    told, states = [], []
    steering = {
        TrainingState.TRAINING: engine.training.pause,
        TrainingState.PAUSED: engine.training.resume,
    }

    def pause_and_resume_once(progress):
        states.append(progress.state)
        if states.count(progress.state) == 1 and progress.state in steering:
            steering[progress.state]()

    context = TaskContext(report=told.append)
    settings = short(NETWORK, 2)
    method = METHODS[NETWORK]
    train(
        collection, engine, method, settings, NETWORK, models, context,
        report=pause_and_resume_once,
    )  # fmt: skip
    assert TrainingState.PAUSED in states
    assert sum(one.is_paused for one in told) == 1
    assert not told[-1].is_paused


def test_that_a_name_in_use_is_refused_before_anything_is_done(collection, engine, models):
    (models / NETWORK).mkdir(parents=True)
    with pytest.raises(ExportFailed, match="choose another name"):
        trained(collection, engine, models, NETWORK, short(NETWORK))


def test_that_weights_that_are_not_installed_are_told(collection, engine, models):
    with pytest.raises(BundleInvalid, match="models fetch densenet121"):
        trained(collection, engine, models, "densenet-finetuned")


def test_that_a_folder_of_one_label_teaches_nothing(tmp_path, users, engine, models):
    for number in range(6):
        save_scan(tmp_path / "scans" / "empty" / f"{number}.png", 200, number)
    collection = Collection.open(tmp_path / "scans", users, "ana")
    try:
        with pytest.raises(NothingToLearn, match="at least two labels"):
            trained(collection, engine, models, NETWORK, short(NETWORK))
    finally:
        collection.close()


def test_that_resampling_is_on_request(collection, engine, models):
    result = trained(
        collection,
        engine,
        models,
        "efficientnet-logistic",
        resample=True,
        seed=5,
    )
    assert "dealt anew" in result.how_dealt
    assert result.bundle.training["seed"] == 5
    assert len(result.test.contents) == 8
    assert result.test.split is Split.TEST


def test_that_a_training_that_is_discarded_cannot_go_on(users, tmp_path):
    place = users.data / "trainings" / "some"
    place.mkdir(parents=True)
    discard_training(place)
    discard_training(place)
    assert not place.exists()


def test_that_a_damaged_training_is_not_offered(users):
    place = users.data / "trainings" / "damaged"
    place.mkdir(parents=True)
    (place / "checkpoint.npz").write_bytes(b"torn")
    (place / "request.json").write_text("{}")
    assert unfinished(users) == []
