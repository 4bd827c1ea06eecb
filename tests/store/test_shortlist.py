import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan_query import EVERY_SCAN, SHORTLIST
from ajna_desktop.store.shortlist import Shortlist
from tests.store.folders import at, open_files, read, walk

FOLDER = {"a.png": "one", "b.png": "two", "c.png": "three"}


@pytest.fixture
def shortlist(database):
    return Shortlist(database, "ana")


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def test_that_picked_scans_are_found_and_counted(shortlist, scans, ids):
    a, b, c = ids
    assert shortlist.add([c, a]) == Changes(shortlisted=True)
    shortlist.add([a])  # is on it already
    assert scans.ids(SHORTLIST) == [a, c]
    assert scans.ids(EVERY_SCAN.but(shortlisted=False)) == [b]
    assert scans.counts().shortlisted == 2
    assert shortlist.among([a, b, 99]) == {a}


def test_that_scans_can_be_taken_off(shortlist, scans, ids):
    shortlist.add(ids)
    assert shortlist.remove([ids[1], 99]) == Changes(shortlisted=True)
    assert scans.ids(SHORTLIST) == [ids[0], ids[2]]
    assert shortlist.among([]) == frozenset()


def test_that_a_moved_scan_stays_on_the_list(shortlist, scans, ids):
    shortlist.add([ids[0]])
    read(scans, {"moved/a.png": "one", "b.png": "two", "c.png": "three"})
    assert [scan.path for scan in scans.scans(scans.ids(SHORTLIST))] == ["moved/a.png"]
    read(scans, {"b.png": "two", "c.png": "three"})
    assert scans.counts().shortlisted == 0  # gone from the folder, and from what is shown


def test_that_what_was_picked_before_it_was_opened_is_the_scan_that_moved_there(
    shortlist, scans, ids
):
    folder = {"moved/a.png": "one", "moved/b.png": "two", "c.png": "three"}
    shortlist.add([ids[1]])
    walk(scans, folder)
    shortlist.add([at(scans, "moved/a.png").id, at(scans, "moved/b.png").id])
    open_files(scans, folder)
    assert scans.ids(SHORTLIST) == [ids[0], ids[1]]
