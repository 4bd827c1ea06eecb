"""Real stores of readers who say things, merge, copy and go on, in any order."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ajna_desktop.domain.labels import THE_PROGRAM
from ajna_desktop.store.readers.known_histories import known_histories
from tests.store.readers.stores import Sitting

FOLDER = {"A/1.png": "one", "B/2.png": "two", "B/copy of 1.png": "one"}

_who = st.integers(0, 2)
_scripts = st.lists(
    st.one_of(
        st.tuples(
            st.just("say"), _who, st.sampled_from(sorted(FOLDER)), st.sampled_from("ABC-")
        ),
        st.tuples(st.just("merge"), _who, _who),
        st.tuples(st.just("reopen"), _who),
    ),
    max_size=14,
)


def played(folder, before, script):
    """Ana and Bea each have a store; Cleo goes on with a copy of Ana's."""
    ana, bea = (Sitting(folder / f"{name}.ajna", name, FOLDER) for name in ("ana", "bea"))
    sittings = [ana, bea]
    for step in before:
        play(sittings, step)
    sittings.append(ana.copy(folder / "cleo.ajna", "cleo"))
    for step in script:
        play(sittings, step)
    return sittings


def play(sittings, step):
    what, who, *rest = step
    sitting = sittings[who % len(sittings)]
    if what == "say":
        path, label = rest
        sitting.say(path, None if label == "-" else label)
    elif what == "merge":
        sitting.merge(sittings[rest[0] % len(sittings)])
    else:
        sitting.close()
        sitting.open()


def statements(sitting):
    with sitting.database.snapshot() as reader:
        events = known_histories(reader).events.values()
    return {event.hash for event in events if event.reader != THE_PROGRAM}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_scripts, _scripts)
def test_that_stores_agree_lose_nothing_and_stay_sound(before, script):
    with tempfile.TemporaryDirectory() as folder:
        sittings = played(Path(folder), before, script)
        said = set.union(*map(statements, sittings))
        for _ in range(2):
            for one in sittings:
                for other in sittings:
                    one.merge(other)
        assert all(sitting.is_sound() for sitting in sittings)
        assert all(statements(sitting) == said for sitting in sittings)
        first, *others = sittings
        assert all(other.holds() == first.holds() for other in others)
        assert all(other.disputed() == first.disputed() for other in others)
        for one in sittings:
            for other in sittings:
                plan, _ = one.merge(other)
                assert plan.is_nothing
        for sitting in sittings:
            sitting.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_scripts, _scripts)
def test_that_the_order_of_merges_does_not_matter(before, script):
    with tempfile.TemporaryDirectory() as folder:
        ana, bea, cleo = played(Path(folder), before, script)
        copy = ana.copy(Path(folder) / "again.ajna", "ana")
        ana.merge(bea)
        ana.merge(cleo)
        copy.merge(cleo)
        copy.merge(bea)
        assert copy.holds() == ana.holds()
        assert copy.disputed() == ana.disputed()
        assert statements(copy) == statements(ana)
        for sitting in (ana, bea, cleo, copy):
            sitting.close()
