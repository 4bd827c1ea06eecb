"""Networks by TensorFlow: on a GPU, or anywhere to compare with. For worker processes only."""

from typing import Final

import keras
import tensorflow as tf

from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.preprocessing import Floats, packed
from ajna_desktop.learning.runtimes.networks import feature_network
from ajna_desktop.learning.runtimes.outputs import as_features

_BATCH_ON_GPU: Final = 64
_BATCH_ON_CPU: Final = 8


class TensorFlowRuntime:
    """One traced network. TensorFlow takes calls from several threads at once."""

    def __init__(self, backbone: Backbone) -> None:
        gpus = tf.config.list_physical_devices("GPU")
        for gpu in gpus:  # else TensorFlow takes all of the GPU's memory from everybody else
            tf.config.experimental.set_memory_growth(gpu, True)
        keras.config.set_image_data_format("channels_last")
        network = feature_network(backbone)
        self._output = backbone.output
        self._channels = backbone.preprocessing.channels
        side = backbone.preprocessing.side
        self._run = tf.function(
            # Of a single output, Keras gives the tensor itself.
            lambda batch: keras.tree.flatten(network(batch, training=False)),
            input_signature=[tf.TensorSpec((None, side, side, self._channels), tf.float32)],
        )
        self.batch = _BATCH_ON_GPU if gpus else _BATCH_ON_CPU
        self.device = f"{_name(gpus[0]) if gpus else 'CPU'} · TensorFlow float32"

    def features(self, images: list[Floats]) -> tuple[Floats, ...]:
        """Return the features of each kind of pooling, (N, D) each."""
        kinds = self._run(packed(images, channels_first=False, channels=self._channels))
        return tuple(as_features(kind.numpy(), self._output) for kind in kinds)


def _name(gpu: tf.config.PhysicalDevice) -> str:
    details = tf.config.experimental.get_device_details(gpu)
    return str(details.get("device_name", "GPU"))
