import sqlite3

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.store.pair_judgements import PairJudgements
from tests.store.folders import at, read

FOLDER = {"a.png": "one", "b.png": "two", "c.png": "three"}


@pytest.fixture
def judgements(database):
    return PairJudgements(database, "ana", "session")


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def test_that_a_pair_has_its_last_word_whatever_the_order_of_its_scans(judgements, ids):
    a, b, _ = ids
    assert judgements.judge([(b, a)], PairJudgement.FINDING) == Changes(twins=True)
    judgements.judge([(a, b)], PairJudgement.EXPLAINED, "second exposure")

    (judged,) = judgements.current().values()
    assert judged.judgement is PairJudgement.EXPLAINED
    assert (judged.reader, judged.note) == ("ana", "second exposure")
    events = judgements.history((b, a))
    told = [(event.judgement, (event.first_id, event.second_id)) for event in events]
    assert told == [(PairJudgement.FINDING, (a, b)), (PairJudgement.EXPLAINED, (a, b))]


def test_that_a_word_can_be_taken_back_and_is_remembered(judgements, ids):
    a, b, _ = ids
    judgements.judge([(a, b)], PairJudgement.NOT_THE_SAME)
    judgements.judge([(a, b)], None)

    assert judgements.current() == {}
    assert [event.judgement for event in judgements.history((a, b))][-1] is None


def test_that_a_word_holds_when_a_file_moves_and_not_when_its_content_changes(
    judgements, scans, ids
):
    a, b, c = ids
    judgements.judge([(a, b), (b, c)], PairJudgement.NOT_THE_SAME)

    read(scans, {"moved/a.png": "one", "b.png": "two", "c.png": "another"})

    assert set(judgements.current()) == {(a, b)}


def test_that_nothing_is_said_of_a_scan_that_is_gone(judgements, ids):
    with pytest.raises(StoreError, match="no longer in the store"):
        judgements.judge([(ids[0], ids[1]), (ids[0], 99)], PairJudgement.FINDING)

    assert judgements.current() == {}


@pytest.mark.parametrize("sql", ["UPDATE pair_event SET note = ''", "DELETE FROM pair_event"])
def test_that_judgements_of_pairs_are_never_rewritten(judgements, ids, database, sql):
    judgements.judge([(ids[0], ids[1])], PairJudgement.FINDING)

    with pytest.raises((StoreError, sqlite3.Error)), database.transaction() as db:
        db.execute(sql)
