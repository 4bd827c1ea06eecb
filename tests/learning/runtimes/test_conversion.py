"""The script that makes the backbone's weights; it is no part of the program."""

import importlib.util
import io
import os
import pickle
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = ROOT / "packaging" / "models" / "convert_efficientnet_lite0.py"
    spec = importlib.util.spec_from_file_location("convert_efficientnet_lite0", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_that_a_checkpoint_runs_nothing(script: ModuleType, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "ran"),)

    with pytest.raises(pickle.UnpicklingError, match="mkdir"):
        script.read_checkpoint(io.BytesIO(pickle.dumps(Evil(), protocol=2)))
    assert list(tmp_path.iterdir()) == []


def test_that_kernels_are_turned_into_the_order_of_keras(script: ModuleType) -> None:
    tensors = {
        "_conv_stem.weight": np.zeros((32, 3, 5, 7), np.float32),
        "_blocks.4._depthwise_conv.weight": np.zeros((144, 1, 5, 7), np.float32),
        "_blocks.4._bn1.running_var": np.zeros(144, np.float32),
        "_bn1.weight": np.zeros(1280, np.float32),
        "_bn1.num_batches_tracked": np.zeros((), np.int64),
        "_fc.weight": np.zeros((1000, 1280), np.float32),
    }

    weights = script.as_keras(tensors)

    assert {name: array.shape for name, array in weights.items()} == {
        "stem_conv/kernel": (5, 7, 3, 32),
        "block4_depthwise_conv/kernel": (5, 7, 144, 1),
        "block4_depthwise_norm/moving_variance": (144,),
        "head_norm/gamma": (1280,),
    }
