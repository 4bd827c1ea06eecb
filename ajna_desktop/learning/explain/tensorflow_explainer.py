"""Looks into a network by TensorFlow, with its gradients. Runs in worker processes only."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from ajna_desktop.domain.explanation import Activations, Filters, MapLayer, stretched
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.explain.evidence import Evidence, grad_cam
from ajna_desktop.learning.explain.judged import ENDS_WITH_PROBABILITIES, judged
from ajna_desktop.learning.explain.map_layers import MapLayers
from ajna_desktop.learning.explain.tail_of import logits_of
from ajna_desktop.learning.heads.any_head import Floats, Head
from ajna_desktop.learning.preprocessing import packed
from ajna_desktop.learning.runtimes.networks import feature_network


class TensorFlowExplainer:
    """Any network that Keras can build."""

    def __init__(self, backbone: Backbone) -> None:
        keras.config.set_image_data_format("channels_last")
        self._backbone = backbone
        self._network = feature_network(backbone)
        self._maps = MapLayers(self._network)
        last = backbone.layers[-1] if backbone.is_pooled else self._maps.last().name
        self._layer = last
        outputs = self._network.outputs
        if backbone.output in ENDS_WITH_PROBABILITIES:
            outputs = [logits_of(self._network)]
        self._both = keras.Model(self._network.input, [self._maps.tensor(last), *outputs])

    def evidence(self, image: Floats, head: Head, number: int) -> Evidence:
        """Return what speaks for a class; see `NetworkExplainer`."""
        batch = self._batch(image)
        with tf.GradientTape() as tape:
            tape.watch(batch)
            maps, *outputs = self._both(batch, training=False)
            given = outputs[self._backbone.pooling_kinds.index(head.pooling)]
        said = judged(given[0].numpy(), self._backbone.output, head, number)
        gradients = tape.gradient(given, maps, tf.constant(said.gradient[np.newaxis]))
        cells = grad_cam(self._of_one(maps), self._of_one(gradients))
        reach = self._maps.reach(self._layer)
        return Evidence(cells, reach, self._layer, said.probability)

    def layers(self) -> tuple[MapLayer, ...]:
        """Return the layers whose activations can be looked at, first to last."""
        return self._maps.worth_seeing()

    def activations(self, image: Floats, layer: str) -> Activations:
        """Return what a layer makes of an image; see `NetworkExplainer`."""
        part = keras.Model(self._network.input, self._maps.tensor(layer))
        maps = self._of_one(part(self._batch(image), training=False))
        return Activations(self._maps.layer(layer), *stretched(maps))

    def filters(self) -> Filters:
        """Return the filters of the first convolution; see `NetworkExplainer`."""
        return self._maps.filters()

    def _batch(self, image: Floats) -> Any:
        channels = self._backbone.preprocessing.channels
        return tf.constant(packed([image], channels_first=False, channels=channels))

    def _of_one(self, maps: Any) -> Floats:
        return self._maps.in_order(np.asarray(maps[0], np.float32))
