from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import METHODS, Pooling
from ajna_desktop.domain.training import Stage, Trainable
from ajna_desktop.learning.fitting.steering import Unsteered
from ajna_desktop.learning.fitting.tune_head import (
    DenseChoice,
    LinearChoice,
    grid,
    random_choices,
    tune_head,
)
from ajna_desktop.learning.heads.any_head import ClassifierHead, DenseHead
from tests.learning.feature_clouds import accuracy, clouds, parts

TUNED = METHODS["efficientnet-tuned"].settings
assert TUNED is not None
SETTINGS = replace(TUNED, stages=(Stage(Trainable.HEAD, 25, 3e-3),), batch=16)
LINEAR = LinearChoice(0.03)
DENSE = DenseChoice((16,), SETTINGS)
SLOW = DenseChoice((8,), replace(SETTINGS, stages=(Stage(Trainable.HEAD, 1, 1e-6),)))


def tuned(choices, counts=(60, 60), steering=None, **settings):
    features, classes, kinds = clouds(list(counts))
    train, validation = parts(len(classes))
    groups = [str(number // 2) for number in range(len(classes))]
    fitted = tune_head(
        features, classes, kinds, groups, train, validation, SETTINGS, choices,
        steering or Unsteered(), **settings,
    )  # fmt: skip
    return fitted, accuracy(fitted.head, features[validation], classes[validation])


def told(trials):
    """Return what trials say, without how long they took."""
    return {str(one.settings): (one.scores, one.loss) for one in trials}


def test_that_a_trial_has_the_same_result_whatever_was_tried_before_it() -> None:
    one, _ = tuned([LINEAR, DENSE, SLOW])
    other, _ = tuned([SLOW, DENSE, LINEAR])
    alone, _ = tuned([DENSE])

    assert told(one.trials) == told(other.trials)
    assert told(alone.trials).items() <= told(one.trials).items()
    assert one.head.to_bytes() == other.head.to_bytes()


def test_that_two_trials_with_the_same_settings_have_the_same_result() -> None:
    fitted, _ = tuned([DENSE, SLOW, DENSE])

    first, _, again = fitted.trials
    assert (first.scores, first.loss) == (again.scores, again.loss)


def test_that_the_settings_with_the_least_loss_are_taken() -> None:
    fitted, right = tuned([SLOW, LINEAR])

    assert isinstance(fitted.head, ClassifierHead)
    assert fitted.settings == LINEAR.told()
    assert fitted.trials[1].loss < fitted.trials[0].loss
    assert right > 0.85


def test_that_a_dense_head_is_fitted_again_and_has_curves() -> None:
    fitted, right = tuned([DENSE], pooling=Pooling.MAXIMUM)

    assert isinstance(fitted.head, DenseHead)
    assert fitted.head.pooling is Pooling.MAXIMUM
    assert fitted.epochs
    assert right > 0.85
    (trial,) = fitted.trials
    assert len(trial.scores) == 3
    assert trial.mean == pytest.approx(np.mean(trial.scores))
    assert trial.deviation == pytest.approx(np.std(trial.scores))


def test_that_images_of_one_group_are_never_on_both_sides() -> None:
    # Pairs of twins of one label by chance: whoever knows a twin knows the label.
    random = np.random.default_rng(1)
    features = np.repeat(random.normal(size=(60, 80)), 2, axis=0).astype(np.float32)
    classes = np.repeat(random.permutation(np.arange(60) % 2), 2)
    twins = [str(number // 2) for number in range(120)]
    rows = np.arange(110)
    of = (features, classes, ("a", "b"))

    honest = tune_head(*of, twins, rows, np.arange(110, 120), SETTINGS, [LINEAR])
    fooled = tune_head(*of, [""] * 120, rows, np.arange(110, 120), SETTINGS, [LINEAR])

    assert honest.trials[0].mean < 0.65
    assert fooled.trials[0].mean > 0.75


def test_that_rows_held_back_are_not_looked_at() -> None:
    features, classes, kinds = clouds([40, 40])
    train, validation = np.arange(50), np.arange(50, 65)
    of = (kinds, [""] * 80, train, validation, SETTINGS, [LINEAR, DENSE])
    first = tune_head(features, classes, *of)
    features[65:], classes[65:] = np.nan, -1

    assert tune_head(features, classes, *of).head.to_bytes() == first.head.to_bytes()


def test_that_a_search_told_to_finish_takes_the_best_so_far() -> None:
    class Finishing(Unsteered):
        """Ends the search in the midst of its second trial."""

        told = 0
        seen: list[int]

        def __init__(self):
            self.seen = []

        @property
        def is_finishing(self):
            return 1 in self.seen

        def report(self, progress):
            self.seen.append(progress.done)

    steering = Finishing()

    fitted, _ = tuned([DENSE, SLOW, LINEAR], steering=steering)

    assert len(fitted.trials) == 1
    assert fitted.settings == DENSE.told()


def test_that_the_grid_and_the_draws_are_all_different() -> None:
    choices = [*grid(SETTINGS), *random_choices(SETTINGS, 12, seed=0)]

    assert len({str(choice.told()) for choice in choices}) == len(choices)
    assert random_choices(SETTINGS, 3, seed=0) == random_choices(SETTINGS, 3, seed=0)
    assert random_choices(SETTINGS, 3, seed=0) != random_choices(SETTINGS, 3, seed=1)


def test_that_too_few_groups_are_refused() -> None:
    features, classes, kinds = clouds([20, 20])
    train, validation = parts(40)
    groups = list(np.array(["x", "y"])[classes])

    with pytest.raises(NothingToLearn, match="three groups each"):
        tune_head(features, classes, kinds, groups, train, validation, SETTINGS, [LINEAR])
