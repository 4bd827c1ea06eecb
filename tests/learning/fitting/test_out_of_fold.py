import subprocess
import sys

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_head import fit
from ajna_desktop.learning.fitting.out_of_fold import judge


def clouds(
    per_class: dict[str, int], width: int = 20, apart: float = 3.0, seed: int = 0
) -> tuple[np.ndarray, list[Label], list[str]]:
    """Points around one centre a class, every two of them of one group."""
    random = np.random.default_rng(seed)
    centres = random.normal(0, apart, (len(per_class), width))
    rows, labels, groups = [], [], []
    for centre, (label, count) in zip(centres, per_class.items(), strict=True):
        rows.append(centre + random.normal(0, 3, (count, width)))
        labels += [Label(label)] * count
        groups += [f"{label}{number // 2}" for number in range(count)]
    return np.concatenate(rows).astype(np.float32), labels, groups


def test_that_a_fit_is_a_balanced_logistic_regression_on_standardised_features() -> None:
    features, labels, _ = clouds({"a": 60, "b": 15})

    head = fit(features, labels)

    scaler = StandardScaler().fit(features.astype(np.float64))
    reference = LogisticRegression(
        C=0.03, class_weight="balanced", tol=1e-8, max_iter=5000
    ).fit(scaler.transform(features), labels)
    np.testing.assert_allclose(
        head.probabilities(features),
        reference.predict_proba(scaler.transform(features)),
        atol=2e-3,
    )
    assert head.labels == tuple(reference.classes_)


def test_that_several_classes_share_one_probability() -> None:
    features, labels, groups = clouds({"c": 30, "a": 30, "b": 30}, apart=6)

    judged = judge(features, labels, groups)

    assert judged.labels == ("a", "b", "c")
    np.testing.assert_allclose(judged.probabilities.sum(axis=1), 1, atol=1e-5)
    best = [judged.labels[i] for i in judged.probabilities.argmax(axis=1)]
    assert np.mean([b == label for b, label in zip(best, labels, strict=True)]) > 0.9


def test_that_each_scan_is_judged_by_what_the_other_folds_taught() -> None:
    features, labels, groups = clouds({"a": 50, "b": 70, "c": 30})

    judged = judge(features, labels, groups)

    for fold in range(5):
        others = judged.folds != fold
        seen = {group for group, is_other in zip(groups, others, strict=True) if is_other}
        assert not seen & {groups[row] for row in np.flatnonzero(~others)}
        head = fit(features[others], [labels[row] for row in np.flatnonzero(others)])
        np.testing.assert_allclose(
            judged.probabilities[~others], head.probabilities(features[~others]), atol=2e-3
        )


def test_that_a_row_with_a_group_of_its_own_cannot_be_known_by_heart() -> None:
    # Features that say nothing: whoever has seen a row can tell its label, nobody else can.
    random = np.random.default_rng(0)
    features = random.normal(size=(200, 400)).astype(np.float32)
    labels = [Label("ab"[number % 2]) for number in range(200)]

    judged = judge(features, labels, [""] * 200)
    by_heart = judged.head.probabilities(features)

    truth = np.array([judged.labels.index(label) for label in labels])
    assert 0.35 < np.mean(judged.probabilities.argmax(axis=1) == truth) < 0.65
    assert np.mean(by_heart.argmax(axis=1) == truth) > 0.95


def test_that_the_same_input_gives_the_same_answer() -> None:
    features, labels, groups = clouds({"a": 40, "b": 30})

    one, other = (judge(features, labels, groups, seed=3) for _ in range(2))

    np.testing.assert_array_equal(one.probabilities, other.probabilities)
    np.testing.assert_array_equal(one.head.weights, other.head.weights)


def test_that_the_features_are_not_written_to() -> None:
    features, labels, groups = clouds({"a": 40, "b": 30})
    features.flags.writeable = False

    judge(features, labels, groups)
    fit(features, labels)


def test_that_a_feature_that_never_varies_does_no_harm() -> None:
    features, labels, groups = clouds({"a": 40, "b": 40}, apart=6)
    features[:, 3] = 5

    judged = judge(features, labels, groups)

    assert np.isfinite(judged.probabilities).all()


def test_that_one_class_is_nothing_to_learn_from() -> None:
    features, labels, groups = clouds({"a": 10})

    with pytest.raises(NothingToLearn, match="at least two classes"):
        judge(features, labels, groups)
    with pytest.raises(NothingToLearn, match="at least two classes"):
        fit(features, labels)


def test_that_nothing_is_nothing_to_learn_from() -> None:
    with pytest.raises(NothingToLearn):
        judge(np.empty((0, 4), np.float32), [], [])


def test_that_classes_of_one_group_each_are_told_apart_by_nobody() -> None:
    features, labels, _ = clouds({"a": 10, "b": 10})

    with pytest.raises(NothingToLearn, match="two groups each"):
        judge(features, labels, ["first"] * 10 + ["second"] * 10)


def test_that_few_groups_make_fewer_folds() -> None:
    features, labels, _ = clouds({"a": 6, "b": 6}, apart=6)
    groups = [f"{label}{number % 3}" for number, label in enumerate(labels)]

    judged = judge(features, labels, [group[-1] for group in groups])

    assert set(judged.folds) == {0, 1, 2}


def test_that_a_class_of_one_scan_is_judged_without_being_known() -> None:
    features, labels, groups = clouds({"a": 30, "b": 30, "rare": 1})

    judged = judge(features, labels, groups)

    assert judged.probabilities[-1, judged.labels.index(Label("rare"))] == 0
    assert Label("rare") in judged.head.labels


def test_that_the_window_can_read_an_answer_without_scikit_learn() -> None:
    code = (
        "import sys; import ajna_desktop.learning.fitting.judged; "
        "import ajna_desktop.learning.bundles.bundle, "
        "ajna_desktop.learning.fitting.figures, ajna_desktop.learning.bundles.save_classifier, "
        "ajna_desktop.workers.inference; "
        "print([m for m in ('sklearn', 'keras', 'openvino', 'tensorflow', 'scipy') "
        "if m in sys.modules])"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert answer.stdout.strip() == "[]", answer.stderr
