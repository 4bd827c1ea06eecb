"""Looks into a network in a child process, in two independent ways. No test itself."""

from pathlib import Path

import numpy as np

from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.explain.open_explainer import open_explainer
from ajna_desktop.learning.preprocessing import network_input, packed
from ajna_desktop.learning.runtimes.networks import feature_network
from ajna_desktop.learning.runtimes.runtime import ComputeEngine


class ExplainChild:
    def __init__(self, backbone: str, cache: str, engine: str) -> None:
        self._backbone = read_backbone(Path(backbone))
        self._explainer = open_explainer(self._backbone, Path(cache), ComputeEngine(engine))

    def evidence(self, image, head, number):
        return self._explainer.evidence(self._input(image), head, number)

    def layers(self):
        return self._explainer.layers()

    def activations(self, image, layer):
        return self._explainer.activations(self._input(image), layer)

    def filters(self):
        return self._explainer.filters()

    def by_the_book(self, image, head, number, layer):
        """Return Grad-CAM as the paper has it, the head written in TensorFlow, too."""
        import keras
        import tensorflow as tf

        network = feature_network(self._backbone)
        both = keras.Model(network.input, [network.get_layer(layer).output, network.outputs[0]])
        channels = self._backbone.preprocessing.channels
        batch = tf.constant(
            packed([self._input(image)], channels_first=False, channels=channels)
        )
        with tf.GradientTape() as tape:
            tape.watch(batch)
            maps, features = both(batch, training=False)
            logits = (features - head.mean) / head.scale @ head.weights.T + head.bias
            score = tf.math.log_softmax(logits)
            score = score[0, number] - tf.reduce_mean(score[0])
        gradient = tape.gradient(score, maps)
        cells = np.einsum("hwc,c->hw", maps[0].numpy(), gradient[0].numpy().mean((0, 1)))
        return cells / np.abs(cells).max()

    def _input(self, image):
        return network_input(image, self._backbone.preprocessing)
