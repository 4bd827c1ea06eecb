"""An open folder of real files, and the store of somebody else who has it too."""

import shutil
from types import SimpleNamespace

import pytest

from ajna_desktop.domain.labels import decision_for
from ajna_desktop.domain.scan import Label
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.folder_merging import FolderMerging
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan
from tests.ui.fakes import FakeThumbnails
from tests.ui.readers.studied import StudiedFolder


def opened_at(folder, users, reader):
    collection = Collection.open(folder, users, reader)
    open_folder(collection, FakeImages(), TaskContext())
    return collection


def say(collection, path, label):
    scan = collection.scans.by_path(path)
    collection.labels.decide({scan.id: decision_for(scan.found_label, Label(label))})


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "ana")


@pytest.fixture
def folder(tmp_path):
    for number in range(4):
        save_scan(tmp_path / "scans" / "empty" / f"{number}.png", 200, number)
    return tmp_path / "scans"


@pytest.fixture
def collection(folder, users):
    collection = opened_at(folder, users, "ana")
    say(collection, "empty/1.png", "car")
    yield collection
    collection.close()


@pytest.fixture
def other_store(folder, tmp_path):
    """Bea differs on one image and said something of another."""
    theirs = tmp_path / "theirs"
    shutil.copytree(folder, theirs)
    collection = opened_at(theirs, UserFolders.below(tmp_path / "bea"), "bea")
    say(collection, "empty/1.png", "bus")
    say(collection, "empty/2.png", "bus")
    collection.close()
    return collection.database.path


@pytest.fixture
def opened(qapp, collection, users):
    """The part of an open folder that the pages need."""
    runner = TaskRunner()
    lookup = SimpleNamespace(
        scans=collection.scans.scans, predictions=collection.predictions.predictions
    )
    edits = Edits(collection.labels, lookup, lambda: None, "session")
    thumbnails = ThumbnailLoader(FakeThumbnails())
    yield SimpleNamespace(
        collection=collection,
        scans=collection.scans.scans,
        predictions=collection.predictions.predictions,
        edits=edits,
        merging=FolderMerging(collection, users),
        surveys=Pipeline(runner),
        thumbnails=thumbnails,
    )
    runner.shut_down()
    thumbnails.shut_down()


@pytest.fixture
def studied(qapp, tmp_path):
    """A folder for second readings, in a store and without files."""
    place = tmp_path / "studied"
    place.mkdir()
    folder = StudiedFolder(place)
    yield folder
    folder.collection.close()
