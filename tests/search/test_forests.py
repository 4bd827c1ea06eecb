import numpy as np
import pytest

from ajna_desktop.search.effort import LADDER, Effort
from ajna_desktop.search.exact import nearest
from ajna_desktop.search.forests import measure_forests
from ajna_desktop.search.unit_rows import UnitRows
from tests.search.clouds import cloud

LITTLE, MUCH = Effort(40, 0, 0), LADDER[0]


@pytest.fixture(scope="module")
def figures():
    heard = []
    rows = UnitRows(cloud(3_000), np.arange(3_000))
    found = measure_forests(
        "appearance",
        rows,
        lambda done, total: heard.append((done, total)),
        (2, 50),
        (LITTLE, MUCH),
    )
    assert heard[0] == (0, 4)
    assert heard[-1] == (4, 4)
    return found


def test_that_each_number_of_trees_is_looked_through_with_each_effort(figures):
    assert [(row.trees, row.first_look) for row in figures.rows] == [
        (2, 40),
        (2, 5_000),
        (50, 40),
        (50, 5_000),
    ]
    assert (figures.contents, figures.queries, figures.neighbours) == (3_000, 100, 20)
    assert figures.exact_ms > 0
    assert all(row.p95_ms >= row.median_ms > 0 for row in figures.rows)


def test_that_more_effort_finds_more_and_that_of_the_program_nearly_all(figures):
    little_of_two, much_of_two, little, much = figures.rows
    assert little_of_two.recall < 0.8 < much_of_two.recall
    assert much.recall >= 0.995 > little.recall
    assert [row.is_used for row in figures.rows] == [False, False, False, True]


def test_that_a_look_at_every_node_finds_what_comparing_with_all_does():
    matrix = cloud(300)
    rows = UnitRows(matrix, np.arange(300))
    found = measure_forests("all", rows, lambda *_: None, (10,), (Effort(10_000, 0, 0),))
    assert found.rows[0].recall == 1.0
    assert len(nearest(rows, rows.take(np.array([0])), 21)[0].items) == 21
