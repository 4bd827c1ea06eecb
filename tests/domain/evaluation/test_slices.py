"""Figures of slices against scikit-learn, and which slice comes first."""

import numpy as np
import pytest
from sklearn import metrics

from ajna_desktop.domain.columns import Column, ColumnValues
from ajna_desktop.domain.evaluation.slices import slices
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from tests.domain.evaluation.scored import scored_of

TERMINAL = Column("table:terminal", "terminal")
POINT = OperatingPoint(Label("B"), 0.6)


def column(names, codes):
    ids = np.arange(1, len(codes) + 1)
    return ColumnValues(TERMINAL, ids, np.array(codes, np.int32), tuple(names))


@pytest.fixture
def many():
    rng = np.random.default_rng(3)
    chances = rng.dirichlet([1, 1], 300)
    truth = ["AB"[int(rng.random() < p)] for p in chances[:, 1]]
    truth[7] = None
    return scored_of(chances, truth, "B", ["A", "B"])


def test_that_every_figure_is_that_of_scikit_learn(many):
    codes = np.random.default_rng(4).integers(-1, 3, 300)
    told, truth = many.decided(POINT), many.truth
    found = {one.name: one for one in slices(many, POINT, column("xyz", codes))}

    assert set(found) == {None, "x", "y", "z"}
    for code, name in enumerate([None, "x", "y", "z"], start=-1):
        rows = (codes == code) & (truth >= 0)
        one = found[name]
        assert one.scan_ids.tolist() == (np.flatnonzero(rows) + 1).tolist()
        assert one.scans - one.errors == (told == truth)[rows].sum()
        assert one.accuracy.value == metrics.accuracy_score(truth[rows], told[rows])
        assert one.recall.value == metrics.recall_score(truth[rows], told[rows])
        assert one.precision.value == metrics.precision_score(truth[rows], told[rows])
        assert one.auc == pytest.approx(metrics.roc_auc_score(truth[rows], many.scores[rows]))


def test_that_a_small_slice_does_not_shout():
    truth = ["A"] * 112
    right, wrong = [0.9, 0.1], [0.1, 0.9]
    chances = [wrong, right] + [wrong] * 30 + [right] * 80
    scored = scored_of(chances, truth, "B", ["A", "B"])
    names = [
        one.name for one in slices(scored, None, column(["few", "many"], [0] * 2 + [1] * 110))
    ]

    assert names == ["many", "few"]  # 80 of 110 against 1 of 2


def test_that_scans_of_a_group_count_as_one_draw():
    scored = scored_of(
        [[0.9, 0.1]] * 6, list("AAAAAB"), "B", ["A", "B"], groups=[1, 1, 1, 2, 2, 3]
    )
    (one,) = slices(scored, None, column(["x"], [0] * 6))

    assert one.accuracy == share_of(5, 6, 3)
    assert one.precision is None
    assert one.recall == share_of(0, 1, 1)


def test_that_the_labels_of_the_folder_make_other_figures():
    chances = [[0.9, 0.1], [0.2, 0.8]]
    scored = scored_of(chances, ["A", "B"], "B", ["A", "B"], found=["B", None])
    (curated,) = slices(scored, None, column(["x"], [0, 0]))
    (found,) = slices(scored, None, column(["x"], [0, 0]), curated=False)

    assert (curated.scans, curated.errors) == (2, 0)
    assert (found.scans, found.errors) == (1, 1)
    assert found.auc is None
