from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.labels import THE_PROGRAM
from ajna_desktop.domain.readers.merging import settle
from ajna_desktop.domain.scan import ReviewStatus
from tests.domain.readers.replicas import Replica

CONTENTS = ("one", "two")
LABELS = ("A", "B", None)
TIMES = ("2026-01-01", "2026-01-02")  # few: clocks that are equal, or go backwards

_number = st.integers(0, 3)
_step = st.one_of(
    st.tuples(
        st.just("say"),
        _number,
        st.sampled_from(CONTENTS),
        st.sampled_from(LABELS),
        st.sampled_from(TIMES),
    ),
    st.tuples(st.just("follow"), _number, st.sampled_from(CONTENTS)),
    st.tuples(st.just("copy"), _number),
    st.tuples(st.just("merge"), _number, _number),
)
scripts = st.lists(_step, max_size=30)


def played(script):
    """Play a script of several readers: at first two stores, then also copies of them."""
    knew = {}
    replicas = [Replica("ana", knew), Replica("bea", knew)]
    for number, (what, *rest) in enumerate(script):
        replica = replicas[rest[0] % len(replicas)]
        if what == "say":
            replica.say(*rest[1:])
        elif what == "follow":
            replica.follow(rest[1], "A")
        elif what == "copy" and len(replicas) < 4:
            replicas.append(replica.copy(f"reader {number}"))
        elif what == "merge":
            replica.merge(replicas[rest[1] % len(replicas)])
    return replicas


def opinions(settled):
    """All that must be the same wherever it is worked out."""
    return {
        content: (said.holds, frozenset(said.opinions), said.is_conflict)
        for content, said in settled.items()
    }


@given(scripts)
def test_that_stores_that_know_of_each_other_agree(script):
    replicas = played(script)
    for _ in range(2):
        for one in replicas:
            for other in replicas:
                one.merge(other)
    first, *others = [opinions(settle(replica.known())) for replica in replicas]
    assert all(other == first for other in others)


@given(scripts)
def test_that_the_order_in_which_stores_are_merged_does_not_matter(script):
    target, *others = played(script)
    answers = []
    for order in permutations(others):
        copy = target.copy(target.reader)
        for other in order:
            copy.merge(other)
        answers.append((copy.known(), opinions(settle(copy.known()))))
    assert all(answer == answers[0] for answer in answers)


@given(scripts)
def test_that_it_does_not_matter_how_stores_are_put_together_first(script):
    first, second, *_ = played(script)
    third = first.copy("cleo")
    third.say("one", "B")
    one, two, three = first.known(), second.known(), third.known()
    assert settle((one | two) | three) == settle(one | (two | three))
    assert opinions(settle(three | two | one)) == opinions(settle(one | two | three))


@given(scripts)
def test_that_merging_again_changes_nothing(script):
    first, second, *_ = played(script)
    first.merge(second)
    known = first.known()
    assert not first.merge(second)
    assert first.known() == known


@given(scripts)
def test_that_the_merge_of_copies_is_the_store(script):
    store, *_ = played(script)
    known = store.known()
    assert not store.merge(store.copy("somebody else"))
    assert store.known() == known


@given(scripts)
def test_that_nothing_that_was_said_is_lost(script):
    replicas = played(script)
    first = replicas[0]
    for other in replicas[1:]:
        first.merge(other)
    said = {event.hash for replica in replicas for event in replica.chain}
    assert said == first.known().events.keys()


@given(scripts)
def test_that_it_holds_what_those_said_whom_nobody_has_overruled(script):
    """The answer by the definition: who said it, and what was in their store by then."""
    replicas = played(script)
    first = replicas[0]
    for other in replicas[1:]:
        first.merge(other)
    knew = first.knew
    said = [e for e in first.known().events.values() if e.reader != THE_PROGRAM]
    settled = settle(first.known())
    assert settled.keys() == {event.content_hash for event in said}
    for content, found in settled.items():
        about = [event for event in said if event.content_hash == content]
        last = [e for e in about if not any(e.hash in knew[later.hash] for later in about)]
        having = [e for e in last if e.new_status is not ReviewStatus.UNREVIEWED]
        assert {one.event.hash for one in found.opinions} == {e.hash for e in having}
        assert found.is_conflict == (len({e.new_label for e in having}) > 1)
        latest = max(having, key=lambda e: (e.at_utc, e.hash), default=None)
        assert (found.holds.event if found.holds else None) == latest


def two_stores():
    knew = {}
    return Replica("ana", knew), Replica("bea", knew)


def test_that_different_words_of_readers_who_did_not_know_are_a_conflict():
    ana, bea = two_stores()
    ana.say("one", "A", "2026-01-01")
    later = bea.say("one", "B", "2026-01-02")
    ana.merge(bea)
    found = settle(ana.known())["one"]
    assert found.is_conflict
    assert [said.event.reader for said in found.opinions] == ["ana", "bea"]
    assert found.holds.event == later


def test_that_who_has_seen_both_decides_even_when_their_clock_is_behind():
    ana, bea = two_stores()
    ana.say("one", "A", "2026-01-01")
    bea.say("one", "B", "2026-01-02")
    ana.merge(bea)
    decided = ana.say("one", "A", "2020-01-01")
    bea.merge(ana)
    for replica in (ana, bea):
        found = settle(replica.known())["one"]
        assert not found.is_conflict
        assert found.holds.event == decided


def test_that_the_copy_that_did_not_merge_has_not_seen_what_the_other_has():
    ana, bea = two_stores()
    ana.say("one", "A")
    bea.say("one", "B")
    elsewhere = ana.copy("cleo")
    ana.merge(bea)
    ana.say("two", "A")  # in a chain that has the same last event as the copy's
    elsewhere.say("one", "C")
    ana.merge(elsewhere)
    found = settle(ana.known())["one"]
    assert {said.decision.label for said in found.opinions} == {"B", "C"}


def test_that_a_copy_continued_in_two_places_conflicts_only_where_both_went_on():
    ana, _ = two_stores()
    ana.say("one", "A")
    ana.say("two", "A")
    laptop = ana.copy("ana")
    ana.say("one", "B")
    laptop.say("one", "C")
    laptop.say("two", "B")
    ana.merge(laptop)
    found = settle(ana.known())
    assert {said.decision.label for said in found["one"].opinions} == {"B", "C"}
    assert not found["two"].is_conflict
    assert found["two"].holds.decision.label == "B"


def test_that_readers_agree_whatever_their_folders_say():
    ana, bea = two_stores()
    ana.say("one", "A", status=ReviewStatus.CONFIRMED)
    bea.say("one", "A", status=ReviewStatus.RELABELLED)
    ana.merge(bea)
    assert not settle(ana.known())["one"].is_conflict


def test_that_two_who_cannot_tell_agree_and_a_label_differs_from_them():
    ana, bea = two_stores()
    ana.say("one", "A", status=ReviewStatus.AMBIGUOUS)
    bea.say("one", "B", status=ReviewStatus.AMBIGUOUS)
    ana.merge(bea)
    assert not settle(ana.known())["one"].is_conflict
    cleo = Replica("cleo", ana.knew)
    cleo.say("one", "A")
    ana.merge(cleo)
    assert settle(ana.known())["one"].is_conflict


def test_that_who_takes_it_back_has_no_opinion():
    ana, bea = two_stores()
    ana.say("one", "A")
    bea.say("one", "B")
    bea.say("one", None)
    ana.merge(bea)
    found = settle(ana.known())["one"]
    assert not found.is_conflict
    assert found.holds.decision.label == "A"
    ana.say("one", None)
    assert settle(ana.known())["one"].holds is None


def test_that_what_was_said_before_a_file_was_opened_counts_from_when_it_was_said():
    ana, bea = two_stores()
    ana.say("", "A", "2026-01-01", scan_id=7)
    bea.say("one", "B", "2026-01-02", scan_id=7)
    ana.merge(bea)
    assert settle(ana.known())["one"].holds.decision.label == "B"
    ana.open(7, "one")  # now it is known what it was said of: both did not know of the other
    found = settle(ana.known())["one"]
    assert {said.event.reader for said in found.opinions} == {"ana", "bea"}
    assert found.is_conflict


def test_that_what_was_said_of_an_unopened_scan_is_sought_in_the_same_chain_only():
    ana, _ = two_stores()
    ana.say("", "A", scan_id=7)
    copy = ana.copy("bea")
    copy.say("", "B", scan_id=7)
    ana.open(7, "one")
    ana.merge(copy)
    assert settle(ana.known())["one"].holds.decision.label == "A"
