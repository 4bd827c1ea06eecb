"""Dense layers that learn, in plain NumPy: no start of seconds, the same result every time.

On cached features NumPy's matrix products are as fast as TensorFlow's, and heads are all that
is trained on them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from ajna_desktop.domain.training import Optimizer
from ajna_desktop.learning.head_arrays import Floats

_MOMENTUM: Final = np.float32(0.9)
_FADING: Final = np.float32(0.999)  # of Adam's mean square
_TINY: Final = np.float32(1e-7)


class TrainableLayers:
    """Dense layers with relu between them, and how they change with a step.

    Attributes:
        weights: (inputs, outputs) float32 of each layer.
        biases: (outputs,) float32 of each layer.
    """

    def __init__(self, widths: Sequence[int], random: np.random.Generator) -> None:
        """Draw weights as Glorot and Bengio (2010) do, normally distributed.

        Args:
            widths: Numbers that go in, of each hidden layer, that come out.
            random: What they are drawn with.
        """
        self.weights: list[Floats] = []
        self.biases: list[Floats] = []
        for inputs, outputs in pairwise(widths):
            drawn = random.standard_normal((inputs, outputs), np.float32)
            self.weights.append(drawn * np.float32(np.sqrt(2 / (inputs + outputs))))
            self.biases.append(np.zeros(outputs, np.float32))

    def forward(
        self, rows: Floats, dropout: float = 0.0, random: np.random.Generator | None = None
    ) -> list[Floats]:
        """Return what goes into each layer, and last what comes out of the last one.

        Args:
            rows: (n, inputs).
            dropout: Share of the hidden numbers that are set to 0, drawn by `random`.
            random: None sets nothing to 0.
        """
        trail = [rows]
        for number, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            values: Floats = trail[-1] @ weights + bias
            if number + 1 < len(self.weights):
                np.maximum(values, 0, out=values)
                if random is not None:
                    drop(values, dropout, random)
            trail.append(values)
        return trail

    def backward(
        self, trail: Sequence[Floats], slope: Floats, dropout: float = 0.0
    ) -> list[Floats]:
        """Return the gradient of the loss by each of `parameters`.

        Args:
            trail: What `forward` returned.
            slope: The gradient by what came out, (n, outputs).
            dropout: As in `forward`.
        """
        gradients: list[Floats] = []
        for number in range(len(self.weights) - 1, -1, -1):
            gradients += [slope.sum(axis=0), trail[number].T @ slope]
            if number:
                slope = slope @ self.weights[number].T
                # 0 is what relu or dropout made so; what dropout left was divided.
                slope *= trail[number] > 0
                slope /= np.float32(1 - dropout)
        return gradients[::-1]

    @property
    def parameters(self) -> list[Floats]:
        """Weights and bias of each layer in turn."""
        return [one for pair in zip(self.weights, self.biases, strict=True) for one in pair]

    def penalise(self, gradients: Sequence[Floats], l1: float, l2: float) -> None:
        """Add to the gradients those of l1 × sum |w| and l2 × sum w², of the weights."""
        for weights, gradient in zip(self.weights, gradients[::2], strict=True):
            if l1:
                gradient += np.float32(l1) * np.sign(weights)
            if l2:
                gradient += np.float32(2 * l2) * weights


class Steps:
    """Changes parameters by their gradients, as Keras' optimizers of these names do."""

    def __init__(self, optimizer: Optimizer, parameters: Sequence[Floats]) -> None:
        self._optimizer = optimizer
        self._parameters = parameters
        self._means = [np.zeros_like(one) for one in parameters]
        self._squares = [np.zeros_like(one) for one in parameters]
        self._taken = 0

    def take(self, gradients: Sequence[Floats], rate: float) -> None:
        """Take one step; `gradients` are in the order of the parameters."""
        self._taken += 1
        for number, gradient in enumerate(gradients):
            self._parameters[number][...] -= self._change(number, gradient, rate)

    def _change(self, number: int, gradient: Floats, rate: float) -> Floats:
        mean, square = self._means[number], self._squares[number]
        change: Floats
        if self._optimizer is Optimizer.SGD:
            mean *= _MOMENTUM
            mean += np.float32(rate) * gradient
            return mean
        fading = _FADING if self._optimizer is Optimizer.ADAM else _MOMENTUM
        square *= fading
        square += (1 - fading) * gradient * gradient
        if self._optimizer is Optimizer.RMSPROP:
            change = np.float32(rate) * gradient / np.sqrt(square + _TINY)
            return change
        mean *= _MOMENTUM
        mean += (1 - _MOMENTUM) * gradient
        # Both means begin at 0, and would stay too small for some steps.
        of_square = 1 - float(_FADING) ** self._taken
        of_mean = 1 - float(_MOMENTUM) ** self._taken
        change = np.float32(rate * of_square**0.5 / of_mean) * mean
        change /= np.sqrt(square) + _TINY
        return change


def drop(values: Floats, share: float, random: np.random.Generator) -> None:
    """Set a share of `values` to 0, in place, and make up for it with the others."""
    if share:
        values *= random.random(values.shape, np.float32) >= share
        values /= np.float32(1 - share)
