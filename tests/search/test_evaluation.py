import random

import numpy as np
import pytest
from sklearn.metrics import average_precision_score
from sklearn.metrics.pairwise import euclidean_distances

from ajna_desktop.domain.scan import Label
from ajna_desktop.search.evaluation import Searched, held_out_protocol, study_protocol
from ajna_desktop.search.unit_rows import UnitRows

LABELS = (Label("empty"), Label("loaded"), Label("reefer"))


def cloud(seed, count, classes=2, spread=1.5):
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(0, 1, (classes, 12))
    truth = rng.integers(0, classes, count)
    return (centres[truth] + rng.normal(0, spread, (count, 12))).astype(np.float16), truth


def searched(vectors, classes, groups=None, contents=None):
    rows = np.arange(len(vectors))
    return Searched(
        UnitRows(vectors, rows),
        classes,
        groups or [""] * len(vectors),
        contents or [f"{vectors[row].tobytes().hex()}" for row in rows],
    )


def notebook_03(features, classes, count, rounds):
    """The code of the notebooks, for one batch."""
    hits, asked = np.zeros(2), np.zeros(2)
    draw = random.Random(1)
    for _ in range(rounds):
        ind = draw.randint(0, len(classes) - 1)
        seq = np.argsort(euclidean_distances([features[ind]], features)[0])
        hits[classes[ind]] += (classes[ind] == classes[seq][:count]).sum()
        asked[classes[ind]] += count
    return hits / asked


def test_that_the_protocol_of_the_study_gives_what_its_notebooks_would():
    features, classes = cloud(1, 400)
    vectors = features.astype(np.float32)
    found = study_protocol(lambda rows: vectors[rows], classes, LABELS[:2])
    assert (found.queries, found.pool) == (10_000, 400)
    for shares, count in ((found.at_10, 10), (found.at_20, 20)):
        expected = notebook_03(vectors, classes, count, 1500)
        assert list(shares.per_class) == ["empty", "loaded"]
        assert list(shares.per_class.values()) == pytest.approx(expected, abs=0.02)
        assert shares.mean == pytest.approx(np.mean(list(shares.per_class.values())))


def test_that_the_protocol_of_the_study_counts_the_query_itself():
    vectors = np.random.default_rng(0).normal(0, 1, (3, 4)).astype(np.float32)
    found = study_protocol(lambda rows: vectors[rows], np.array([0, 1, 2]), LABELS)
    # All three scans are looked at, and the query alone has its label.
    assert found.at_10.mean == pytest.approx(1 / 3)


def test_that_features_without_information_do_as_chance_does():
    rng = np.random.default_rng(5)
    classes = (rng.random(2000) < 0.3).astype(np.int64)
    vectors = rng.normal(0, 1, (2000, 6)).astype(np.float32)
    found = study_protocol(lambda rows: vectors[rows], classes, LABELS[:2])
    assert found.chance.per_class == pytest.approx({"empty": 0.7, "loaded": 0.3}, abs=0.02)
    of_others = (found.at_20.per_class["loaded"] * 20 - 1) / 19  # without itself
    assert of_others == pytest.approx(0.3, abs=0.03)
    pool = searched(vectors[:1500].astype(np.float16), classes[:1500])
    queries = searched(vectors[1500:].astype(np.float16), classes[1500:])
    honest = held_out_protocol(queries, pool, LABELS[:2])
    assert honest.at_20.mean == pytest.approx(honest.chance.mean, abs=0.03)
    assert honest.chance.mean == pytest.approx(0.5, abs=0.03)
    assert honest.average_precision == pytest.approx(0.5, abs=0.03)


def plain_held_out(queries, pool, count):
    """Precision at `count` and average precision of each query, one after the other."""
    precise, average = [], []
    units = pool.rows.take(np.arange(len(pool)))
    for number, query in enumerate(queries.rows.take(np.arange(len(queries)))):
        cosines, seen, allowed = units @ query, set(), []
        for row, content in enumerate(pool.contents):
            is_twin = content == queries.contents[number]
            same_group = pool.groups[row] and pool.groups[row] == queries.groups[number]
            if content not in seen and not is_twin and not same_group:
                allowed.append(row)
            seen.add(content)
        same = pool.classes[allowed] == queries.classes[number]
        nearest = np.argsort(-cosines[allowed])[:count]
        precise.append(same[nearest].mean())
        average.append(average_precision_score(same, cosines[allowed]))
    return np.array(precise), np.array(average)


def test_that_the_honest_protocol_leaves_out_itself_its_group_and_twins():
    vectors, classes = cloud(2, 260, 3, 1.0)
    groups = [f"p{row % 50}" if row % 3 else "" for row in range(260)]
    contents = [f"c{row % 230}" for row in range(260)]
    pool = searched(vectors[:200], classes[:200], groups[:200], contents[:200])
    queries = searched(vectors[200:], classes[200:], groups[200:], contents[200:])
    ticks = []
    found = held_out_protocol(queries, pool, LABELS, tick=lambda: ticks.append(1), at_once=700)
    for shares, count in ((found.at_10, 10), (found.at_20, 20)):
        precise, average = plain_held_out(queries, pool, count)
        of_class = [precise[queries.classes == number].mean() for number in range(3)]
        assert list(shares.per_class.values()) == pytest.approx(of_class)
        assert shares.overall == pytest.approx(precise.mean())
        assert shares.low < shares.mean < shares.high
    of_class = [average[queries.classes == number].mean() for number in range(3)]
    assert found.average_precision == pytest.approx(np.mean(of_class), rel=1e-5)
    assert len(ticks) > 10


def test_that_each_class_has_the_interval_of_its_own_groups():
    vectors, classes = cloud(7, 360, 3, 1.0)
    groups = [f"p{row // 3}" for row in range(360)]
    pool = searched(vectors[:200], classes[:200])
    queries = searched(vectors[200:], classes[200:], groups[200:])
    found = held_out_protocol(queries, pool, LABELS).at_10
    precise, _ = plain_held_out(queries, pool, 10)
    rng = np.random.default_rng(1)
    names = np.array(groups[200:])
    drawn = {number: [] for number in range(3)}
    for _ in range(400):
        chosen = rng.choice(np.unique(names), len(np.unique(names)))
        rows = np.concatenate([np.flatnonzero(names == name) for name in chosen])
        for number, means in drawn.items():
            means.append(precise[rows][queries.classes[rows] == number].mean())
    for number, means in drawn.items():
        expected = np.percentile(means, (2.5, 97.5))
        assert found.class_intervals[LABELS[number]] == pytest.approx(expected, abs=0.03)


def test_that_a_class_with_nothing_but_hits_is_not_certain():
    vectors, classes = cloud(4, 40, 2, 0.01)
    pool = searched(vectors[:30], classes[:30])
    groups = ["one", "one", "two", "two", "two", "six", "six", "six", "six", "six"]
    queries = searched(vectors[30:], classes[30:], groups)
    found = held_out_protocol(queries, pool, LABELS[:2]).at_10
    for number in range(2):
        its = {groups[row] for row in np.flatnonzero(queries.classes == number)}
        assert found.per_class[LABELS[number]] == 1.0
        low, high = found.class_intervals[LABELS[number]]
        assert low == pytest.approx(len(its) / (len(its) + 1.959964**2))  # Wilson, 1927
        assert high == 1.0


def test_that_a_query_whose_group_is_the_whole_pool_finds_nothing():
    vectors, classes = cloud(3, 8)
    pool = searched(vectors[:6], classes[:6], ["p"] * 6)
    found = held_out_protocol(searched(vectors[6:], classes[6:], ["p", "p"]), pool, LABELS[:2])
    assert found.at_10.mean == 0.0
    assert found.chance.mean == 0.0


def test_that_the_same_seed_gives_the_same_figures():
    features, classes = cloud(4, 700)
    vectors = features.astype(np.float32)
    one, again, other = (
        study_protocol(lambda rows: vectors[rows], classes, LABELS[:2], seed)
        for seed in (0, 0, 1)
    )
    assert one == again
    assert one != other
