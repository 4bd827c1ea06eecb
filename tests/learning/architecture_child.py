"""Builds the known networks in Keras on TensorFlow, in a process of its own."""

from pathlib import Path

import numpy as np

from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Trainable, TrainingSettings
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS, VECTOR
from ajna_desktop.learning.bundles.save_backbone import backbone_files, known_backbone
from ajna_desktop.learning.preprocessing import packed
from ajna_desktop.learning.training.training_device import prepare

LABELS = (Label("no"), Label("yes"))


class ArchitectureChild:
    def __init__(self, cache: str) -> None:
        prepare(Path(cache))
        import keras

        from ajna_desktop.learning.architectures import build

        keras.utils.set_random_seed(0)
        self._keras = keras
        self._make = build

    def parameters(self, name: str) -> int:
        """Count with three channels and one output, as the study did."""
        return int(self._build(name, 3, 1).count_params())

    def draws(self, side: int) -> tuple[int, ...]:
        """Return the shape of what an autoencoder gives for an image of its own size."""
        network = self._make.autoencoder(1, side)
        return tuple(network(np.zeros((2, side, side, 1), np.float32)).shape)

    def learning(self, name: str, trainable: str) -> list[str]:
        network = self._build(name, 3, 2)
        self._make.open_layers(network, Trainable(trainable))
        return [layer.name for layer in network.layers if layer.trainable_weights]

    def normalises_alike(self, name: str) -> bool:
        """Return whether batch normalisation stays as it is while a network is trained."""
        network = self._build(name, 3, 2)
        self._make.open_layers(network, Trainable.EVERYTHING)
        layers = [one for one in network.layers if "moving_mean" in map(_name, one.weights)]
        before = [np.array(one.moving_mean) for one in layers]
        network(np.random.default_rng(0).normal(size=(2, 224, 224, 3)), training=True)
        return bool(layers) and all(
            np.array_equal(one.moving_mean, mean)
            for one, mean in zip(layers, before, strict=True)
        )

    def dropped(self, name: str, dropout: float | None, l2: float) -> tuple[float, list[str]]:
        """Return the share dropped before the last layer, and which layers are penalised."""
        settings = TrainingSettings((), dropout=dropout, l2=l2)
        network = self._make.trainable_network(name, 3, 2, settings)
        penalised = [
            layer.name
            for layer in network.layers
            if getattr(layer, "kernel_regularizer", None) is not None
        ]
        return network.layers[-2].rate, penalised

    def starts_alike(self, name: str) -> bool:
        """Return whether a network takes the weights of another one of its kind."""
        one, other = self._build(name, 3, 2), self._build(name, 3, 3)
        known = KNOWN_NETWORKS[name]
        weights = self._make.weights_of(one)
        if known.dense_after:  # what is published ends before that layer
            weights = {key: value for key, value in weights.items() if VECTOR not in key}
        self._make.start_from(other, weights)
        theirs = self._make.weights_of(other)
        return all(np.array_equal(theirs[key], value) for key, value in weights.items())

    def save(
        self, name: str, channels: int, images: list[np.ndarray], folder: str
    ) -> tuple[np.ndarray, np.ndarray, bytes]:
        """Save a network as a backbone; return its vectors, probabilities and its head."""
        network = self._build(name, channels, 2)
        for variable in network.weights:  # biases begin at 0, where nobody would miss them
            if variable.name == "bias":
                variable.assign(np.random.default_rng(0).normal(size=variable.shape) / 10)
        known = KNOWN_NETWORKS[name].trained(channels)
        new = known_backbone(known, self._make.weights_of(network), name, name)
        for file, content in backbone_files(new).items():
            Path(folder, file).write_bytes(content)
        batch = packed(images, channels_first=False, channels=channels)
        vector = self._keras.Model(network.input, network.get_layer(VECTOR).output)(batch)
        if network.output is network.get_layer(VECTOR).output or name == "autoencoder_128":
            return np.array(vector), np.empty(0), b""
        chances = self._keras.ops.softmax(network(batch))
        head = self._make.head_of(network, LABELS)
        return np.array(vector), np.array(chances), head.to_bytes()

    def differs_from_keras(self) -> float:
        """Return how far our DenseNet121 is from Keras' own with the same weights."""
        theirs = self._keras.applications.DenseNet121(
            include_top=False, weights=None, input_shape=(64, 64, 3)
        )
        random = np.random.default_rng(0)
        for variable in theirs.weights:  # at first many are alike, and could be swapped
            scale = 0.05 if variable.name == "kernel" else 1.0
            values = random.uniform(0.5, 1.5, variable.shape) * scale
            signs = random.choice([-1, 1], variable.shape) if scale != 1.0 else 1
            variable.assign(values * signs)
        ours = self._make.describing_network("densenet121", 3, 64)
        self._make.set_weights(
            ours.layers,
            {
                f"{layer.name}/{variable.name}": np.array(variable)
                for layer in theirs.layers
                for variable in layer.weights
            },
        )
        image = random.normal(size=(2, 64, 64, 3)).astype(np.float32)
        expected = np.array(theirs(image))
        return float(np.abs(np.array(ours(image)) - expected).max() / np.abs(expected).max())

    def _build(self, name: str, channels: int, classes: int):
        if name == "siamese_224":
            return self._make.siamese_tower(channels)
        if name == "autoencoder_128":
            return self._make.drawing_network(channels)
        return self._make.trainable_network(name, channels, classes, TrainingSettings(()))


def _name(variable) -> str:
    return variable.name
