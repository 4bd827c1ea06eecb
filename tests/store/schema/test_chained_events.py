"""Splits and judgements about pairs cannot be tampered with unseen, no more than labels."""

import pytest

from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.store.database import Database
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.store.pair_judgements import PairJudgements
from ajna_desktop.store.readers.history import History
from ajna_desktop.store.scans import ScanStore
from ajna_desktop.store.schema import chained_events
from ajna_desktop.store.splits import SplitStore
from tests.store.folders import at, read
from tests.store.test_verification import forge, verified

FOLDER = {"train/A/1.png": "one", "train/A/2.png": "two", "test/A/3.png": "three"}
BEFORE = MIGRATIONS[: MIGRATIONS.index(chained_events.STEP)]
# As the version before wrote them.
_SPLIT = {"old_split": "train", "reader": "ana", "at_utc": "t", "note": "", "session": "s"}
_PAIR = {"first_hash": "1", "second_hash": "2", "judgement": "finding"} | {
    name: _SPLIT[name] for name in ("reader", "at_utc", "note", "session")
}


@pytest.fixture
def told(store_path):
    """A closed store in which splits and pairs were spoken of, three words each."""
    database = Database(store_path)
    scans = ScanStore(database)
    read(scans, FOLDER)
    ids = [at(scans, path).id for path in FOLDER]
    SplitStore(database, "ana", "s").assign(dict.fromkeys(ids, "val"), "a reason")
    pairs = PairJudgements(database, "ana", "s")
    pairs.judge([(ids[0], ids[1]), (ids[1], ids[2])], PairJudgement.FINDING)
    pairs.judge([(ids[0], ids[1])], None)
    database.close()
    return store_path


def test_that_an_untouched_store_verifies_and_tells_the_heads(told):
    assert verified(told).problem == ""
    database = Database(told, read_only=True)
    heads = {head.chain: head.events for head in History(database).heads()}
    database.close()
    assert heads == {"split": 3, "pair": 3}


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE split_event SET new_split = 'test' WHERE seq = 2", "Split event 2"),
        ("UPDATE split_event SET reader = 'bruno' WHERE seq = 3", "Split event 3"),
        ("UPDATE split_event SET note = '' WHERE seq = 1", "Split event 1"),
        ("DELETE FROM split_event WHERE seq = 1", "Split event 2"),
        ("DELETE FROM split_event WHERE seq = 3", "The split of scan 3"),
        ("UPDATE scan SET split = 'test' WHERE id = 2", "The split of scan 2"),
        ("UPDATE pair_event SET judgement = 'explained' WHERE seq = 2", "Judgement 2"),
        ("UPDATE pair_event SET at_utc = '2020' WHERE seq = 1", "Judgement 1"),
        ("DELETE FROM pair_event WHERE seq = 2", "Judgement 3"),
    ],
)
def test_that_whatever_was_changed_behind_the_program_is_found(told, statement, problem):
    forge(told, statement)
    assert problem in verified(told).problem


def test_that_what_an_earlier_version_wrote_is_chained_as_it_is(store_path):
    old = Database(store_path, migrations=BEFORE)
    with old.transaction() as db:
        for number in range(1, 4):
            db["split_event"].insert(_SPLIT | {"scan_id": number, "new_split": f"{number}"})
            db["pair_event"].insert(_PAIR | {"first_id": number, "second_id": number + 1})
    old.close()

    database = Database(store_path)
    splits = SplitStore(database, "ana", "s")
    assert [splits.events(scan)[0].new_split for scan in (1, 2, 3)] == ["1", "2", "3"]
    first, second = (splits.events(scan)[0] for scan in (1, 2))
    assert second.previous_hash == first.hash
    database.close()

    assert verified(store_path).problem == ""
    forge(store_path, "UPDATE pair_event SET reader = 'bruno' WHERE seq = 2")
    assert "Judgement 2" in verified(store_path).problem
