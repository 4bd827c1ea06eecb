import sqlite3

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.suspects import (
    EstimatedWrong,
    Evidence,
    Judge,
    Reason,
    Suspect,
    Votes,
    WrongPair,
)
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.curating.suspects import SuspectStore
from tests.store.folders import at, content_hash, read

A, B = Label("A"), Label("B")
FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three", "B/4.png": "four"}
SEEN = Evidence(Votes(10, 9), Votes(2, 1), Votes(3, 3), Votes(1, 1), (Judge.KERNEL,))


@pytest.fixture
def suspects(database):
    return SuspectStore(database)


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


@pytest.fixture
def found(suspects, ids):
    """Three of four scans were judged; the third is the likeliest wrong."""
    listed = [
        Suspect(ids[2], 0.9, B, A, 0.02, 0.98, SEEN),
        Suspect(ids[0], 0.6, A, B, 0.4, 0.6),
        Suspect(ids[1], 0.1, A, B, 0.9, 0.1),
    ]
    contents = dict(zip(ids, map(content_hash, FOLDER.values()), strict=True))
    changes = suspects.replace(
        "network",
        suspects.labelled().state,
        [(one, contents[one.scan_id]) for one in listed],
        1,
        EstimatedWrong(2, 1, 3),
        [WrongPair(A, B, 0.7), WrongPair(B, A, 0.9)],
    )
    assert changes == Changes(suspects=True)
    return listed


def test_that_there_is_no_list_before_the_first_look(suspects):
    assert suspects.current() is None
    assert suspects.ids() == []
    assert suspects.labelled().scan_ids.shape == (0,)


def test_that_a_list_comes_back_as_it_was_found(suspects, ids, found):
    now = suspects.current()
    assert (now.judged, now.reviewed, now.left, now.likely) == (3, 1, 3, 2)
    assert now.estimated == EstimatedWrong(2, 1, 3)
    assert now.pairs == (WrongPair(A, B, 0.7), WrongPair(B, A, 0.9))
    assert (now.backbone, now.is_stale) == ("network", False)
    assert suspects.ids() == [ids[2], ids[0], ids[1]]
    assert suspects.ids(least=0.5) == [ids[2], ids[0]]
    assert suspects.ids(limit=1) == [ids[2]]
    assert suspects.page(0, 10) == found
    assert suspects.page(1, 1) == [found[1]]
    assert suspects.of([ids[2], ids[3]]) == {ids[2]: found[0]}
    assert suspects.count() == 2


def test_that_what_was_reviewed_since_is_no_suspect_any_longer(suspects, labels, ids, found):
    labels.decide({ids[2]: Decision(B, ReviewStatus.CONFIRMED)})
    now = suspects.current()
    assert (now.judged, now.left, now.likely, now.is_stale) == (3, 2, 1, True)
    assert suspects.ids() == [ids[0], ids[1]]
    assert suspects.of(ids).keys() == {ids[0], ids[1]}
    labels.decide({ids[2]: Decision(None, ReviewStatus.UNREVIEWED)})
    assert suspects.ids() == [ids[2], ids[0], ids[1]]
    assert not suspects.current().is_stale


def test_that_a_file_that_was_replaced_since_is_not_what_was_judged(
    suspects, scans, ids, found
):
    read(scans, FOLDER | {"B/3.png": "another"})
    assert suspects.ids() == [ids[0], ids[1]]
    assert suspects.current().is_stale


def test_that_the_next_look_takes_the_place_of_the_one_before(database, suspects, ids, found):
    state = suspects.labelled().state
    suspects.replace("network", state, [(found[1], content_hash("one"))], 0, None, [])
    assert suspects.page(0, 10) == [found[1]]
    assert suspects.current().estimated is None
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM suspect").fetchone() == (1,)
        assert reader.execute("SELECT count(*) FROM suspect_survey").fetchone() == (1,)


def test_that_what_is_learnt_from_is_told(suspects, labels, ids):
    labels.decide(
        {
            ids[0]: Decision(B, ReviewStatus.RELABELLED),
            ids[1]: Decision(None, ReviewStatus.AMBIGUOUS),
        }
    )
    taught = suspects.labelled()
    assert taught.scan_ids.tolist() == [ids[0], ids[2], ids[3]]
    assert taught.labels == [B, B, B]
    assert taught.is_reviewed.tolist() == [True, False, False]
    assert taught.was_wrong.tolist() == [True, False, False]
    assert taught.hashes == [content_hash(text) for text in ("one", "three", "four")]
    assert taught.groups == taught.hashes  # no name tells a patient


def test_that_reasons_are_told_the_strongest_first(found):
    assert found[0].reasons == (
        Reason.COPY,
        Reason.STUDY_RULE,
        Reason.JUDGED_OTHERWISE,
        Reason.CLASSIFIERS,
        Reason.NEIGHBOURS,
        Reason.COMPANIONS,
    )
    assert found[1].reasons == (Reason.JUDGED_OTHERWISE,)
    assert found[2].reasons == ()


def test_that_a_list_that_is_none_is_told(database, suspects, found):
    with database.transaction() as db:
        db.execute("UPDATE suspect_survey SET told = '{}'")
        db.execute("UPDATE suspect SET evidence = '[1]'")
    with pytest.raises(StoreDamaged, match="list"):
        suspects.current()
    with pytest.raises(StoreDamaged, match="suspect"):
        suspects.page(0, 1)


def test_that_every_suspect_has_one_place(database, found):
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as db:
        db.execute(
            "INSERT INTO suspect SELECT survey_id, 9, scan_id, content_hash, score, label, "
            "suggested, label_p, suggested_p, evidence FROM suspect LIMIT 1"
        )
