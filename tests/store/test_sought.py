import pytest

from ajna_desktop.domain.curating.suspects import Suspect
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, SUSPECTS, ScanQuery
from ajna_desktop.store.curating.suspects import SuspectStore

PATHS = ["A/a.png", "A/b.png", "B/c.png", "B/d.png"]
SCORES = (0.6, 0.2, 0.9, 0.7)


@pytest.fixture
def ids(scans, database):
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(path, 10, 1) for path in PATHS])
    scans.finish_walk(walk)
    found = scans.ids(EVERY_SCAN)
    hashes = [letter * 64 for letter in "abcd"]
    scans.record_identified(
        [
            Identified(scan_id, digest, 8, 8, 8, "PNG")
            for scan_id, digest in zip(found, hashes, strict=True)
        ]
    )
    suspects = [
        (Suspect(scan_id, score, Label(path[0]), Label("C"), 0.1, 0.8), digest)
        for scan_id, score, path, digest in zip(found, SCORES, PATHS, hashes, strict=True)
    ]
    suspects.sort(key=lambda one: -one[0].score)
    SuspectStore(database).replace("backbone", "state", suspects, 0, None, ())
    return found


def test_that_suspects_are_a_list_the_likeliest_wrong_first(scans, ids):
    assert scans.ids(SUSPECTS) == [ids[2], ids[3], ids[0]]
    assert scans.ids(ScanQuery(is_suspect=False)) == [ids[1]]
    assert scans.counts().suspects == 3


def test_that_who_was_reviewed_is_no_suspect_any_longer(scans, ids, labels):
    labels.decide({ids[2]: Decision(Label("B"), ReviewStatus.CONFIRMED)})
    assert scans.ids(SUSPECTS) == [ids[3], ids[0]]
    assert scans.counts().suspects == 2


def test_that_before_a_look_there_is_no_line(scans):
    assert scans.counts().suspects is None
