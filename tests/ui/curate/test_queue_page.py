from types import SimpleNamespace

import numpy as np
import pytest

from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from tests.ui.fakes import FakeThumbnails

IDS = np.array([3, 5, 8], np.int64)
FOLDER = SimpleNamespace(scans=lambda _: [], predictions=lambda _: {})  # knows no scan by now


@pytest.fixture
def page(qtbot):
    thumbnails = ThumbnailLoader(FakeThumbnails())
    page = QueuePage("Queue", "", FOLDER, thumbnails)
    qtbot.addWidget(page)
    page.show()
    yield page
    thumbnails.shut_down()


def test_that_who_comes_back_to_a_queue_is_at_its_scan_again(qtbot, page):
    columns = [QueueColumn("Scan", "")]
    page.show_queue(IDS, columns, lambda number: QueueRow((str(number),), ""))
    page.table.choose(1)
    page.hide()  # and the user goes to another scan in the gallery
    with qtbot.waitSignal(page.scan_chosen) as chosen:
        page.show()
    assert chosen.args == [5]


def test_that_an_empty_queue_is_at_no_scan(qtbot, page):
    page.show_message("Nothing", "There is nothing.")
    page.hide()
    with qtbot.assertNotEmitted(page.scan_chosen):
        page.show()
