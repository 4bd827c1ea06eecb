import numpy as np
import pytest

from ajna_desktop.domain.scan import ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN, UNREADABLE
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages, FakeInference
from tests.tasks.conftest import save_scan


@pytest.fixture
def opened(collection, folder):
    twin = folder / "train" / "empty" / "twin.png"
    twin.write_bytes((folder / "train" / "empty" / "e0.png").read_bytes())
    open_folder(collection, FakeImages(), TaskContext())
    return collection


def cache_of(collection, inference):
    return collection.features(inference.backbone_id, inference.feature_width)


def hashes_of(collection):
    return [scan.content_hash for scan in collection.scans.readable(0, 100)]


def test_that_each_content_is_described_once_and_then_found_in_the_cache(opened):
    inference, again = FakeInference(), FakeInference()
    first = extract_features(opened, inference, TaskContext())
    second = extract_features(opened, again, TaskContext())

    assert (first.described, first.cached, first.unreadable) == (24, 0, 0)
    assert (second.described, second.cached, second.unreadable) == (0, 24, 0)
    assert again.described == []
    features = cache_of(opened, inference).features(hashes_of(opened))
    assert features.shape == (25, 32)
    assert np.unique(features, axis=0).shape == (24, 32)


def test_that_an_image_that_cannot_be_decoded_is_set_aside_with_its_twins(opened):
    content = opened.scans.by_path("train/empty/e0.png").content_hash
    heard = []
    inference = FakeInference(cannot_decode={content})
    done = extract_features(opened, inference, TaskContext(announce=heard.append))

    assert (done.described, done.unreadable) == (23, 1)
    bad = opened.scans.scans(opened.scans.ids(UNREADABLE))
    reasons = {scan.name: scan.reason for scan in bad}
    assert reasons["e0.png"] == reasons["twin.png"] == "truncated"
    assert any(changes.scans for changes in heard)
    assert opened.scans.count(EVERY_SCAN) == 23


def test_that_a_file_changed_since_it_was_opened_is_not_described_as_the_old_one(
    opened, folder
):
    old = opened.scans.by_path("train/empty/e5.png").content_hash
    save_scan(folder / "train" / "empty" / "e5.png", 205, 999)
    inference = FakeInference()
    done = extract_features(opened, inference, TaskContext())

    assert done.unreadable == 1
    assert cache_of(opened, inference).missing([old]) == [old]
    assert "changed" in opened.scans.by_path("train/empty/e5.png").reason
    reopened = open_folder(opened, FakeImages(), TaskContext())
    assert reopened.readable == 25
    assert extract_features(opened, inference, TaskContext()).cached == 24


def test_that_what_was_described_before_a_stop_is_kept(opened):
    inference, rest, context = FakeInference(), FakeInference(), TaskContext()

    def stop_after_ten():
        if len(inference.described) == 10:
            context.cancel()

    inference.after_each = stop_after_ten
    with pytest.raises(Cancelled):
        extract_features(opened, inference, context)
    done = extract_features(opened, rest, TaskContext())

    assert (done.cached, done.described) == (10, 14)
    assert opened.scans.state_counts()[ScanState.READABLE] == 25
