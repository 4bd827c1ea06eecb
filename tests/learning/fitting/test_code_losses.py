import numpy as np
import pytest

from ajna_desktop.domain.training import CodeLoss
from ajna_desktop.learning.fitting.code_losses import (
    LOSSES,
    TEMPERATURE,
    margin,
    supervised_contrastive,
)
from ajna_desktop.learning.heads.projection import unit_length


def a_batch():
    random = np.random.default_rng(0)
    codes = unit_length(random.normal(size=(8, 5)))
    classes = np.array([0, 0, 0, 1, 1, 1, 2, 2])
    return codes @ codes.T, classes[:, None] == classes


@pytest.mark.parametrize("loss", list(CodeLoss))
def test_that_the_slope_is_that_of_the_loss(loss: CodeLoss) -> None:
    cosines, same = a_batch()

    _, slope = LOSSES[loss](cosines, same)

    for i, j in ((0, 1), (0, 3), (5, 2), (6, 7)):
        moved = [cosines.copy(), cosines.copy()]
        moved[0][i, j] += 1e-5
        moved[1][i, j] -= 1e-5
        above, below = (LOSSES[loss](one, same)[0] for one in moved)
        assert slope[i, j] == pytest.approx((above - below) / 2e-5, rel=1e-3, abs=1e-5)


def test_that_the_supervised_contrastive_loss_is_as_published() -> None:
    cosines, same = a_batch()
    terms = []
    for i in range(8):
        others = [a for a in range(8) if a != i]
        below = sum(np.exp(cosines[i, a] / TEMPERATURE) for a in others)
        alike = [p for p in others if same[i, p]]
        terms.append(
            -np.mean([np.log(np.exp(cosines[i, p] / TEMPERATURE) / below) for p in alike])
        )

    assert supervised_contrastive(cosines, same)[0] == pytest.approx(np.mean(terms))


def test_that_the_margin_loss_asks_for_nothing_where_classes_are_far_apart() -> None:
    same = np.array([[True, True, False], [True, True, False], [False, False, True]])
    codes = np.array([[1, 0], [1, 0], [-1, 0]], np.float32)

    loss, slope = margin(codes @ codes.T, same)

    assert loss == 0
    assert (slope[~same] == 0).all()
