"""Keras with TensorFlow in a child process: what imported networks are compared with."""

import os
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

ACTIVATIONS = (
    "elu", "selu", "softplus", "softsign", "silu", "gelu", "mish", "hard_sigmoid",
    "log_softmax", "softmax", "exponential", "leaky_relu", "relu", "linear", "sigmoid",
)  # fmt: skip


class KerasChild:
    """Saves networks and computes what they say."""

    def save_every_layer(self, folder: str) -> tuple[np.ndarray, np.ndarray]:
        """Save a network of all kinds of layers, random weights; return images and answers."""
        keras.utils.set_random_seed(1)
        rng = np.random.default_rng(0)
        network = _every_layer()
        for variable in network.weights:
            numbers = rng.normal(0, 0.3, variable.shape).astype(np.float32)
            variable.assign(np.abs(numbers) + 0.1 if "variance" in variable.path else numbers)
        images = rng.integers(0, 256, (6, 40, 40, 3), np.uint8)
        network.save(Path(folder, "every.keras"))
        network.save(Path(folder, "every.h5"))
        return images, network.predict(images.astype(np.float32), verbose=0)

    def answers(self, path: str, images: np.ndarray) -> np.ndarray:
        """What Keras itself makes of a file that the tests trust."""
        network = keras.saving.load_model(path, compile=False)
        return np.asarray(network.predict(images, verbose=0))


def _every_layer() -> keras.Model:
    layers = keras.layers
    image = layers.Input((40, 40, 3))
    x = layers.Rescaling([1 / 64, 1 / 100, 1 / 128], offset=[-1, -0.9, -1.1])(image)
    x = layers.Rescaling(0.9, offset=0.1)(x)
    x = layers.Conv2D(8, 3, strides=2, padding="same", activation="gelu")(x)
    x = layers.DepthwiseConv2D((3, 5), dilation_rate=2, depth_multiplier=2, activation="silu")(
        x
    )
    x = layers.SeparableConv2D(12, 3, activation="relu6", depth_multiplier=2)(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU(6.0, negative_slope=0.1, threshold=0.05)(x)
    y = layers.ZeroPadding2D(((1, 2), (0, 3)))(x)
    y = layers.Cropping2D(((1, 2), (1, 2)))(y)
    y = layers.PReLU(shared_axes=[1, 2])(y)
    x = layers.Maximum()([layers.Add()([x, y]), y])
    x = layers.Subtract()([x, layers.Average()([y, layers.Minimum()([x, y])])])
    weights = layers.GlobalAveragePooling2D(keepdims=True)(x)
    weights = layers.Conv2D(12, 1, activation="sigmoid")(weights)
    x = layers.Concatenate()([layers.Multiply()([x, weights]), y])
    x = layers.LayerNormalization()(x)
    x = layers.Conv2D(16, 3, groups=4, use_bias=False)(x)
    x = layers.ELU(0.7)(layers.LeakyReLU()(x))
    x = layers.UpSampling2D((2, 3))(x)
    x = layers.AveragePooling2D(3, 2, padding="same")(x)
    x = layers.MaxPooling2D((2, 3), padding="same")(x)
    x = layers.Permute((3, 1, 2))(layers.Activation("hard_silu")(x))
    x = layers.Dense(8, activation="tanh")(layers.Reshape((-1, 16))(x))
    most = layers.GlobalMaxPooling2D()(layers.Reshape((4, -1, 8))(x))
    x = layers.Flatten()(x)
    x = layers.Concatenate()(
        [most, *(layers.Dense(4, activation=name)(x) for name in ACTIVATIONS)]
    )
    x = layers.Dense(5)(layers.Dropout(0.4)(x))
    return keras.Model(image, layers.Softmax()(x))
