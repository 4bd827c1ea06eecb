import sqlite3

import pytest

from ajna_desktop.domain.twins import PairJudgement
from tests.store.test_verification import forge, verified


@pytest.fixture
def merged_store(sit):
    """A closed store of Ana's, into which Bea's came after it had met Cleo's."""
    ana, bea, cleo = sit("ana"), sit("bea"), sit("cleo")
    cleo.say("A/1.png", "B")
    bea.merge(cleo)
    bea.say("A/1.png", "C")
    cleo.judge("A/1.png", "A/2.png", PairJudgement.FINDING)
    bea.merge(cleo)
    ana.merge(bea)
    ana.close()
    yield ana.path
    ana.open()


def test_that_an_untouched_store_that_met_others_verifies(merged_store):
    assert verified(merged_store).problem == ""


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE foreign_label_event SET new_label = 'D'", "not what its reader said"),
        ("DELETE FROM foreign_label_event WHERE seq = 1 AND reader = 'cleo'", "other stores"),
        ("UPDATE foreign_label_event SET at_utc = '2020'", "not what its reader said"),
        ("DELETE FROM sighting", "other stores"),
        ("INSERT INTO sighting VALUES ('a', 'b')", "other stores"),
        ("UPDATE foreign_pair_event SET reader = 'dora'", "not what its reader said"),
        ("DELETE FROM foreign_pair_event", "other stores"),
        ("UPDATE merge_event SET label_seq = 7", "Merge 1"),
        ("DELETE FROM merge_event", "other stores"),
    ],
)
def test_that_whatever_was_changed_of_what_came_is_found(merged_store, statement, problem):
    forge(merged_store, statement)
    assert problem in verified(merged_store).problem


def test_that_the_statements_above_change_something(merged_store):
    connection = sqlite3.connect(merged_store)
    for table in ("foreign_label_event", "sighting", "foreign_pair_event", "merge_event"):
        rows = connection.execute(f"SELECT 1 FROM {table}").fetchall()  # noqa: S608 - constants
        assert rows
    connection.close()
