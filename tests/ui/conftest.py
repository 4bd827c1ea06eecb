"""Fixtures of the views."""

import pytest

from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from tests.ui.fakes import FakeLookup, FakeThumbnails


@pytest.fixture
def lookup():
    return FakeLookup()


@pytest.fixture
def pictures():
    return FakeThumbnails()


@pytest.fixture
def thumbnails(qapp, pictures):
    loader = ThumbnailLoader(pictures)
    yield loader
    loader.shut_down()
