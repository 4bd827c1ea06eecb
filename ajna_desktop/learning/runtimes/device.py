"""What this computer offers to networks, as far as can be told without loading an engine."""

import importlib.util
import os
import sys
from typing import Final

_IN_WORDS: Final = {"f32": "float32", "bf16": "bfloat16"}
_MOST_STREAMS: Final = 8  # each has activations of its own in memory


def openvino_device(precision: str) -> str:
    """Return how OpenVINO runs a network in a precision, for people."""
    return f"CPU · OpenVINO {_IN_WORDS[precision]}"


def streams() -> int:
    """Return how many batches a processor works on at a time."""
    return min(cores(), _MOST_STREAMS)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def may_have_gpu() -> bool:
    """Return whether it is worth the seconds that TensorFlow takes to look for a GPU.

    TensorFlow drives GPUs of NVIDIA on Linux alone, WSL included.
    """
    if sys.platform != "linux" or importlib.util.find_spec("tensorflow") is None:
        return False
    return os.path.exists("/dev/nvidiactl") or os.path.exists("/dev/dxg")
