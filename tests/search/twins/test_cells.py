import numpy as np
import pytest

from ajna_desktop.search.twins.cells import Cells, Found, centres_of, few_best

MANY = 6_000


def unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def many():
    """6,000 images of 40 kinds, two descriptions of each; a copy of every tenth is the next."""
    chance = np.random.default_rng(0)
    kinds = chance.normal(size=(40, 24))[chance.integers(0, 40, MANY)]
    wholes = kinds + chance.normal(size=(MANY, 24))
    wholes[1::10] = wholes[::10] + chance.normal(size=(MANY // 10, 24)) * 0.25
    windows = wholes + chance.normal(size=(MANY, 24)) * 0.5
    return unit(np.stack([wholes, windows]))


def pairs_of(found):
    return set(zip(found.images.tolist(), found.others.tolist(), strict=True))


def test_that_few_images_are_all_compared_by_any_of_their_descriptions(many):
    few = many[:, :300]
    centres = centres_of(few[0])
    found = Cells(few, centres).nearest(few[0, 20:50], np.arange(20, 50), 3)

    likeness = np.maximum(few[0] @ few[0].T, few[0] @ few[1].T)
    np.fill_diagonal(likeness, -2)
    expected = {
        (image, other)
        for image in range(20, 50)
        for other in np.argsort(-likeness[image])[:3].tolist()
    }
    assert len(centres) == 1
    assert pairs_of(found) == expected


def test_that_hardly_any_copy_is_in_a_cell_where_nobody_looks(many):
    centres = centres_of(many[0])
    found = Cells(many, centres).nearest(many[0], np.arange(MANY), 3)

    likeness = many[0, ::10] @ many[0].T
    likeness[np.arange(MANY // 10), np.arange(0, MANY, 10)] = -2
    nearest = set(zip(range(0, MANY, 10), likeness.argmax(axis=1).tolist(), strict=True))
    copies = {(image, image + 1) for image in range(0, MANY, 10)}
    assert len(centres) > 40
    assert len(copies - pairs_of(found)) <= 0.005 * len(copies)
    assert len(nearest - pairs_of(found)) <= 0.01 * len(nearest)


def test_that_another_image_is_listed_once_by_its_best_description():
    parts = [
        Found(np.array([4, 4, 1]), np.array([7, 8, 2]), np.array([0.5, 0.7, 0.1])),
        Found(np.array([4, 4]), np.array([7, 9]), np.array([0.9, 0.6])),
    ]
    found = few_best(parts, 2)

    assert found.images.tolist() == [1, 4, 4]
    assert found.others.tolist() == [2, 7, 8]
    assert found.cosines == pytest.approx([0.1, 0.9, 0.7])


def test_that_nothing_is_found_where_there_is_nothing():
    assert len(few_best([], 3).images) == 0
