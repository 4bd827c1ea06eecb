import numpy as np
import pytest

from ajna_desktop.domain.training import Optimizer
from ajna_desktop.learning.fitting.trainable_layers import Steps, TrainableLayers, drop


def layers(widths=(5, 4, 3), seed=0):
    return TrainableLayers(widths, np.random.default_rng(seed))


def test_that_gradients_are_the_slopes_of_the_loss() -> None:
    random = np.random.default_rng(1)
    made = layers()
    made.weights = [one.astype(np.float64) for one in made.weights]  # slopes by differences
    made.biases = [one.astype(np.float64) for one in made.biases]
    rows, wanted = random.standard_normal((6, 5)), random.standard_normal((6, 3))

    def loss() -> float:
        penalty = sum(0.1 * np.abs(w).sum() + 0.2 * (w * w).sum() for w in made.weights)
        return float((made.forward(rows)[-1] * wanted).sum(dtype=np.float64) + penalty)

    gradients = made.backward(made.forward(rows), wanted)
    made.penalise(gradients, 0.1, 0.2)

    for parameter, gradient in zip(made.parameters, gradients, strict=True):
        flat = parameter.reshape(-1)
        for place in range(0, flat.size, 3):
            before = flat[place]
            flat[place] = before + 1e-6
            above = loss()
            flat[place] = before - 1e-6
            below = loss()
            flat[place] = before
            slope = (above - below) / 2e-6
            assert gradient.reshape(-1)[place] == pytest.approx(slope, abs=1e-5, rel=1e-5)


def test_that_dropped_numbers_pass_no_gradient_on() -> None:
    made = layers((5, 200, 3))
    rows = np.ones((1, 5), np.float32)

    trail = made.forward(rows, 0.5, np.random.default_rng(0))
    gradients = made.backward(trail, np.ones((1, 3), np.float32), 0.5)

    dropped = trail[1][0] == 0
    assert 0.5 < dropped.mean() < 0.95  # relu alone makes half of them 0
    assert (gradients[0][:, dropped] == 0).all()
    assert (gradients[0][:, ~dropped] != 0).all()


def test_that_dropping_keeps_the_mean() -> None:
    values = np.ones((200, 200), np.float32)

    drop(values, 0.25, np.random.default_rng(0))

    assert np.mean(values == 0) == pytest.approx(0.25, abs=0.01)
    assert values.mean() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("optimizer", list(Optimizer))
def test_that_every_optimizer_finds_the_lowest_point(optimizer: Optimizer) -> None:
    point = [np.array([3.0, -2.0], np.float32)]
    steps = Steps(optimizer, point)

    for number in range(600):
        steps.take([2 * (point[0] - 1)], 0.05 if number < 400 else 0.005)

    np.testing.assert_allclose(point[0], 1, atol=0.02)


def test_that_the_first_step_of_adam_is_as_long_as_the_rate() -> None:
    point = [np.array([5.0], np.float32)]

    Steps(Optimizer.ADAM, point).take([np.array([0.3], np.float32)], 0.1)

    assert point[0][0] == pytest.approx(4.9, abs=1e-4)
