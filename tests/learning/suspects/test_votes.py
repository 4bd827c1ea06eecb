import numpy as np

from ajna_desktop.learning.suspects.votes import (
    companion_votes,
    copy_votes,
    neighbour_votes,
    neighbours_tell,
)

CLASSES = np.array([0, 1, 1, 0, 1])
NEAR = np.array([[1, 2, 3], [0, 2, -1], [0, 1, 3], [-1, -1, -1], [1, 2, 0]])


def test_that_neighbours_with_another_label_are_counted():
    every = np.ones(5, np.bool_)
    assert neighbour_votes(NEAR, CLASSES, every).tolist() == [
        [3, 2],
        [2, 1],
        [3, 2],
        [0, 0],
        [3, 1],
    ]
    confirmed = np.array([False, True, False, True, False])
    assert neighbour_votes(NEAR, CLASSES, confirmed).tolist() == [
        [2, 1],
        [0, 0],
        [2, 1],
        [0, 0],
        [1, 0],
    ]


def test_that_a_reviewed_neighbour_counts_for_three():
    nobody = np.zeros(5, np.bool_)
    assert neighbours_tell(NEAR, CLASSES, nobody).tolist() == [1, 0, 0, -1, 1]
    third = np.array([False, False, False, True, False])
    assert neighbours_tell(NEAR, CLASSES, third)[0] == 0


def test_that_companions_are_asked_for_their_labels_and_for_what_they_look_like():
    groups = np.array([0, 0, 0, 0, 1])
    contents = np.arange(5)
    told = np.array([0, 1, 1, 1, 1])  # the fourth does not look like its label
    assert companion_votes(groups, contents, CLASSES, told).tolist() == [
        [3, 3],
        [3, 2],
        [3, 2],
        [3, 2],
        [0, 0],
    ]


def test_that_copies_are_no_companions():
    groups = np.array([0, 0, 0, 0, 1])
    contents = np.array([7, 7, 8, 9, 7])
    assert companion_votes(groups, contents, CLASSES, CLASSES).tolist() == [
        [2, 1],
        [2, 1],
        [3, 2],
        [3, 2],
        [0, 0],
    ]
    assert copy_votes(contents, CLASSES).tolist() == [[2, 2], [2, 1], [0, 0], [0, 0], [2, 1]]
