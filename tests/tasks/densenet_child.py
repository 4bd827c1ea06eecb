"""Makes a file like the one that Keras publishes for DenseNet121, of random numbers."""

import os

os.environ["KERAS_BACKEND"] = "openvino"

import h5py
import keras
import numpy as np

from ajna_desktop.learning.architectures.densenet import densenet121

# The layers at the beginning were called so when the file was published.
OLDER = {"conv1_conv": "conv1/conv", "conv1_bn": "conv1/bn"}


def _numbers(name, shape, rng):
    """Draw weights with which activations stay of everyday size through 121 layers."""
    if name.endswith(("gamma:0", "moving_variance:0")):
        return np.ones(shape, np.float32)
    if name.endswith("kernel:0"):
        return rng.normal(0, np.sqrt(2 / np.prod(shape[:3])), shape).astype(np.float32)
    return rng.normal(0, 0.1, shape).astype(np.float32)


class DenseNetChild:
    def save(self, path: str) -> int:
        """Write the file in the words of Keras 2; return how many numbers it holds."""
        network = densenet121(keras.Input((64, 64, 3)))
        rng = np.random.default_rng(0)
        count = 0
        with h5py.File(path, "w") as file:
            names = [OLDER.get(layer.name, layer.name) for layer in network.layers]
            file.attrs["layer_names"] = [name.encode() for name in names]
            for name, layer in zip(names, network.layers, strict=True):
                group = file.create_group(name)
                weights = {f"{name}/{each.name}:0": each.shape for each in layer.weights}
                group.attrs["weight_names"] = [each.encode() for each in weights]
                for each, shape in weights.items():
                    numbers = _numbers(each, shape, rng)
                    group[each] = numbers
                    count += numbers.size
        return count
