"""Which files are no models that can be imported, and what to do instead."""

import os
import stat
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import ModelFormat
from ajna_desktop.learning.model_files.bounds import MOST_BYTES
from ajna_desktop.learning.model_files.hdf5_blocks import SIGNATURE

_ZIP: Final = b"PK\x03\x04"
_PICKLE: Final = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_PICKLE_ENDINGS: Final = (".pkl", ".pickle", ".joblib", ".sav", ".skops")
_TORCH_ENDINGS: Final = (".pt", ".pth", ".ckpt")
_ACCEPTED: Final = "Models can be imported from .keras, .h5 and .onnx files."
_SAFELY: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
START: Final = 4096  # bytes that tell one format from another


def format_of(path: Path, start: bytes) -> ModelFormat:
    """Return what a file claims to be: by its content, not by its name.

    Args:
        path: For its ending.
        start: The first START bytes, or all of them.

    Raises:
        BundleInvalid: it is none that can be imported, with what to do instead.
    """
    ending = path.suffix.lower()
    if not start:
        raise BundleInvalid("The file is empty: it was not saved or copied to the end.")
    if start.startswith(SIGNATURE):
        return ModelFormat.KERAS_HDF5
    if start.startswith(_PICKLE) or ending in _PICKLE_ENDINGS:
        raise BundleInvalid(
            "This is a pickle (.pkl, .joblib): opening it would run whatever code is in it. "
            "Pickles are never opened. Export the model to ONNX, for scikit-learn with "
            "skl2onnx, or save it from Keras as .keras."
        )
    if ending in _TORCH_ENDINGS or (start.startswith(_ZIP) and b"data.pkl" in start):
        raise BundleInvalid(
            "This is a file of PyTorch, which holds a pickle: opening it would run whatever "
            "code is in it. Export the model with torch.onnx.export and import the .onnx file."
        )
    if start.startswith(_ZIP):
        return ModelFormat.KERAS
    if start[4:8] == b"TFL3" or ending == ".tflite":
        raise BundleInvalid(f"This is a model of TensorFlow Lite. {_ACCEPTED}")
    if ending in (".pb", ".pbtxt", ".meta"):
        raise BundleInvalid(
            "This is a graph of TensorFlow, which may read and write files. Open it in "
            "TensorFlow and save the model as .keras, or convert it with tf2onnx."
        )
    if start[0] != 8:  # every ONNX file begins with its version
        raise BundleInvalid(f"This is no model that is known here. {_ACCEPTED}")
    return ModelFormat.ONNX


def read_content(path: Path) -> bytes:
    """Return the content of a regular file, unless its start or its size speaks against it.

    Raises:
        BundleInvalid: it cannot be read or must not be imported.
    """
    if path.is_dir():
        _refuse_folder(path)
    try:
        # Opening a pipe must not wait for a writer.
        with open(path, "rb", opener=lambda name, _: os.open(name, _SAFELY)) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise BundleInvalid("This is not a regular file.")
            format_of(path, file.read(START))
            if facts.st_size > MOST_BYTES:
                raise BundleInvalid(
                    f"The file has {facts.st_size / 1e9:.1f} GB. Models of up to "
                    f"{MOST_BYTES / 1e9:.1f} GB can be imported; one saved without the state "
                    f"of its training is smaller."
                )
            file.seek(0)
            content = file.read(facts.st_size)
            if len(content) != facts.st_size or file.read(1):
                raise BundleInvalid("The file changed while it was read. Choose it again.")
            return content
    except OSError as error:
        raise BundleInvalid(f"The file cannot be read: {error.strerror}.") from error


def _refuse_folder(path: Path) -> None:
    if (path / "saved_model.pb").exists():
        raise BundleInvalid(
            "This is a SavedModel of TensorFlow, whose graph may read and write files. Open it "
            "in TensorFlow and save the model as .keras, or convert it with tf2onnx."
        )
    raise BundleInvalid(f"This is a folder, not the file of a model. {_ACCEPTED}")
