import pytest

from tests.ui.readers.studied import StudiedFolder


@pytest.fixture
def studied(qapp, tmp_path):
    folder = StudiedFolder(tmp_path)
    yield folder
    folder.collection.close()
