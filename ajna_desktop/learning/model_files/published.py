"""Where Keras itself gets weights from: asked of Keras, so that no address stands here.

Runs in a worker process of its own only.
"""

from typing import Any, NoReturn

import keras
from keras.src.utils import file_utils

_SMALLEST = (32, 32, 3)  # of the images: where the weights are is the same for all


class _AskedFor(Exception):
    """What Keras wants to download: address and MD5 checksum."""


def published_densenet() -> tuple[str, str]:
    """Return address and MD5 of what Keras would download for DenseNet121 without its classes.

    Keras keeps the checksum within the function that loads; so that function is called, and
    what it wants to download is taken down instead.
    """

    def take_down(_: str, address: str, *, file_hash: str, **_others: Any) -> NoReturn:
        raise _AskedFor(address, file_hash)

    usual, file_utils.get_file = file_utils.get_file, take_down
    try:
        keras.applications.DenseNet121(
            include_top=False, weights="imagenet", input_shape=_SMALLEST
        )
    except _AskedFor as asked:
        address, md5 = asked.args
        return address, md5
    finally:
        file_utils.get_file = usual
    raise RuntimeError("Keras did not ask for the weights of DenseNet121")
