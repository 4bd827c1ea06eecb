import numpy as np

from ajna_desktop.domain.scan_map import inside


def test_that_a_lasso_takes_what_it_goes_round():
    square = np.array([(0, 0), (4, 0), (4, 4), (0, 4)], np.float32)
    places = np.array([(1, 1), (3.9, 0.1), (4.1, 2), (-1, 2), (2, 5)], np.float32)
    assert inside(places, square).tolist() == [True, True, False, False, False]


def test_that_a_dent_in_a_lasso_leaves_out_what_lies_in_it():
    horseshoe = np.array(
        [(0, 0), (6, 0), (6, 6), (4, 6), (4, 2), (2, 2), (2, 6), (0, 6)], np.float32
    )
    places = np.array([(3, 4), (1, 4), (5, 4), (3, 1)], np.float32)
    assert inside(places, horseshoe).tolist() == [False, True, True, True]


def test_that_a_lasso_that_crosses_itself_leaves_out_what_it_goes_round_twice():
    twice = np.array([(0, 0), (4, 0), (4, 4), (0, 4)] * 2, np.float32)
    assert not inside(np.array([(2, 2)], np.float32), twice).any()


def test_that_a_line_holds_nothing():
    line = np.array([(0, 0), (4, 4)], np.float32)
    assert not inside(np.array([(2, 2)], np.float32), line).any()


def test_that_as_many_are_inside_a_circle_as_its_area_says():
    angles = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    places = np.random.default_rng(0).uniform(-1, 1, (20_000, 2)).astype(np.float32)
    within = np.hypot(*places.T) < 0.998
    found = inside(places, circle)
    assert found[within].all()
    assert not found[np.hypot(*places.T) > 1].any()
