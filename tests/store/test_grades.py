import pytest

from ajna_desktop.domain.grading import Grade
from ajna_desktop.store.grades import GradeStore
from tests.store.folders import at, content_hash, read

FOLDER = {"a.png": "one", "b.png": "two", "c.png": "three", "twin.png": "one"}


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


@pytest.fixture
def grades(database):
    return GradeStore(database, "ana")


def test_that_the_last_word_on_a_neighbour_holds_and_can_be_taken_back(grades, ids):
    a, b, c, _ = ids
    grades.give("average", Grade(a, c, 1, True))
    grades.give("average", Grade(a, b, 0, False))
    grades.give("average", Grade(a, b, 0, True))
    assert grades.grades("average") == [Grade(a, b, 0, True), Grade(a, c, 1, True)]
    grades.take_back("average", a, c)
    assert grades.grades("average") == [Grade(a, b, 0, True)]


def test_that_readers_and_ways_to_compare_are_kept_apart(grades, database, ids):
    grade = Grade(ids[0], ids[1], 0, True)
    grades.give("average", grade)
    assert grades.grades("maximum") == []
    assert GradeStore(database, "rui").grades("average") == []


def test_that_what_was_said_of_another_content_does_not_hold(grades, scans, ids):
    a, b, c, _ = ids
    grades.give("average", Grade(a, b, 0, True))
    grades.give("average", Grade(b, c, 0, True))
    read(scans, {**FOLDER, "c.png": "changed"})
    assert grades.grades("average") == [Grade(a, b, 0, True)]


def test_that_the_same_scans_are_asked_about_every_time_each_content_once(grades, ids):
    contents = dict(zip(("one", "two", "three"), ids, strict=False))
    expected = [contents[name] for name in sorted(contents, key=content_hash)]
    assert grades.queries(10) == expected
    assert grades.queries(2) == expected[:2]
