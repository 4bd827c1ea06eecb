import numpy as np

from ajna_desktop.learning.fitting.class_batches import ClassBatches


def batches(classes, batch, seed=0):
    return list(ClassBatches(np.array(classes), batch, np.random.default_rng(seed)).epoch())


def test_that_two_classes_share_every_batch_however_rare_one_is() -> None:
    classes = np.array([0] * 380 + [1] * 20)

    made = batches(classes, 40)

    assert len(made) == 10
    for batch in made:
        assert np.bincount(classes[batch]).tolist() == [20, 20]
        assert len(set(batch)) == 40


def test_that_hundreds_of_classes_all_get_their_turn() -> None:
    classes = np.repeat(np.arange(868), 2)

    made = batches(classes, 256)

    assert {len(batch) for batch in made} == {256}
    seen = {int(one) for batch in made for one in classes[batch]}
    assert len(seen) == 7 * 64  # none again before all had their turn
    for batch in made:
        assert (np.bincount(classes[batch])[np.unique(classes[batch])] == 4).all()


def test_that_numbers_of_classes_may_have_gaps() -> None:
    classes = np.array([3, 3, 9, 9, 9, 9])

    rows = np.concatenate(batches(classes, 8))

    assert set(classes[rows]) == {3, 9}


def test_that_the_same_seed_draws_the_same() -> None:
    one, other = (batches([0, 1] * 30, 16, seed=5) for _ in range(2))

    np.testing.assert_array_equal(np.concatenate(one), np.concatenate(other))
