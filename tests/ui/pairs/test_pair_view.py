import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.scan import ScanState
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.pairs.difference_picture import coloured_difference
from ajna_desktop.ui.pairs.flicker import FASTEST, Flicker
from ajna_desktop.ui.pairs.pair_bar import Mode
from ajna_desktop.ui.pairs.pair_control import PairControl
from ajna_desktop.ui.pairs.pair_view import PairView
from ajna_desktop.ui.pairs.scan_panes import best_columns
from tests.ui.fakes import FakeLookup, a_prediction


def a_scene():
    y, x = np.mgrid[0:48, 0:64]
    return (120 + 60 * np.sin(x / 7) + 50 * np.cos(y / 5)).astype(np.uint8)


class FakeSource(FakeLookup):
    """Knows an image for every scan, unless it was told that there is none."""

    def __init__(self):
        super().__init__()
        self.images = {}
        self.refused = {}

    def pixels(self, scan):
        if scan.id in self.refused:
            raise ImageUnreadable(self.refused[scan.id])
        return Pixels(self.images.get(scan.id, a_scene()), 8)


@pytest.fixture
def source():
    return FakeSource()


@pytest.fixture
def view(qtbot):
    view = PairView(can_close=True)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


@pytest.fixture
def control(view, source):
    control = PairControl(source, view)
    yield control
    control.stop()()


def show(qtbot, control, view, *ids, matrix=None):
    control.show(ids, matrix)
    qtbot.waitUntil(lambda: bool(view.sentence))


def test_that_the_same_image_twice_differs_in_nothing(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    assert "covers 100" in view.sentence
    assert "< 0.1" in view.sentence
    assert [pane.image.pixels.shape for pane in view.panes.panes[:2]] == [(48, 64)] * 2


def test_that_two_images_are_only_stretched_where_they_show_different_things(
    qtbot, control, view, source
):
    noise = np.random.default_rng(20261123)
    source.images = {1: noise.integers(0, 255, (48, 64), np.uint8)}
    show(qtbot, control, view, 1, 2)
    assert "Not aligned" in view.sentence


def test_that_a_copy_that_was_cut_and_scaled_is_found_and_followed(
    qtbot, control, view, source
):
    grain = np.random.default_rng(20261123).normal(0, 30, (240, 240))
    first = np.clip(grain.cumsum(0).cumsum(1) / 40 + grain + 128, 0, 255).astype(np.uint8)
    source.images = {1: first, 2: first[12:228, 20:232]}
    show(qtbot, control, view, 1, 2)
    assert "Aligned" in view.sentence
    one, other = (pane.image for pane in view.panes.panes[:2])
    one.zoom_by(4)
    x, y = one.look().middle
    assert other.look().middle == pytest.approx((x - 20, y - 12), abs=1)


def test_that_facts_tell_the_two_scans_apart(qtbot, control, view, source):
    source.tell(2, split="test", group="person7")
    source.predicted = {2: a_prediction(2, confidence=0.91)}
    control.show([1, 2])
    facts = view.panes.panes[1].facts
    for part in ("label NORMAL", "predicted NORMAL with 0.91", "split test", "group person7"):
        assert part in facts


def test_that_a_registered_pair_is_laid_by_its_matrix(qtbot, control, view, source):
    scene = a_scene()
    source.images = {1: scene, 2: scene[:, 16:]}
    source.tell(2, width=48)
    show(qtbot, control, view, 1, 2, matrix=np.array([[1.0, 0, -16], [0, 1, 0]]))
    assert "covers 75" in view.sentence
    first, second = (pane.image for pane in view.panes.panes[:2])
    first.zoom_by(2)
    assert second.look().middle[0] == pytest.approx(first.look().middle[0] - 16)


def test_that_a_matrix_between_files_holds_for_smaller_images(qtbot, control, view, source):
    source.tell(1, width=128, height=96)  # read at half their size
    source.tell(2, width=128, height=96)
    show(qtbot, control, view, 1, 2, matrix=np.array([[1.0, 0, 20], [0, 1, 0]]))
    first, second = (pane.image for pane in view.panes.panes[:2])
    first.zoom_by(2)
    assert second.look().middle[0] == pytest.approx(first.look().middle[0] + 10)


def test_that_swapping_leads_back_by_the_inverse(qtbot, control, view, source):
    show(qtbot, control, view, 1, 2, matrix=np.array([[1.0, 0, 8], [0, 1, 0]]))
    QTest.keyClick(view, Qt.Key.Key_T)
    assert control.ids == (2, 1)
    qtbot.waitUntil(lambda: bool(view.sentence))
    first, second = (pane.image for pane in view.panes.panes[:2])
    first.zoom_by(2)
    assert second.look().middle[0] == pytest.approx(first.look().middle[0] - 8)


def test_that_keys_lay_the_two_over_each_other_and_back(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    QTest.keyClick(view, Qt.Key.Key_V)
    assert view.mode is Mode.DIFFERENCE
    assert view.difference.has_overlay
    QTest.keyClick(view, Qt.Key.Key_B)
    assert view.mode is Mode.FLICKER
    QTest.keyClick(view, Qt.Key.Key_B)
    assert view.mode is Mode.SIDE_BY_SIDE


def test_that_the_mode_stays_from_pair_to_pair(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    view.set_mode(Mode.DIFFERENCE)
    show(qtbot, control, view, 3, 4)
    assert view.mode is Mode.DIFFERENCE


def test_that_keys_act_upon_all_images(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    images = [pane.image for pane in view.panes.panes[:2]] + [*view.flicker.images]
    QTest.keyClick(view, Qt.Key.Key_I)
    assert all(image.is_inverted for image in images)
    before = images[1].zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert images[1].zoom > before
    QTest.keyClick(view, Qt.Key.Key_F)
    assert all(image.look().is_fitted for image in images)
    QTest.keyClick(view, Qt.Key.Key_W)
    assert not any(image.is_inverted for image in images)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert images[0].look().middle == pytest.approx(images[1].look().middle)


def test_that_arrows_change_flickering_images_by_hand(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    view.set_mode(Mode.FLICKER)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.flicker.shown is view.flicker.images[1]
    assert not view.flicker.runs
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.flicker.shown is view.flicker.images[0]


def test_that_three_scans_can_only_stand_beside_each_other(qtbot, control, view):
    show(qtbot, control, view, 1, 2)
    view.set_mode(Mode.FLICKER)
    control.show([1, 2, 3])
    assert view.mode is Mode.SIDE_BY_SIDE
    view.set_mode(Mode.DIFFERENCE)
    assert view.mode is Mode.SIDE_BY_SIDE
    qtbot.waitUntil(lambda: view.panes.panes[2].image.pixels is not None)
    assert not view.panes.panes[2].isHidden()
    assert view.panes.panes[3].isHidden()


def test_that_a_scan_without_an_image_says_why(qtbot, control, view, source):
    source.tell(2, state=ScanState.UNREADABLE, reason="not an image")
    control.show([1, 2])
    qtbot.waitUntil(lambda: view.panes.panes[0].image.pixels is not None)
    assert view.panes.panes[1].image.pixels is None
    source.refused = {3: "the disk is gone"}
    control.show([3, 1])
    qtbot.waitUntil(lambda: view.panes.panes[1].image.pixels is not None)
    assert view.sentence == ""


def test_that_escape_leads_back(qtbot, view):
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_that_flickering_stays_below_three_flashes_a_second(qtbot):
    flicker = Flicker()
    qtbot.addWidget(flicker)
    flicker.set_rate(50)
    flicker.show()
    flicker.set_runs(True)
    shown = flicker.shown
    with qtbot.waitSignal(flicker.changed):
        pass
    assert flicker.shown is not shown
    assert FASTEST / 2 <= 3


def test_that_equal_is_grey_and_either_side_has_its_colour():
    colours = coloured_difference(np.array([[0, -1, 1, np.nan]], np.float32)).astype(int)
    same, darker, brighter, beyond = colours[0]
    assert len(set(same)) == 1
    assert darker[2] > darker[0]
    assert brighter[0] > brighter[2]
    assert beyond.max() < same.min()


@pytest.mark.parametrize(
    ("count", "aspect", "size", "columns"),
    [
        (2, 1, (900, 500), 2),
        (2, 2.4, (900, 700), 1),
        (2, 0.5, (500, 500), 2),
        (4, 1, (800, 800), 2),
        (3, 1, (1500, 400), 3),
        (0, 1, (10, 10), 1),
    ],
)
def test_that_scans_stand_where_they_are_largest(count, aspect, size, columns):
    assert best_columns(count, aspect, *size) == columns
