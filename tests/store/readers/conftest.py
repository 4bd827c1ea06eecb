import pytest

from tests.store.readers.stores import Sitting

FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three"}


@pytest.fixture
def sit(tmp_path):
    """Opens a store for a reader; all are closed at the end."""
    sittings = []

    def opened(reader, folder=FOLDER):
        sittings.append(Sitting(tmp_path / f"{reader}.ajna", reader, folder))
        return sittings[-1]

    opened.copy = lambda of, reader: (
        sittings.append(of.copy(tmp_path / f"{reader}.ajna", reader)) or sittings[-1]
    )
    yield opened
    for sitting in sittings:
        sitting.close()
