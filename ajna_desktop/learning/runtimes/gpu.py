"""Whether TensorFlow sees a GPU. Takes seconds, and is for worker processes only."""

import tensorflow as tf


def sees_a_gpu() -> bool:
    """Return whether there is a GPU that TensorFlow can use."""
    return bool(tf.config.list_physical_devices("GPU"))
