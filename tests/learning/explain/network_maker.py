"""Makes small backbone bundles with random weights, in a child process. No test itself."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.save_backbone import backbone_files, known_backbone
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, set_up_keras


class NetworkMaker:
    def __init__(self, cache: str) -> None:
        set_up_keras(Path(cache), ComputeEngine.TENSORFLOW)

    def make_known(self, name: str, folder: str, side: int) -> str:
        """Write a known network; its input is `side` pixels, so that it is computed fast."""
        import keras

        from ajna_desktop.learning.architectures.build import describing_network

        keras.utils.set_random_seed(7)
        known = KNOWN_NETWORKS[name]
        known = replace(known, preprocessing=replace(known.preprocessing, side=side))
        network = describing_network(name, known.preprocessing.channels, side)
        weights = {
            f"{layer.name}/{variable.name}": np.asarray(variable)
            for layer in network.layers
            for variable in layer.weights
        }
        files = backbone_files(known_backbone(known, weights, name, name, precision="f32"))
        return _written(Path(folder), files)

    def reach(self, layers: list[tuple], side: int) -> tuple:
        """Return where a row of Keras layers looks: (class name, settings) each."""
        import keras

        from ajna_desktop.learning.explain.map_layers import MapLayers

        keras.config.set_image_data_format("channels_last")
        inputs = tensor = keras.Input((side, side, 1))
        for kind, settings in layers:
            tensor = getattr(keras.layers, kind)(**settings)(tensor)
        network = keras.Model(inputs, tensor)
        reach = MapLayers(network).reach(network.layers[-1].name)
        return reach.left, reach.top, reach.right, reach.bottom


def _written(folder: Path, files: dict[str, bytes]) -> str:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return str(folder)
