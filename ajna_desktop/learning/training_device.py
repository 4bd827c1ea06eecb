"""What networks are trained on: a GPU where TensorFlow sees one. For one worker only."""

import os
from pathlib import Path


def prepare(cache: Path) -> None:
    """Choose the engine of Keras, before anything imports it; takes no time.

    Args:
        cache: Where Keras looks for its settings: a keras.json in the user's home could change
            our networks, and Keras would write one.
    """
    os.environ["KERAS_HOME"] = str(cache / "keras")
    os.environ["KERAS_BACKEND"] = "tensorflow"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


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
