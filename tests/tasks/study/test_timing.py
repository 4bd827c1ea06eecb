import numpy as np
import pytest

from ajna_desktop.domain.comparison import TimedWay
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.study.timing import features_row, files_row, forget, time_network
from tests.fakes import FakeInference
from tests.tasks.conftest import save_scan


class Watched(FakeInference):
    """Notes when its process was ended."""

    def rest(self):
        self.described.append("rest")


@pytest.fixture
def paths(tmp_path):
    for number in range(5):
        save_scan(tmp_path / f"{number}.png", 100, number)
    (tmp_path / "broken.png").write_bytes(b"no image")
    return [str(path) for path in sorted(tmp_path.glob("*.png"))]


def a_head():
    zeros = np.zeros(32, np.float32)
    labels = (Label("a"), Label("b"))
    return ClassifierHead(
        labels, zeros, zeros + 1, np.ones((2, 32), np.float32), np.zeros(2, np.float32)
    )


def test_that_the_process_starts_anew_and_every_image_is_read_in_both_passes(paths):
    inference = Watched()
    times = time_network(inference, paths, TaskContext())
    assert inference.described[0] == "rest"
    assert inference.described.count(paths[0]) == 4  # first, both passes, alone
    assert times.images == 5
    assert times.features[Pooling.MAXIMUM].shape == (5, 32)
    assert min(times.cold_seconds, times.first_seconds, times.warm_seconds) > 0


def test_that_rows_tell_of_files_and_of_kept_features(paths):
    times = time_network(Watched(), paths, TaskContext())
    files = files_row("m", "Method", a_head(), times)
    features = features_row("m", "Method", a_head(), times)
    assert (files.way, features.way) == (TimedWay.FILES, TimedWay.FEATURES)
    assert files.images == 5
    assert files.warm <= 5 / times.warm_seconds
    assert files.p50_ms <= files.p95_ms
    assert files.peak_megabytes == 1.5
    assert "32 numbers" in features.title
    assert features.warm > files.warm


def test_that_nothing_is_timed_where_nothing_can_be_read(paths):
    with pytest.raises(ImageUnreadable):
        time_network(Watched(), paths[-1:], TaskContext())


def test_that_timing_can_be_stopped(paths):
    context = TaskContext()
    inference = Watched()
    inference.after_each = context.cancel
    with pytest.raises(Cancelled):
        time_network(inference, paths, context)


def test_that_a_file_that_is_gone_is_no_reason_to_stop(tmp_path):
    forget([str(tmp_path / "gone.png")])
