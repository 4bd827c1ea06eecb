import numpy as np
import pytest

from ajna_desktop.imaging.point_raster import MOST_RADIUS, PointRaster, Shape

WHITE, BLUE, RED = 0xFFFFFFFF, 0xFF0000FF, 0xFFFF0000


def a_raster(width=60, height=40):
    raster = PointRaster(width, height)
    raster.clear(WHITE)
    return raster


def draw(raster, places, colours, shapes=None, radius=4.0):
    shapes = np.zeros(len(places), np.uint8) if shapes is None else shapes
    return raster.draw(
        np.array(places, np.float32),
        np.array(colours, np.uint32),
        np.array(shapes, np.uint8),
        radius,
    )


def test_that_a_mark_lies_where_its_point_is_and_nowhere_else():
    raster = a_raster()
    assert draw(raster, [(20.5, 10.5)], [BLUE]) == 1
    down, across = np.nonzero(raster.pixels != WHITE)
    assert raster.pixels[10, 20] == BLUE
    assert (across.mean(), down.mean()) == (20, 10)
    assert np.hypot(across - 20, down - 10).max() < 5


def test_that_edges_are_a_mixture_of_both_colours():
    raster = a_raster()
    draw(raster, [(20, 10)], [BLUE])
    edge = raster.pixels[(raster.pixels != WHITE) & (raster.pixels != BLUE)]
    red, green, blue = (edge >> 16 & 255, edge >> 8 & 255, edge & 255)
    assert edge.size
    assert (edge >> 24 >= 254).all()
    assert (red == green).all()
    assert (blue >= 254).all()
    assert len(np.unique(red)) > 1


@pytest.mark.parametrize("shape", Shape)
def test_that_all_shapes_are_different_and_about_as_large(shape):
    drawn = []
    for one in (Shape.DISC, shape):
        raster = a_raster()
        draw(raster, [(20.5, 20.5)], [BLUE], [one], radius=10)
        drawn.append(1 - (raster.pixels >> 16 & 255) / 255)
    assert drawn[1].sum() == pytest.approx(drawn[0].sum(), rel=0.35)
    assert (shape is Shape.DISC) == bool((drawn[0] == drawn[1]).all())


def test_that_points_outside_are_left_out_and_those_at_the_edge_are_cut_off():
    raster = a_raster()
    places = [(-2, 10), (61, 39), (-500, 10), (20, 4000), (1e7, -1e7)]
    assert draw(raster, places, [BLUE] * 5) == 2
    assert (raster.pixels[:, 0] != WHITE).any()
    assert not (raster.pixels[:, 5:50] != WHITE).any()


def test_that_no_class_hides_another_for_being_drawn_last():
    raster = a_raster()
    draw(raster, [(20.5, 20.5), (23.5, 20.5)], [BLUE, RED])
    assert raster.pixels[20, 20] == BLUE
    assert raster.pixels[20, 23] == RED


def test_that_the_largest_mark_fits_beyond_the_edge():
    raster = a_raster()
    at_the_corner = [(-MOST_RADIUS + 1, 39 + MOST_RADIUS - 1)]
    assert draw(raster, at_the_corner, [BLUE], radius=MOST_RADIUS - 0.5) == 1
    assert not (raster.pixels[:10] != WHITE).any()


def test_that_the_memory_of_the_picture_is_that_of_its_pixels():
    raster = a_raster()
    draw(raster, [(20.5, 10.5)], [BLUE])
    memory, stride = raster.memory
    row = np.frombuffer(memory[10 * stride : 10 * stride + 4 * raster.width], np.uint32)
    assert row.tolist() == raster.pixels[10].tolist()


def test_that_rims_keep_marks_apart_that_lie_side_by_side():
    raster = a_raster()
    places = np.array([(20.5, 20.5), (29.5, 20.5)], np.float32)
    inks, rims = np.array([BLUE] * 2, np.uint32), np.array([RED] * 2, np.uint32)
    raster.draw(places, inks, np.zeros(2, np.uint8), 6.0, rims)
    row = raster.pixels[20]
    assert row[20] == row[29] == BLUE
    assert RED in row[21:29].tolist()


def test_that_the_smallest_marks_have_no_rims():
    raster = a_raster()
    raster.draw(
        np.array([(20.5, 20.5)], np.float32),
        np.array([BLUE], np.uint32),
        np.zeros(1, np.uint8),
        2.0,
        np.array([RED], np.uint32),
    )
    assert RED not in raster.pixels
    assert BLUE in raster.pixels
