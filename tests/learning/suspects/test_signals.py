import numpy as np

from ajna_desktop.learning.suspects.signals import Signals, Told, margin


def test_that_a_margin_is_what_the_label_is_ahead_by():
    values = np.array([[0.7, 0.2, 0.1], [0.3, 0.5, 0.2]], np.float32)
    assert np.allclose(margin(values, np.array([0, 2])), [0.5, -0.3])


def test_that_companions_are_the_others_of_the_group():
    rng = np.random.default_rng(0)
    groups = np.array([0, 0, 0, 1, 2, 2])
    rows = rng.normal(size=(6, 4)).astype(np.float32)
    classes = np.array([0, 1, 0, 1, 0, 1])
    told = Signals.fit(rows, rows, groups, np.ones(6, np.float32)).told(classes, 2)
    assert told.own.shape == (6, 2)
    assert np.allclose(told.own, (told.kernel + told.linear) / 2, atol=1e-6)
    assert np.allclose(told.companions[0], told.own[1:3].mean(axis=0), atol=1e-6)
    assert np.allclose(told.companions[4], told.own[5], atol=1e-6)
    assert (told.companions[3] == 0).all()
    assert told.is_alone.tolist() == [False, False, False, True, False, False]
    seen = told.for_label(classes)
    assert np.allclose(seen[:, 0], margin(told.kernel, classes))
    assert np.allclose(seen[:, 3], told.is_alone)


def test_that_another_class_than_the_label_is_suggested():
    own = np.array([[0.6, 0.3, 0.1], [0.6, 0.3, 0.1], [0.1, 0.5, 0.4]], np.float32)
    companions = np.array([[0, 0, 0], [0, 0, 0], [0.9, 0, 0]], np.float32)
    told = Told(own, own, own, companions, np.zeros(3, np.bool_))
    assert told.suggested(np.array([0, 1, 1])).tolist() == [1, 0, 0]
