import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ajna_desktop.imaging.display import EIGHT_BITS, Window
from ajna_desktop.ui.inspector.image_view import ImageView

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def view(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def corners(height=600, width=800, dtype=np.uint8, scale=1):
    """An image whose four quarters are 10, 80, 160 and 240."""
    pixels = np.empty((height, width), dtype)
    pixels[: height // 2, : width // 2], pixels[: height // 2, width // 2 :] = 10, 80
    pixels[height // 2 :, : width // 2], pixels[height // 2 :, width // 2 :] = 160, 240
    return pixels * np.array(scale, dtype)


def grey_at(view, x, y):
    return view.grab().toImage().pixelColor(x, y).red()


def wheel(view, notches, place):
    spot = QPointF(*place)
    event = QWheelEvent(
        spot,
        view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def move(view, place, held=Qt.MouseButton.NoButton):
    spot = QPointF(*place)  # sent by hand: the pointer may be there already
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        spot,
        view.mapToGlobal(spot),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def drag(view, button, start, end):
    QTest.mousePress(view, button, pos=QPoint(*start))
    move(view, end, held=button)
    QTest.mouseRelease(view, button, pos=QPoint(*end))


def pointed_at(view, qtbot, place):
    with qtbot.waitSignal(view.pointed) as pointed:
        move(view, place)
    return pointed.args[0]


def test_that_an_image_is_fitted_and_shows_its_values(view):
    view.show_pixels(corners())
    assert view.zoom == pytest.approx(0.5)
    assert [grey_at(view, x, y) for x, y in ((5, 5), (390, 5), (5, 290), (390, 290))] == [
        10,
        80,
        160,
        240,
    ]


@pytest.mark.parametrize("notches", [3, -1, 12])
def test_that_zooming_keeps_what_is_under_the_pointer(view, qtbot, notches):
    view.show_pixels(np.arange(600 * 800, dtype=np.uint32).astype(np.uint16).reshape(600, 800))
    wheel(view, 4, (130, 90))
    before = pointed_at(view, qtbot, (130, 90))
    wheel(view, notches, (130, 90))
    after = pointed_at(view, qtbot, (130, 90))
    assert abs(after.x - before.x) <= 1
    assert abs(after.y - before.y) <= 1


def test_that_zoom_has_limits(view):
    view.show_pixels(corners())
    view.zoom_by(1e6)
    assert view.zoom == 32
    view.zoom_by(1e-9)
    assert view.zoom == pytest.approx(0.5)  # the whole image


def test_that_actual_size_is_a_pixel_for_a_pixel_and_fit_brings_all_back(view):
    view.show_pixels(corners())
    view.actual_size()
    assert view.zoom == 1
    assert grey_at(view, 5, 5) == 10
    view.fit()
    assert view.zoom == pytest.approx(0.5)


def test_that_a_double_click_changes_between_the_whole_and_actual_size(view):
    view.show_pixels(corners())
    QTest.mouseDClick(view, LEFT, pos=QPoint(100, 100))
    assert view.zoom == 1
    QTest.mouseDClick(view, LEFT, pos=QPoint(100, 100))
    assert view.zoom == pytest.approx(0.5)


def test_that_dragging_pans(view, qtbot):
    view.show_pixels(corners())
    view.actual_size()
    before = pointed_at(view, qtbot, (200, 150))
    drag(view, LEFT, (200, 150), (240, 180))
    after = pointed_at(view, qtbot, (239, 180))
    assert (after.x, after.y) == (before.x - 1, before.y)
    assert view.grey_window == EIGHT_BITS


def test_that_a_right_drag_widens_the_window_and_moves_its_centre(view):
    view.show_pixels(corners())
    drag(view, RIGHT, (100, 100), (140, 70))
    assert view.grey_window.width == pytest.approx(255 * 1.1)
    assert view.grey_window.centre == pytest.approx(127.5 - 255 / 10)
    assert view.zoom == pytest.approx(0.5)


def test_that_invert_and_reset_change_what_is_shown_and_not_the_pixels(view):
    pixels = corners()
    view.show_pixels(pixels)
    view.invert()
    assert grey_at(view, 5, 5) == 245
    view.set_window(Window.between(0, 20))
    assert grey_at(view, 390, 290) == 0
    view.reset_window()
    assert grey_at(view, 5, 5) == 10
    assert not view.is_inverted
    assert np.array_equal(pixels, corners())


def test_that_a_window_is_reset_for_the_next_image_unless_it_is_kept(view):
    view.show_pixels(corners())
    view.set_window(Window(50, 60))
    view.invert()
    view.show_pixels(corners())
    assert (view.grey_window, view.is_inverted) == (EIGHT_BITS, False)

    view.set_keeps_window(True)
    view.set_window(Window(50, 60))
    view.invert()
    view.show_pixels(corners())
    assert (view.grey_window, view.is_inverted) == (Window(50, 60), True)
    # Sixteen bits have other units: a window of eight would show nothing.
    view.show_pixels(corners(dtype=np.uint16, scale=200))
    assert view.grey_window == view.first_window


@pytest.mark.parametrize(
    ("pixels", "value"),
    [
        (corners(), (240.0,)),
        (corners(dtype=np.uint16, scale=200), (48_000.0,)),
        (corners(dtype=np.float32), (240.0,)),
        (np.full((600, 800, 3), (10, 20, 30), np.uint8), (10.0, 20.0, 30.0)),
    ],
)
def test_that_the_value_under_the_pointer_is_the_stored_one(view, qtbot, pixels, value):
    view.show_pixels(pixels)
    view.invert()
    pointed = pointed_at(view, qtbot, (300, 200))
    assert (pointed.x, pointed.y, pointed.value) == (600, 400, value)


def test_that_no_value_is_told_beside_the_image(view, qtbot):
    view.show_pixels(corners(600, 300))
    assert pointed_at(view, qtbot, (10, 10)) is None


def test_that_a_message_takes_the_image_away(view):
    view.show_pixels(corners())
    view.show_message("The file ends too early.")
    assert view.pixels is None
    assert grey_at(view, 390, 290) < 32
    view.zoom_by(2)
    view.fit()
    view.set_window(Window(1, 1))


def test_that_a_large_image_is_shown_at_once_and_smoothed_when_its_copies_are_there(
    view, qtbot
):
    noise = np.random.default_rng(1).integers(0, 65_535, (4_000, 4_000)).astype(np.uint16)
    view.show_pixels(noise)
    view.reset_window()
    rough = _spread(view)
    qtbot.waitUntil(lambda: _spread(view) < rough / 3, timeout=20_000)


@pytest.mark.parametrize("shape", [(1, 1), (1, 3_000), (3_000, 1), (2, 2, 3)])
def test_that_tiny_and_thin_images_are_shown(view, shape):
    view.show_pixels(np.full(shape, 200, np.uint8))
    assert grey_at(view, 200, 150) == 200
    view.zoom_by(4)
    view.grab()


def test_that_a_real_radiograph_fills_the_view(view, shared_data):
    path = sorted((shared_data / "chest_xray_fullres" / "NORMAL").iterdir())[0]
    view.show_pixels(np.asarray(Image.open(path).convert("L")))
    image = view.grab().toImage()
    greys = {image.pixelColor(x, 150).red() for x in range(0, 400, 3)}
    assert len(greys) > 40


def _spread(view):
    image = view.grab().toImage()
    return float(np.std([image.pixelColor(x, 150).red() for x in range(60, 340)]))


def patch(colour="red", size=(64, 64), corner=(0, 0)):
    """A clear picture with one opaque corner, a quarter of its height and width."""
    picture = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    width, height = size[0] // 4, size[1] // 4
    left, top = corner[0] * (size[0] - width), corner[1] * (size[1] - height)
    painter.fillRect(left, top, width, height, QColor(colour))
    painter.end()
    return picture


def is_red(view, x, y):
    colour = view.grab().toImage().pixelColor(x, y)
    return colour.red() > 150 and colour.green() < 60


@pytest.mark.parametrize(("height", "width"), [(300, 100), (100, 300), (200, 200)])
@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_that_an_overlay_is_stretched_to_the_image_whatever_its_shape(
    view, height, width, corner
):
    view.show_pixels(np.full((height, width), 20, np.uint8))
    view.show_overlay(patch(corner=corner))
    scale = view.zoom
    left, top = (400 - width * scale) / 2, (300 - height * scale) / 2

    for x, y in [(0, 0), (1, 0), (0, 1), (1, 1)]:
        inside = (
            round(left + width * scale * (0.1 + 0.8 * x)),
            round(top + height * scale * (0.1 + 0.8 * y)),
        )
        assert is_red(view, *inside) == ((x, y) == corner)


def test_that_an_overlay_moves_with_the_image(view):
    view.show_pixels(np.full((300, 400), 20, np.uint8))
    view.show_overlay(patch())
    assert is_red(view, 90, 65)
    assert not is_red(view, 110, 85)

    wheel(view, 4, (0, 0))
    assert is_red(view, 200, 150)

    move(view, (0, 0))
    QTest.mousePress(view, LEFT, pos=QPoint(200, 150))
    move(view, (50, 20), held=LEFT)
    QTest.mouseRelease(view, LEFT, pos=QPoint(50, 20))
    assert not is_red(view, 200, 150)


def test_that_the_opacity_of_an_overlay_mixes_it_with_the_image(view):
    view.show_pixels(np.full((300, 400), 100, np.uint8))
    view.show_overlay(patch(), 0.5)
    colour = view.grab().toImage().pixelColor(50, 40)
    assert (colour.red(), colour.green()) == (
        pytest.approx(178, abs=3),
        pytest.approx(50, abs=3),
    )


def test_that_another_image_takes_the_overlay_away(view):
    view.show_pixels(np.full((300, 400), 20, np.uint8))
    view.show_overlay(patch())
    view.show_pixels(np.full((300, 400), 20, np.uint8))
    assert not view.has_overlay
    assert not is_red(view, 50, 40)


def test_that_nothing_can_lie_over_an_image_that_is_not_there(view):
    view.show_message("Opening…")
    view.show_overlay(patch())
    assert not view.has_overlay


def test_that_resetting_the_display_shows_the_image_as_it_is(view, qtbot):
    view.show_pixels(np.full((300, 400), 20, np.uint8))
    view.show_overlay(patch())
    with qtbot.waitSignal(view.was_reset):
        view.reset_window()
    assert not is_red(view, 50, 40)


def test_that_an_overlay_is_drawn_fast_at_any_zoom(view):
    view.show_pixels(np.full((3000, 4000), 20, np.uint8))
    view.show_overlay(patch(size=(512, 384)), 0.6)
    view.zoom_by(1000)
    view.repaint()
    began = time.perf_counter()
    view.repaint()
    assert time.perf_counter() - began < 0.5  # some milliseconds, unless others work, too
