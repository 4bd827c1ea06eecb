import numpy as np
import pytest
from sklearn import metrics

from ajna_desktop.domain.evaluation.evaluated import evaluated
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.scan import Label
from tests.domain.evaluation.scored import scored_of

LABELS = ["A", "B", "C"]


@pytest.fixture
def judged():
    rng = np.random.default_rng(0)
    numbers = rng.integers(0, 3, 300)
    logits = rng.normal(0, 1, (300, 3))
    logits[np.arange(300), numbers] += 1.5
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    truth = [LABELS[number] for number in numbers]
    truth[7] = None
    return chances.astype(np.float32), truth, np.arange(300) // 2


@pytest.mark.parametrize("point", [None, OperatingPoint(Label("B"), 0.6)])
def test_that_every_figure_is_that_of_scikit_learn(judged, point):
    chances, truth, groups = judged
    found = evaluated(scored_of(chances, truth, "B", LABELS, groups=groups), point)
    rows = [row for row, label in enumerate(truth) if label]
    labels = [truth[row] for row in rows]
    told = [LABELS[n] for n in decided(list(map(Label, LABELS)), chances, point)[rows]]
    expected = metrics.confusion_matrix(labels, told, labels=LABELS)
    assert found.matrix.counts.tolist() == expected.tolist()
    assert found.overall.accuracy.value == pytest.approx(metrics.accuracy_score(labels, told))
    balanced = metrics.balanced_accuracy_score(labels, told)
    assert found.overall.balanced_accuracy.value == pytest.approx(balanced)
    is_b, is_told = [one == "B" for one in labels], [one == "B" for one in told]
    assert found.against_rest.recall.value == metrics.recall_score(is_b, is_told)
    assert found.against_rest.precision.value == metrics.precision_score(is_b, is_told)
    assert found.decided.recall == found.against_rest.recall.value
    area = metrics.roc_auc_score(is_b, chances[rows, 1])
    assert found.ranking.area_under_roc.value == pytest.approx(area)
    report = metrics.classification_report(labels, told, output_dict=True)
    for one in found.per_class:
        assert one.support == report[one.label]["support"]
        assert one.recall.value == pytest.approx(report[one.label]["recall"])
        assert one.precision.value == pytest.approx(report[one.label]["precision"])
        assert one.f1 == pytest.approx(report[one.label]["f1-score"])


def test_that_the_interval_of_a_class_counts_its_groups():
    chances = [[0.9, 0.1]] * 4 + [[0.2, 0.8]] * 2
    truth, groups = list("AAAAAB"), [0, 0, 0, 1, 2, 3]
    found = evaluated(scored_of(chances, truth, "A", ["A", "B"], groups=groups), None)
    of_a, of_b = found.per_class
    assert of_a.recall == share_of(4, 5, 3)
    assert of_a.precision == share_of(4, 4, 2)
    assert (of_b.predicted, of_b.precision) == (2, share_of(1, 2, 2))


def test_that_without_labels_there_are_no_figures():
    scored = scored_of([[0.9, 0.1]], [None], "A", ["A", "B"])
    found = evaluated(scored, None)
    assert found.matrix.total == 0
    assert (found.overall.accuracy, found.against_rest.recall) == (None, None)
    assert (found.ranking.area_under_roc, found.per_class[0].recall) == (None, None)


def test_that_labels_of_the_folder_may_count_instead():
    scored = scored_of([[0.9, 0.1]] * 2, ["A", "A"], "A", ["A", "B"], found=["A", "B"])
    assert evaluated(scored, None).overall.accuracy.value == 1
    assert evaluated(scored, None, curated=False).overall.accuracy.value == 0.5
