"""Dense layers in plain NumPy: what heads and codes of more than one layer are made of."""

from dataclasses import dataclass

import numpy as np

from ajna_desktop.learning.head_arrays import Features, Floats, centred, finish, taken


@dataclass(frozen=True, slots=True, eq=False)
class DenseLayers:
    """Standardised features through L dense layers, with relu between them.

    Attributes:
        mean: (D,) float32, taken off the features.
        scale: (D,) float32, greater than 0; what is left is divided by it.
        weights: L of them, (inputs, outputs) float32 each, as Keras has them.
        biases: L of them, (outputs,) float32 each.
    """

    mean: Floats
    scale: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    @property
    def width(self) -> int:
        """D, the number of features that go in."""
        return len(self.mean)

    @property
    def outputs(self) -> int:
        """How many numbers come out."""
        return len(self.biases[-1])

    def apply(self, features: Features) -> Floats:
        """Return what the last layer says, (N, outputs) float32, for features (N, D)."""
        first = self.weights[0] / self.scale[:, None]
        rest = list(zip(self.weights[1:], self.biases[1:], strict=True))
        result = np.empty((len(features), self.outputs), np.float32)
        for rows, part in centred(features, self.mean):
            values: Floats = part @ first + self.biases[0]
            for weights, bias in rest:
                np.maximum(values, 0, out=values)
                values = values @ weights + bias
            result[rows] = values
        return result

    def arrays(self) -> dict[str, Floats]:
        """Return the arrays by name, as they are kept in files."""
        named = {"mean": self.mean, "scale": self.scale}
        for number, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            named |= {f"weights_{number}": weights, f"bias_{number}": bias}
        return named

    @classmethod
    def take(cls, arrays: dict[str, Floats]) -> "DenseLayers":
        """Take out of `arrays` what the method of that name returned.

        Raises:
            BundleInvalid: arrays are missing or do not fit one another.
        """
        mean = taken(arrays, "mean", None)
        scale = taken(arrays, "scale", len(mean))
        weights: list[Floats] = []
        biases: list[Floats] = []
        inputs = len(mean)
        while not weights or f"weights_{len(weights)}" in arrays:
            number = len(weights)
            weights.append(taken(arrays, f"weights_{number}", inputs, None))
            inputs = weights[-1].shape[1]
            biases.append(taken(arrays, f"bias_{number}", inputs))
        finish({}, fits=bool((scale > 0).all()) and inputs > 0)
        return cls(mean, scale, tuple(weights), tuple(biases))
