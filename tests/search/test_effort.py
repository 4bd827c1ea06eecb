import numpy as np
import pytest

from ajna_desktop.search.annoy_file import AnnoyBuilder, AnnoyFile
from ajna_desktop.search.effort import LADDER, least_effort
from ajna_desktop.search.unit_rows import UnitRows
from tests.search.clouds import cloud


def _measured(matrix, path, step=lambda: None):
    rows = UnitRows(matrix, np.arange(len(matrix)))
    builder = AnnoyBuilder(matrix.shape[1], 1)
    builder.add(rows.take(np.arange(len(rows))), lambda: None)
    builder.write(path, 10, 1)
    file = AnnoyFile(path, matrix.shape[1])
    try:
        return least_effort(file, rows, lambda vectors: vectors, 1, step)
    finally:
        file.close()


def test_that_the_least_effort_is_enough_where_all_is_looked_at(tmp_path):
    assert _measured(cloud(2_000), tmp_path / "index.ann") == (0, 1.0)


def test_that_vectors_all_alike_far_apart_take_the_greatest_effort(tmp_path):
    far_apart = np.random.default_rng(0).standard_normal((20_000, 100)).astype(np.float16)
    measured = _measured(far_apart, tmp_path / "index.ann")
    assert measured.rung == len(LADDER) - 1
    assert 0.1 < measured.recall < 0.99  # told as it is


def test_that_measuring_stops_where_its_step_raises(tmp_path):
    def give_up():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        _measured(cloud(2_000), tmp_path / "index.ann", give_up)
