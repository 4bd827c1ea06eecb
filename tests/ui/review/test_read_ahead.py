import threading

import numpy as np
import pytest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.review.read_ahead import ReadAhead
from tests.ui.fakes import a_scan


class Images:
    """Reads when the door is open; knows what was asked."""

    def __init__(self):
        self.door = threading.Event()
        self.asked = []

    def __call__(self, scan):
        self.door.wait(10)
        self.asked.append(scan.id)
        if scan.id == 13:
            raise ImageUnreadable("no image")
        if scan.id == 99:
            raise RuntimeError("a bug")
        return Pixels(np.zeros((10, 10), np.uint8), 8)


@pytest.fixture
def images():
    return Images()


@pytest.fixture
def ahead(qapp, images):
    ahead = ReadAhead(images, most_bytes=350)
    yield ahead
    images.door.set()
    ahead.stop()()


def test_that_images_are_there_before_they_are_wanted(qtbot, ahead, images):
    images.door.set()
    ahead.want([a_scan(1), a_scan(2)])
    qtbot.waitUntil(lambda: None not in (ahead.get(1), ahead.get(2)))
    assert ahead.get(1).array.shape == (10, 10)
    assert ahead.get(3) is None
    ahead.want([a_scan(1), a_scan(2)])
    assert sorted(images.asked) == [1, 2]  # not read again


def test_that_an_image_that_cannot_be_read_tells_why(qtbot, ahead, images):
    images.door.set()
    with qtbot.waitSignal(ahead.arrived) as arrived:
        ahead.want([a_scan(13)])
    assert arrived.args == [13]
    assert str(ahead.get(13)) == "no image"


def test_that_a_bug_is_told(qtbot, ahead, images):
    images.door.set()
    with qtbot.waitSignal(ahead.failed) as failed:
        ahead.want([a_scan(99)])
    assert str(failed.args[0]) == "a bug"


def test_that_what_is_no_longer_wanted_is_not_read(qtbot, ahead, images):
    ahead.want([a_scan(number) for number in range(1, 9)])
    ahead.want([a_scan(20)])
    images.door.set()
    qtbot.waitUntil(lambda: ahead.get(20) is not None)
    assert set(images.asked) <= {1, 2, 20}  # two were being read already


def test_that_memory_is_bounded_and_the_last_wanted_stay(qtbot, ahead, images):
    images.door.set()
    for number in range(1, 7):
        ahead.want([a_scan(number)])
        qtbot.waitUntil(lambda number=number: ahead.get(number) is not None)
    kept = [number for number in range(1, 7) if ahead.get(number) is not None]
    assert kept == [4, 5, 6]


def test_that_nothing_is_kept_after_a_review(qtbot, ahead, images):
    images.door.set()
    ahead.want([a_scan(1)])
    qtbot.waitUntil(lambda: ahead.get(1) is not None)
    ahead.forget()
    assert ahead.get(1) is None
