"""Looks into a network by OpenVINO, which has no gradients. Runs in worker processes only."""

from functools import lru_cache
from typing import Any, Final

import keras
import openvino

from ajna_desktop.domain.errors import GradientsNeeded
from ajna_desktop.domain.explanation import Activations, Filters, MapLayer, stretched
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.explain.evidence import Evidence, grad_cam
from ajna_desktop.learning.explain.judged import ENDS_WITH_PROBABILITIES, judged
from ajna_desktop.learning.explain.map_layers import MapLayers
from ajna_desktop.learning.explain.tail import OfMap, Pool, Tail
from ajna_desktop.learning.explain.tail_of import tail_of
from ajna_desktop.learning.heads.any_head import Floats, Head
from ajna_desktop.learning.preprocessing import packed
from ajna_desktop.learning.runtimes.networks import feature_network
from ajna_desktop.learning.runtimes.openvino_runtime import converted

_MOST_KEPT: Final = 4  # compiled networks: each layer that is looked at needs one
_POOLED: Final = {
    Pooling.AVERAGE: Tail((Pool(OfMap.MEAN),)),
    Pooling.MAXIMUM: Tail((Pool(OfMap.MAXIMUM),)),
}


class OpenVinoExplainer:
    """What a network does after its last maps is taken backwards in NumPy."""

    def __init__(self, backbone: Backbone) -> None:
        keras.config.set_image_data_format("channels_first")
        self._core = openvino.Core()
        self._backbone = backbone
        self._network = feature_network(backbone)
        self._maps = MapLayers(self._network)
        self._compiled = lru_cache(_MOST_KEPT)(self._compile)

    def evidence(self, image: Floats, head: Head, number: int) -> Evidence:
        """Return what speaks for a class; see `NetworkExplainer`.

        Raises:
            GradientsNeeded: there are layers after the last maps that are not known here.
        """
        layer, tail = self._chosen(head.pooling)
        maps = self._run(image, layer)
        said = judged(tail.run(maps), self._backbone.output, head, number)
        cells = grad_cam(maps, tail.pull_back(maps, said.gradient))
        return Evidence(cells, self._maps.reach(layer), layer, said.probability)

    def layers(self) -> tuple[MapLayer, ...]:
        """Return the layers whose activations can be looked at, first to last."""
        return self._maps.worth_seeing()

    def activations(self, image: Floats, layer: str) -> Activations:
        """Return what a layer makes of an image; see `NetworkExplainer`."""
        return Activations(self._maps.layer(layer), *stretched(self._run(image, layer)))

    def filters(self) -> Filters:
        """Return the filters of the first convolution; see `NetworkExplainer`."""
        return self._maps.filters()

    def _chosen(self, pooling: Pooling) -> tuple[str, Tail]:
        """Return the layer whose maps are weighed, and what comes after it."""
        if self._backbone.is_pooled:
            if len(self._backbone.layers) > 1:
                raise GradientsNeeded("The features of this network come from several layers.")
            return self._backbone.layers[0], _POOLED[pooling]
        layer = self._maps.last().name
        to_logits = self._backbone.output in ENDS_WITH_PROBABILITIES
        tail = tail_of(self._network.outputs[0], self._maps.tensor(layer), to_logits=to_logits)
        if tail is None:
            raise GradientsNeeded("This network ends with layers that are not known here.")
        return layer, tail

    def _run(self, image: Floats, layer: str) -> Floats:
        channels = self._backbone.preprocessing.channels
        batch = packed([image], channels_first=True, channels=channels)
        maps: Floats = self._compiled(layer)(batch)[0][0]
        return self._maps.in_order(maps)

    def _compile(self, layer: str) -> Any:
        part = keras.Model(self._network.input, self._maps.tensor(layer))
        exact = {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
        return self._core.compile_model(converted(part), "CPU", exact)
