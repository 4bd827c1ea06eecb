import pytest

from ajna_desktop.search import neighbour_index
from tests.search.clouds import cloud, contents_of

BACKBONE = "test-backbone"
COUNT = 2_500


def say_nothing(done, total):
    """Progress that nobody looks at."""


@pytest.fixture(scope="session")
def matrix():
    return cloud(COUNT)


@pytest.fixture(scope="session")
def contents(matrix):
    return contents_of(matrix)


@pytest.fixture(scope="session")
def built(contents, tmp_path_factory):
    """A folder with an index of `contents`; not to be written to."""
    folder = tmp_path_factory.mktemp("index")
    neighbour_index.build(folder, contents, BACKBONE, say_nothing)
    return folder
