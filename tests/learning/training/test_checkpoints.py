import numpy as np
import pytest

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.learning.training.checkpoints import (
    listed,
    load_checkpoint,
    named,
    save_checkpoint,
)

ARRAYS = [np.arange(12, dtype=np.float32).reshape(3, 4) + number for number in range(12)]


def test_that_arrays_come_back_in_order_with_the_state(tmp_path):
    file = tmp_path / "checkpoint.npz"
    arrays = named("latest", ARRAYS) | named("best", ARRAYS[:2])
    save_checkpoint(file, arrays, {"epoch": 3})
    kept = load_checkpoint(file)
    assert kept.state == {"epoch": 3}
    for one, other in zip(listed("latest", kept.arrays), ARRAYS, strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(listed("best", kept.arrays)) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["checkpoint.npz"]


def test_that_nothing_kept_is_nothing(tmp_path):
    assert load_checkpoint(tmp_path / "checkpoint.npz") is None


def test_that_a_failure_leaves_the_one_before(tmp_path):
    file = tmp_path / "checkpoint.npz"
    save_checkpoint(file, {}, {"epoch": 1})
    (tmp_path / "checkpoint.part").mkdir()
    with pytest.raises(TrainingFailed, match="cannot be kept"):
        save_checkpoint(file, {}, {"epoch": 2})
    assert load_checkpoint(file).state == {"epoch": 1}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_that_a_torn_file_is_told(tmp_path, share):
    file = tmp_path / "checkpoint.npz"
    save_checkpoint(file, named("latest", ARRAYS), {})
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(TrainingFailed, match="damaged: discard it"):
        load_checkpoint(file)
