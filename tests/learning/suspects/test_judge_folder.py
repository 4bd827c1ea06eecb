import numpy as np
import pytest

from ajna_desktop.learning.suspects.judge_folder import Labelled, judge_folder, split_up
from ajna_desktop.learning.suspects.judge_labels import Prepared, judgeable, settle_copies

WRONG = 18


def clouds(seed, apart=1.1, count=600, kinds=3):
    """Images of three classes that overlap a little; nobody is a companion of another."""
    rng = np.random.default_rng(seed)
    classes = np.arange(count) % kinds
    rows = (np.eye(kinds, 20)[classes] * apart * 4 + rng.normal(size=(count, 20))).astype(
        np.float32
    )
    return rows, classes


def labelled(classes, groups=None, is_reviewed=None, was_wrong=None):
    numbers = np.arange(len(classes))
    nobody = np.zeros(len(classes), np.bool_)
    return Labelled(
        classes,
        numbers if groups is None else groups,
        numbers,
        nobody if is_reviewed is None else is_reviewed,
        nobody if was_wrong is None else was_wrong,
    )


def made_wrong(classes, seed, rows=None):
    rng = np.random.default_rng(seed)
    drawn = rng.choice(len(classes), WRONG, replace=False) if rows is None else rows
    changed = classes.copy()
    changed[drawn] = (changed[drawn] + rng.integers(1, 3, len(drawn))) % 3
    return changed, drawn


def judged(rows, told):
    prepared = Prepared.of(rows.copy(), None)
    return judge_folder(lambda _: prepared, [np.arange(len(rows))], told)


def chances(found):
    return 1 / (1 + np.exp(-found.odds))


@pytest.mark.parametrize("seed", range(3))
def test_that_wrong_labels_come_first_and_are_counted(seed):
    rows, classes = clouds(seed)
    changed, wrong = made_wrong(classes, seed)
    told = []
    prepared = Prepared.of(rows.copy(), None)
    found = judge_folder(
        lambda _: prepared,
        [np.arange(600)],
        labelled(changed),
        lambda done, total: told.append((done, total)),
    )
    first = np.argsort(-found.odds)[:WRONG]
    assert len(set(first.tolist()) & set(wrong.tolist())) >= WRONG - 1
    assert (found.suggested[wrong] == classes[wrong]).mean() > 0.9
    assert chances(found).sum() == pytest.approx(WRONG, abs=4)
    assert told[-1] == (600, 600)
    assert found.is_judged.all()
    assert (found.probability[wrong] > found.label_probability[wrong]).mean() > 0.9


def test_that_where_no_label_is_wrong_few_are_suspected():
    rows, classes = clouds(0)
    found = judged(rows, labelled(classes))
    assert (chances(found) >= 0.5).sum() <= 1
    assert chances(found).sum() < 3


def test_that_scores_say_how_often_labels_are_wrong():
    """Classes overlap here, so that nobody can tell all of the wrong labels."""
    every, wrong_of = [], []
    for seed in range(8):
        rows, classes = clouds(seed, apart=0.7)
        changed, wrong = made_wrong(classes, seed)
        every.append(chances(judged(rows, labelled(changed))))
        wrong_of.append(np.isin(np.arange(600), wrong))
    scores, is_wrong = np.concatenate(every), np.concatenate(wrong_of)
    for low, high in ((0.0, 0.1), (0.1, 0.6), (0.6, 1.01)):
        there = (scores >= low) & (scores < high)
        assert scores[there].mean() == pytest.approx(is_wrong[there].mean(), abs=0.15)


def test_that_the_label_of_an_image_has_no_say_in_what_it_is_told_to_be():
    rows, classes = clouds(1, apart=0.5)
    groups = np.arange(600) // 2
    before = judged(rows, labelled(classes, groups))
    changed = classes.copy()
    changed[:2] = (changed[:2] + 1) % 3
    after = judged(rows, labelled(changed, groups))
    assert after.told[:2].tolist() == before.told[:2].tolist()


def test_that_reviewed_labels_are_no_suspects():
    rows, classes = clouds(2)
    changed, wrong = made_wrong(classes, 2)
    is_reviewed = np.zeros(600, np.bool_)
    is_reviewed[::5] = changed[::5] == classes[::5]
    is_reviewed[wrong[0]] = True  # by mistake
    found = judged(rows, labelled(changed, is_reviewed=is_reviewed))
    assert (found.odds[is_reviewed] == -np.inf).all()
    assert (chances(found)[wrong[1:]] > 0.5).mean() > 0.8


def test_that_the_last_label_that_nobody_has_reviewed_is_judged():
    rows, classes = clouds(2, count=60)
    for is_wrong in (False, True):
        changed = classes.copy()
        changed[7] = (changed[7] + is_wrong) % 3
        found = judged(rows, labelled(changed, is_reviewed=np.arange(60) != 7))
        assert (chances(found)[7] > 0.5) == is_wrong
        assert np.isfinite(found.odds[7])


def test_that_a_label_of_one_group_alone_is_not_judged():
    rows, classes = clouds(0, count=90)
    groups = np.arange(90)
    groups[classes == 2] = 2
    assert judgeable(classes, groups).tolist() == (classes != 2).tolist()
    found = judged(rows, labelled(classes, groups))
    assert found.is_judged.tolist() == (classes != 2).tolist()
    every = judged(rows, labelled(classes * 0, groups))
    assert not every.is_judged.any()


def test_that_a_folder_may_be_judged_in_parts():
    rows, classes = clouds(3)
    changed, wrong = made_wrong(classes, 3)
    groups = np.arange(600) // 2
    parts = split_up(changed, groups, 250)
    assert len(parts) == 3
    assert sorted(np.concatenate(parts).tolist()) == list(range(600))
    assert all(len(set(groups[part]) & set(groups[parts[0]])) == 0 for part in parts[1:])
    found = judge_folder(
        lambda number: Prepared.of(rows[parts[number]], None), parts, labelled(changed, groups)
    )
    first = np.argsort(-found.odds)[:WRONG]
    assert len(set(first.tolist()) & set(wrong.tolist())) >= WRONG - 2
    assert found.spread > 0


def test_that_copies_settle_which_of_their_labels_is_right():
    odds = np.array([1.0, -2.0, 0.5, -20.0, 20.0])
    classes = np.array([0, 1, 0, 0, 1])
    contents = np.array([5, 5, 7, 8, 8])
    settled = settle_copies(odds, classes, contents)
    # Right is the second with odds e³: the first is wrong where it is right.
    assert settled[:2] == pytest.approx([3.0, -3.0])
    assert settled[2] == 0.5
    assert settled[3:] == pytest.approx([-40, 40])
    three = settle_copies(np.zeros(3), np.array([0, 1, 1]), np.zeros(3, np.int64))
    assert three == pytest.approx([0.0, 0.0, 0.0])
