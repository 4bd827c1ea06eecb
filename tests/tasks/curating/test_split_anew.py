import pytest

from ajna_desktop.domain.curating.split_plan import Shares
from ajna_desktop.domain.errors import SplitRefused
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.curating.split_anew import plan_split_of

SHARES = Shares(0.5, 0.25, 0.25)


def splits(collection):
    scans = collection.scans.scans(collection.scans.ids(EVERY_SCAN))
    return {scan.id: scan.split for scan in scans}


def test_that_a_plan_is_carried_out_and_taken_back(described):
    before = splits(described)
    plan = plan_split_of(described, SHARES, seed=1)
    assert splits(described) == before

    described.splits.assign(plan.assigned, plan.note)
    after = splits(described)
    described.splits.assign(plan.undone)

    counts = [list(after.values()).count(part) for part in ("train", "val", "test")]
    assert counts == [12, 6, 6]
    assert splits(described) == before
    assert described.splits.repaired() == {}


def test_that_scans_not_compared_yet_are_counted(described):
    assert plan_split_of(described, SHARES, 1).not_compared == 24


def test_that_an_empty_folder_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    collection = Collection.open(tmp_path / "empty", UserFolders.below(tmp_path / "u"), "ana")
    with pytest.raises(SplitRefused):
        plan_split_of(collection, SHARES, 1)
    collection.close()
