"""What networks are trained on: a GPU where TensorFlow sees one. For one worker only."""

from pathlib import Path

from ajna_desktop.learning.runtimes.runtime import ComputeEngine, set_up_keras


def prepare(cache: Path) -> None:
    """Choose the engine of Keras, before anything imports it; takes no time.

    Args:
        cache: Where Keras looks for its settings.
    """
    set_up_keras(cache, ComputeEngine.TENSORFLOW)


def open_device(seed: int) -> str:
    """Start TensorFlow for one training and return the device, for people.

    The same seed gives the same training on the same device.
    """
    import keras
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:  # else TensorFlow takes all of the GPU's memory from everybody else
        tf.config.experimental.set_memory_growth(gpu, True)
    keras.config.set_image_data_format("channels_last")
    keras.utils.clear_session(free_memory=True)
    keras.utils.set_random_seed(seed)
    if not gpus:
        return "CPU · TensorFlow float32"
    details = tf.config.experimental.get_device_details(gpus[0])
    return f"{details.get('device_name', 'GPU')} · TensorFlow float32"
