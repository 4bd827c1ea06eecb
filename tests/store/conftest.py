import pytest

from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore


@pytest.fixture
def store_path(tmp_path):
    return tmp_path / "store" / "labels.ajna"


@pytest.fixture
def database(store_path):
    database = Database(store_path)
    yield database
    database.close()


@pytest.fixture
def scans(database):
    return ScanStore(database)


@pytest.fixture
def labels(database):
    return LabelStore(database, "ana", "session")


@pytest.fixture
def predictions(database):
    return PredictionStore(database)
