import pytest

from ajna_desktop.domain.readers.happened_before import Timeline
from tests.domain.readers.replicas import Replica


def chain_of(reader, count):
    replica = Replica(reader)
    for number in range(count):
        replica.say("one", "A", f"2026-01-{number + 1:02}", scan_id=number)
    return replica.chain


def by_hash(*chains):
    return {event.hash: event for chain in chains for event in chain}


def test_that_the_events_of_a_chain_are_in_its_order():
    first, second, third = chain_of("ana", 3)
    timeline = Timeline(by_hash([third, first, second]), frozenset())
    assert list(timeline.ordered()) == [first, second, third]
    assert timeline.is_before(first.hash, third.hash)
    assert not timeline.is_before(third.hash, first.hash)
    assert not timeline.is_before(first.hash, first.hash)


def test_that_two_chains_have_no_order_unless_one_was_seen():
    ana, bea = chain_of("ana", 2), chain_of("bea", 2)
    apart = Timeline(by_hash(ana, bea), frozenset())
    assert not apart.is_before(ana[0].hash, bea[1].hash)
    met = Timeline(by_hash(ana, bea), frozenset({(bea[1].hash, ana[0].hash)}))
    assert met.is_before(ana[0].hash, bea[1].hash)
    assert not met.is_before(ana[1].hash, bea[1].hash)
    assert not met.is_before(ana[0].hash, bea[0].hash)


def test_that_what_the_seen_one_had_seen_is_seen_as_well():
    ana, bea, cleo = (chain_of(name, 2) for name in ("ana", "bea", "cleo"))
    seen = {(bea[0].hash, ana[1].hash), (cleo[1].hash, bea[1].hash)}
    timeline = Timeline(by_hash(ana, bea, cleo), frozenset(seen))
    assert timeline.is_before(ana[0].hash, cleo[1].hash)
    assert not timeline.is_before(ana[0].hash, cleo[0].hash)


def test_that_histories_that_contradict_themselves_are_refused():
    ana, bea = chain_of("ana", 2), chain_of("bea", 2)
    seen = {(ana[0].hash, bea[1].hash), (bea[0].hash, ana[1].hash)}
    with pytest.raises(ValueError, match="before it was made"):
        Timeline(by_hash(ana, bea), frozenset(seen))


def test_that_a_sighting_of_an_unknown_event_says_nothing():
    ana = chain_of("ana", 2)
    timeline = Timeline(by_hash(ana), frozenset({(ana[1].hash, "f" * 64)}))
    assert timeline.is_before(ana[0].hash, ana[1].hash)


def test_that_the_last_event_of_a_scan_is_found_across_the_copying_of_a_store():
    ana = Replica("ana")
    ana.say("", "A", scan_id=1)
    ana.say("", "A", scan_id=2)
    copy = ana.copy("bea")
    ana.say("", "B", scan_id=1)
    copy.say("", "C", scan_id=3)
    timeline = Timeline(by_hash(ana.chain, copy.chain), frozenset())

    def found(event, scan_id):
        return timeline.last_before(event.hash, scan_id, lambda _: True)

    assert found(copy.chain[-1], 1) == ana.chain[0]
    assert found(copy.chain[-1], 3) is None
    assert found(ana.chain[-1], 1) == ana.chain[0]
