"""DenseNet121, as Keras has it, without its thousand classes.

G. Huang et al., "Densely Connected Convolutional Networks", CVPR 2017.
Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

import keras


def densenet121(inputs: keras.KerasTensor) -> keras.Model:
    """Return DenseNet121 up to its last activation, its weights not set yet.

    The axes are in the order that `keras.config.image_data_format` says; the weights are the
    same in both.

    Args:
        inputs: Images of three channels, preprocessed as Keras' "torch" mode does it.

    Returns:
        A network to activations (N, side / 32, side / 32, 1024) of the layer "relu"; 7,037,504
        numbers.
    """
    return keras.applications.DenseNet121(
        include_top=False, weights=None, input_tensor=inputs, name="densenet121"
    )
