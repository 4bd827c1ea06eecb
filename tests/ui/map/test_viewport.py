import numpy as np
import pytest

from ajna_desktop.ui.map.viewport import Viewport

PLACES = np.array([(0, 0), (10, 0), (4, 5)], np.float32)


def test_that_everything_is_in_sight_and_both_axes_are_as_long():
    view = Viewport.around(PLACES, 400, 300)
    at = view.pixels(PLACES)
    assert (at > 0).all()
    assert (at < [400, 300]).all()
    assert (at[1] - at[0]).tolist() == pytest.approx([10 * view.scale, 0])
    assert at[0][1] > at[2][1]  # up is up


def test_that_the_place_under_the_mouse_stays_there_while_everything_grows():
    view = Viewport.around(PLACES, 400, 300)
    at = view.pixels(PLACES)
    x, y = at[2].tolist()
    nearer = view.zoomed(3, x, y)
    assert nearer.pixels(PLACES)[2].tolist() == pytest.approx([x, y], abs=0.01)
    apart = nearer.pixels(PLACES)[1] - nearer.pixels(PLACES)[0]
    assert apart[0] == pytest.approx(3 * (at[1] - at[0])[0])
    assert nearer.zoomed(1 / 3, x, y).across == pytest.approx(view.across)


def test_that_dragging_moves_the_points_along():
    view = Viewport.around(PLACES, 400, 300)
    moved = view.moved(30, -20).pixels(PLACES) - view.pixels(PLACES)
    assert moved == pytest.approx(np.tile([30, -20], (3, 1)), abs=0.01)


def test_that_nobody_gets_lost_by_zooming():
    view = Viewport.around(PLACES, 400, 300)
    for _ in range(200):
        view = view.zoomed(1.5)
    assert view.zoom == pytest.approx(2000)
    for _ in range(200):
        view = view.zoomed(0.5)
    assert view.zoom == pytest.approx(0.5)


def test_that_a_place_out_of_sight_is_brought_to_the_middle_and_one_in_sight_stays():
    view = Viewport.around(PLACES, 400, 300).zoomed(20)
    assert view.showing(10, 0).pixels(PLACES)[1].tolist() == pytest.approx([200, 150], abs=0.01)
    near = view.showing(10, 0)
    assert near.showing(10, 0) == near


@pytest.mark.parametrize("count", [0, 1])
def test_that_one_place_or_none_is_no_trouble(count):
    view = Viewport.around(PLACES[:count], 400, 300)
    assert np.isfinite(view.pixels(PLACES)).all()


def test_that_a_larger_screen_shows_the_same_part():
    view = Viewport.around(PLACES, 400, 300).zoomed(2)
    larger = view.resized(800, 600)
    assert larger.pixels(PLACES) == pytest.approx(view.pixels(PLACES) * 2, abs=0.01)
    assert larger.zoom == pytest.approx(2)
