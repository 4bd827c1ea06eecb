"""Networks by TensorFlow: on a GPU, or anywhere to compare with. For worker processes only."""

from typing import Final

import keras
import tensorflow as tf

from ajna_desktop.learning.bundle import Backbone
from ajna_desktop.learning.networks import pooled_network
from ajna_desktop.learning.preprocessing import Floats, packed

_BATCH_ON_GPU: Final = 64
_BATCH_ON_CPU: Final = 8


class TensorFlowRuntime:
    """One traced network. TensorFlow takes calls from several threads at once."""

    def __init__(self, backbone: Backbone) -> None:
        gpus = tf.config.list_physical_devices("GPU")
        for gpu in gpus:  # else TensorFlow takes all of the GPU's memory from everybody else
            tf.config.experimental.set_memory_growth(gpu, True)
        keras.config.set_image_data_format("channels_last")
        network = pooled_network(backbone)
        side = backbone.preprocessing.side
        self._run = tf.function(
            lambda batch: network(batch, training=False),
            input_signature=[tf.TensorSpec((None, side, side, 3), tf.float32)],
        )
        self.batch = _BATCH_ON_GPU if gpus else _BATCH_ON_CPU
        self.device = f"{_name(gpus[0]) if gpus else 'CPU'} · TensorFlow float32"

    def features(self, images: list[Floats]) -> tuple[Floats, Floats]:
        """Return the average- and the max-pooled features, (N, D) each."""
        average, maximum = self._run(packed(images, channels_first=False))
        return average.numpy(), maximum.numpy()


def _name(gpu: tf.config.PhysicalDevice) -> str:
    details = tf.config.experimental.get_device_details(gpu)
    return str(details.get("device_name", "GPU"))
