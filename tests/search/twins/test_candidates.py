import numpy as np
import pytest

from ajna_desktop.search.twins.candidates import Structures, by_structure, by_vectors, joined
from tests.search.twins.scenes import cut, scene, squashed

COUNT = 80


@pytest.fixture(scope="module")
def images():
    """80 scenes, then a cut, a negative and a moved copy of the first three."""
    levels = [scene(seed) for seed in range(COUNT)]
    moved = np.roll(levels[2], (15, -20), (0, 1))
    changed = [cut(levels[0], 0.1, 0, 1, 0.85), 255 - levels[1], moved]
    return np.stack([squashed(image, 64) for image in [*levels, *changed]])


def ignore(_):
    """Nobody looks at the progress."""


def test_that_changed_copies_are_among_the_nearest_few(images):
    structures = Structures(images, ignore)
    pairs = by_structure(structures, np.arange(len(images)), 2, ignore)

    found = set(map(tuple, joined(pairs).tolist()))
    assert {(0, 80), (1, 81), (2, 82)} <= found


@pytest.mark.parametrize("new", [[80, 81, 82], [0, 1, 2]])
def test_that_what_is_new_finds_its_copies_whichever_of_both_was_cut(images, new):
    pairs = by_structure(Structures(images, ignore), np.array(new), 2, ignore)

    assert {(0, 80), (1, 81), (2, 82)} <= set(map(tuple, joined(pairs).tolist()))
    assert set(pairs[:, 0].tolist()) == set(new)
    assert len(pairs) == 6


def test_that_the_nearest_vectors_are_those_of_the_highest_cosines():
    chance = np.random.default_rng(0)
    vectors = chance.normal(size=(700, 12)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    pairs = by_vectors(vectors, np.arange(700), 4, ignore)

    for number in (0, 511, 512, 699):
        expected = set(np.argsort(-cosines[number])[:4].tolist())
        assert set(pairs[pairs[:, 0] == number, 1].tolist()) == expected


def test_that_nobody_is_their_own_candidate_and_two_images_are_enough(images):
    structures = Structures(images[:2], ignore)

    assert by_structure(structures, np.arange(2), 3, ignore).tolist() == [[0, 1], [1, 0]]


def test_that_pairs_are_joined_each_once_with_the_lower_number_first():
    one, other = np.array([[3, 1], [1, 2]]), np.array([[1, 3], [0, 5]])

    assert joined(one, other).tolist() == [[0, 5], [1, 2], [1, 3]]
