from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps


def fetch(qtbot, pixmaps, *numbers):
    for number in numbers:
        with qtbot.waitSignal(pixmaps.arrived):
            assert pixmaps.pixmap(ScanId(number)) is None


def test_that_a_thumbnail_is_loaded_once(qtbot, thumbnails, pictures):
    pixmaps = ThumbnailPixmaps(thumbnails)
    fetch(qtbot, pixmaps, 1)
    assert pixmaps.pixmap(ScanId(1)).width() == 160
    assert pictures.loaded == [(1, 160)]


def test_that_the_least_recently_shown_leaves_when_memory_is_full(qtbot, thumbnails):
    pixmaps = ThumbnailPixmaps(thumbnails, most_bytes=2 * 160 * 120 * 4)
    fetch(qtbot, pixmaps, 1, 2)
    pixmaps.pixmap(ScanId(1))
    fetch(qtbot, pixmaps, 3)
    assert pixmaps.pixmap(ScanId(1)) is not None
    assert pixmaps.pixmap(ScanId(2)) is None


def test_that_a_failure_is_remembered_until_it_is_forgotten(qtbot, thumbnails, pictures):
    pictures.refused[ScanId(1)] = "truncated"
    pixmaps = ThumbnailPixmaps(thumbnails)
    fetch(qtbot, pixmaps, 1)
    assert pixmaps.failure(ScanId(1)) == "truncated"
    assert pixmaps.pixmap(ScanId(1)) is None
    assert len(pictures.loaded) == 1

    pictures.refused.clear()
    pixmaps.forget([ScanId(1)])
    assert pixmaps.failure(ScanId(1)) == ""
    fetch(qtbot, pixmaps, 1)
    assert pixmaps.pixmap(ScanId(1)) is not None


def test_that_the_old_size_is_shown_until_the_new_one_is_there(qtbot, thumbnails):
    pixmaps = ThumbnailPixmaps(thumbnails)
    fetch(qtbot, pixmaps, 1)
    pixmaps.set_least_side(300)
    with qtbot.waitSignal(pixmaps.arrived):
        assert pixmaps.pixmap(ScanId(1)).width() == 160
    assert pixmaps.pixmap(ScanId(1)).width() == 320
