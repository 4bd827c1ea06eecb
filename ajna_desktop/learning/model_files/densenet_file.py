"""The published weights of DenseNet121, without its classes, as Keras has them in one file."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import ModelFormat
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.model_files.hdf5 import read_hdf5
from ajna_desktop.learning.model_files.refusals import START, format_of, read_content


@dataclass(frozen=True, slots=True)
class DenseNetFile:
    """What such a file holds.

    Attributes:
        weights: By `<layer>/<variable>`, with the names that Keras 3 has for them.
        md5: Of the file: by it Keras knows its own.
        sha256: Of the file.
    """

    weights: dict[str, Floats]
    md5: str
    sha256: str


def read_densenet(path: str) -> DenseNetFile:
    """Read the weights; whether they are those of the network shows when it is built.

    Raises:
        BundleInvalid: it is no such file, or damaged.
    """
    content = read_content(Path(path))
    if format_of(Path(path), content[:START]) is not ModelFormat.KERAS_HDF5:
        raise BundleInvalid(
            "This is not the file of weights that Keras publishes for DenseNet121 without its "
            "classes: its name ends in “notop.h5”."
        )
    contents = read_hdf5(memoryview(content))
    weights = {}
    for layer in contents.names("", "layer_names"):
        for name in contents.names(layer, "weight_names"):
            variable = name.removesuffix(":0").rpartition("/")[2]
            array = contents.array(f"{layer}/{name}")
            weights[f"{layer.replace('/', '_')}/{variable}"] = array.astype(np.float32)
    if not weights or not all(np.isfinite(array).all() for array in weights.values()):
        raise BundleInvalid("The file holds no weights, or some that are no numbers.")
    return DenseNetFile(
        weights,
        hashlib.md5(content, usedforsecurity=False).hexdigest(),
        hashlib.sha256(content).hexdigest(),
    )
