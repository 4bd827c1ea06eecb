import numpy as np
import pytest
from sklearn.svm import SVC

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.learning.fitting.fit_svm import fit_svm
from ajna_desktop.learning.fitting.steering import Unsteered
from ajna_desktop.learning.heads.any_head import SvmHead, head_from_bytes
from tests.learning.feature_clouds import accuracy, clouds, parts


def fitted_on(counts, *, apart=4.0, **settings):
    features, classes, kinds = clouds(counts, apart=apart)
    train, _ = parts(len(classes))
    groups = [f"group {number // 2}" for number in range(len(classes))]
    return fit_svm(features, classes, kinds, groups, train, **settings), features, classes


@pytest.mark.parametrize("counts", [[60, 60], [60, 20, 40], [30] * 6])
def test_that_it_decides_as_scikit_learn_does(counts: list[int]) -> None:
    fitted, features, classes = fitted_on(counts, apart=2.0)
    head = fitted.head
    assert isinstance(head, SvmHead)
    train, _ = parts(len(classes))
    standardised = (features - head.mean) / head.scale
    reference = SVC(C=fitted.settings["C"], gamma=head.gamma, class_weight="balanced").fit(
        standardised[train], classes[train]
    )
    reference.decision_function_shape = "ovo"

    theirs = reference.decision_function(standardised).reshape(len(features), -1)

    ours = np.concatenate([decided for _, decided in head.decisions(features)])
    of_pairs = ours[:, *np.triu_indices(len(counts), 1)]
    if len(counts) == 2:  # its sign is that of the second class; the offset is of probabilities
        theirs = -theirs
        of_pairs = of_pairs - np.mean(of_pairs - theirs)
    np.testing.assert_allclose(of_pairs, theirs, atol=2e-3)


@pytest.mark.parametrize("counts", [[80, 80], [80, 80, 80]])
def test_that_its_probabilities_are_neither_too_sure_nor_too_shy(counts: list[int]) -> None:
    fitted, features, classes = fitted_on(counts, apart=2.0)
    _, held_out = parts(len(classes))

    probabilities = fitted.head.probabilities(features[held_out])

    right = probabilities.argmax(axis=1) == classes[held_out]
    assert 0.5 < right.mean() < 1
    assert probabilities.max(axis=1).mean() == pytest.approx(right.mean(), abs=0.12)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)


def test_that_the_settings_are_those_with_the_least_loss_of_all_that_were_tried() -> None:
    fitted, _, _ = fitted_on([50, 50], penalties=(0.1, 1.0), breadths=(0.5, 50.0))

    assert len(fitted.trials) == 4
    best = min(fitted.trials, key=lambda one: one.loss)
    assert fitted.settings["C"] == best.settings["C"]
    assert fitted.settings["gamma"] == best.settings["gamma"]
    assert len(best.scores) == 3
    assert best.mean > 0.9


def test_that_no_rows_but_those_to_learn_from_are_looked_at() -> None:
    features, classes, kinds = clouds([40, 40])
    train, rest = parts(80)
    groups = [str(number) for number in range(80)]
    first = fit_svm(features, classes, kinds, groups, train)
    features[rest], classes[rest] = np.nan, -1

    again = fit_svm(features, classes, kinds, groups, train)

    assert first.head.to_bytes() == again.head.to_bytes()


def test_that_images_of_one_group_are_never_on_both_sides() -> None:
    # Pairs of twins of one label by chance: whoever knows a twin knows the label.
    random = np.random.default_rng(1)
    features = np.repeat(random.normal(size=(60, 20)), 2, axis=0).astype(np.float32)
    classes = np.repeat(random.permutation(np.arange(60) % 2), 2)
    twins = [str(number // 2) for number in range(120)]
    rows = np.arange(120)

    honest = fit_svm(features, classes, ("a", "b"), twins, rows)
    fooled = fit_svm(features, classes, ("a", "b"), [""] * 120, rows)

    assert max(trial.mean for trial in honest.trials) < 0.65
    assert max(trial.mean for trial in fooled.trials) > 0.8


def test_that_grey_levels_are_taken_as_they_are() -> None:
    fitted, features, classes = fitted_on([40, 40], standardised=False)

    assert (fitted.head.mean == 0).all()
    assert (fitted.head.scale == 1).all()
    assert accuracy(fitted.head, features, classes) > 0.9


def test_that_a_search_told_to_finish_takes_the_best_so_far() -> None:
    class Finishing(Unsteered):
        is_finishing = True

    fitted, _, _ = fitted_on([30, 30], steering=Finishing())

    assert len(fitted.trials) == 1


def test_that_it_comes_back_from_its_bytes() -> None:
    fitted, features, _ = fitted_on([20, 30, 20])

    head = head_from_bytes("svm", fitted.head.to_bytes(), fitted.head.labels)

    np.testing.assert_array_equal(
        head.probabilities(features), fitted.head.probabilities(features)
    )


def test_that_what_cannot_be_learnt_from_is_refused() -> None:
    features, classes, kinds = clouds([20, 20])
    train, _ = parts(40)

    with pytest.raises(NothingToLearn, match="at least two classes"):
        fit_svm(features, classes * 0, kinds, [""] * 40, train)
    with pytest.raises(NothingToLearn, match="two groups each"):
        fit_svm(features, classes, kinds, list(np.array(["x", "y"])[classes]), train)
