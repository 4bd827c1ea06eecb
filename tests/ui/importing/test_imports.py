from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import ImportChoices, OutputMeaning
from ajna_desktop.domain.scan import Label
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.importing.import_command import ImportCommand
from ajna_desktop.ui.importing.imports import FolderImports, some_scans
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.workers.engine import Engine

EMPTY, LOADED = Label("empty"), Label("loaded")


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def engine(users):
    engine = Engine(users)
    yield engine
    engine.close()


@pytest.fixture
def collection(tmp_path, users, engine):
    for number in range(20):
        label, level = ("empty", 210) if number % 4 else ("loaded", 60)
        path = tmp_path / "scans" / label / f"{number:02}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        grey = np.random.default_rng(number).normal(level, 9, (48, 64)).clip(0, 255)
        Image.fromarray(grey.astype(np.uint8)).save(path)
    collection = Collection.open(tmp_path / "scans", users, "ana")
    open_folder(collection, engine.images, TaskContext())
    yield collection
    collection.close()


def test_that_scans_of_every_label_are_tried(collection):
    labels = [scan.label for scan in some_scans(collection)]
    assert labels.count(EMPTY) == labels.count(LOADED) == 4


@pytest.mark.timeout(240)
def test_that_a_keras_file_is_tried_on_the_folder_and_kept(
    collection, engine, users, shared_data
):
    file = shared_data.parent / "user_models" / "pneumonia_150px_keras2.h5"
    if not file.is_file():
        pytest.skip("no model of a user beside this checkout")
    models = users.data / "models"
    imports = FolderImports(engine, models, collection)
    found = imports.inspect(file, TaskContext())
    assert (found.outputs, found.labels_wanted) == (1, 2)
    choices = ImportChoices(
        name="From elsewhere",
        labels=(EMPTY, LOADED),
        positive=LOADED,
        side=found.side or 150,
        scaling=found.scaling,
        output=found.output or OutputMeaning.PROBABILITIES,
    )
    trials = imports.try_out(found, choices, TaskContext())
    assert len(trials) == 8
    assert all(set(one.prediction.probabilities) == {EMPTY, LOADED} for one in trials)
    assert not models.exists() or not list(models.iterdir())  # nothing is kept by trying
    bundle = imports.save(found, choices, TaskContext())
    assert bundle.labels == (EMPTY, LOADED)
    assert engine.backbone_of(bundle).id == bundle.backbone_id


def test_that_a_file_that_is_no_model_is_refused_with_a_sentence(
    collection, engine, users, tmp_path
):
    file = tmp_path / "model.h5"
    file.write_bytes(b"not a model at all")
    imports = FolderImports(engine, users.data / "models", collection)
    with pytest.raises(BundleInvalid):
        imports.inspect(file, TaskContext())


def test_that_what_was_imported_is_looked_for_and_judges_the_open_folder(qtbot, tmp_path):
    window = MainWindow(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    done = []
    opened = SimpleNamespace(
        look_for_installed=lambda: done.append("looked"),
        adopt=lambda bundle: done.append(bundle),
    )
    command = ImportCommand(window, lambda: None, tmp_path, lambda: opened)
    command.control.saved.emit("bundle")
    command.control.judge_wanted.emit("bundle")
    assert done == ["looked", "bundle"]
    command.control.stop()()
