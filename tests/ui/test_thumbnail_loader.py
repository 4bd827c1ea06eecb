import threading

from PySide6.QtGui import QImage

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader


class Gate:
    """A loader whose first picture waits, so that what is wanted meanwhile piles up."""

    def __init__(self):
        self.open = threading.Event()
        self.order = []

    def __call__(self, scan_id, side):
        if not self.order:
            self.order.append(scan_id)
            assert self.open.wait(10)
        else:
            self.order.append(scan_id)
        return QImage(side, side, QImage.Format.Format_Grayscale8)


def wait_for(qtbot, loader, number, act):
    arrived = []
    loader.ready.connect(lambda scan_id, image: arrived.append(scan_id))
    act()
    qtbot.waitUntil(lambda: len(arrived) == number, timeout=10_000)
    return arrived


def test_that_the_newest_wish_is_loaded_first_and_what_comes_next_screen_last(qtbot):
    gate = Gate()
    loader = ThumbnailLoader(gate, threads=1)

    def want():
        loader.request(ScanId(1))
        qtbot.waitUntil(lambda: gate.order == [1])
        loader.request(ScanId(2))
        loader.request(ScanId(9), ahead=True)
        loader.request(ScanId(3))
        gate.open.set()

    wait_for(qtbot, loader, 4, want)
    loader.shut_down()
    assert gate.order == [1, 3, 2, 9]


def test_that_wishes_scrolled_past_are_dropped(qtbot):
    gate = Gate()
    loader = ThumbnailLoader(gate, threads=1)
    loader.MOST_WANTED = 3

    def want():
        loader.request(ScanId(1))
        qtbot.waitUntil(lambda: gate.order == [1])
        for number in range(2, 12):
            loader.request(ScanId(number))
        gate.open.set()

    wait_for(qtbot, loader, 4, want)
    loader.shut_down()
    assert gate.order == [1, 11, 10, 9]


def test_that_a_forgotten_wish_is_not_loaded(qtbot):
    gate = Gate()
    loader = ThumbnailLoader(gate, threads=1)

    def want():
        loader.request(ScanId(1))
        qtbot.waitUntil(lambda: gate.order == [1])
        loader.request(ScanId(2))
        loader.request(ScanId(3))
        loader.forget([ScanId(3)])
        gate.open.set()

    wait_for(qtbot, loader, 2, want)
    loader.shut_down()
    assert gate.order == [1, 2]


def test_that_an_unreadable_image_gives_its_reason(qtbot):
    def refuse(scan_id, side):
        raise ImageUnreadable("truncated")

    loader = ThumbnailLoader(refuse)
    with qtbot.waitSignal(loader.failed) as failed:
        loader.request(ScanId(7))
    loader.shut_down()
    assert failed.args == [7, "truncated"]


def test_that_a_bug_of_the_loader_is_logged_without_ending_the_thread(qtbot, caplog):
    def break_once(scan_id, side):
        if scan_id == 1:
            raise ZeroDivisionError
        return QImage(side, side, QImage.Format.Format_Grayscale8)

    loader = ThumbnailLoader(break_once, threads=1)
    with qtbot.waitSignal(loader.failed):
        loader.request(ScanId(1))
    with qtbot.waitSignal(loader.ready):
        loader.request(ScanId(2))
    loader.shut_down()
    assert "no thumbnail of scan 1" in caplog.text


def test_that_a_thumbnail_of_a_size_no_longer_wanted_is_not_delivered(qtbot):
    gate = Gate()
    loader = ThumbnailLoader(gate, threads=1)
    arrived = []
    loader.ready.connect(lambda scan_id, image: arrived.append((scan_id, image.width())))
    loader.request(ScanId(1))
    qtbot.waitUntil(lambda: gate.order == [1])
    assert loader.set_least_side(200)
    loader.request(ScanId(2))
    gate.open.set()
    qtbot.waitUntil(lambda: bool(arrived))
    loader.shut_down()
    assert arrived == [(2, 320)]


def test_that_nothing_is_loaded_after_the_end(qtbot):
    gate = Gate()
    loader = ThumbnailLoader(gate)
    loader.shut_down()
    loader.request(ScanId(1))
    assert gate.order == []
