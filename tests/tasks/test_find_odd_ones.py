import numpy as np
import pytest

from ajna_desktop.domain.columns import BUILT_IN
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.find_odd_ones import find_odd_ones, has_groups
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan

COLUMN = {column.key: column for column in BUILT_IN}


def test_that_a_dark_scan_among_bright_ones_comes_first(collection, engine, folder):
    save_scan(folder / "train" / "empty" / "dark.png", 60, 500)
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    found = find_odd_ones(collection, engine, COLUMN["folder"], TaskContext())
    first = collection.scans.scan(int(found.scan_ids[0]))
    assert first.name == "dark.png"
    assert found.names[found.groups[0]] == "train/empty"
    assert found.companions[0] == 8
    assert found.scores[0] > 3.5
    assert (np.diff(found.scores) <= 0).all()
    assert len(found.scan_ids) == 25
    members = collection.scans.scans(found.members(int(found.groups[0])).tolist())
    assert {scan.path.rpartition("/")[0] for scan in members} == {"train/empty"}


def test_that_scans_without_companions_are_counted(described, engine):
    assert not has_groups(described, COLUMN["group"])
    found = find_odd_ones(described, engine, COLUMN["group"], TaskContext())
    assert len(found.scan_ids) == 0
    assert found.left_out == 24
    assert has_groups(described, COLUMN["label"])


def test_that_a_folder_that_was_not_read_says_so(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    with pytest.raises(FeaturesMissing, match="read in this way"):
        find_odd_ones(collection, engine, COLUMN["label"], TaskContext())


def test_that_it_can_be_stopped(described, engine):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        find_odd_ones(described, engine, COLUMN["label"], context)
