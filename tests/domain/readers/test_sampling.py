from collections import Counter

import pytest

from ajna_desktop.domain.readers.sampling import Candidate, draw, draw_known
from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import Label


def folder(**labels):
    """So many images of each label; of every third a person vouches for the label."""
    return [
        Candidate(f"{label}{number}", Label(label), number % 3 == 0)
        for label, count in labels.items()
        for number in range(count)
    ]


def labels_of(sample):
    return Counter(one.label for one in sample)


@pytest.mark.parametrize("drawn", Drawn)
def test_that_a_seed_draws_the_same_sample_from_the_same_images_in_any_order(drawn):
    candidates = folder(A=40, B=10)
    first = draw(candidates, 12, drawn, seed=3)
    assert first == draw(candidates[::-1], 12, drawn, seed=3)
    assert first != draw(candidates, 12, drawn, seed=4)
    assert len(set(first)) == 12


def test_that_a_stratified_sample_has_the_shares_of_the_folder_and_of_each_label_one():
    found = labels_of(draw(folder(A=700, B=290, C=10), 50, Drawn.STRATIFIED, 0))
    assert found == {"A": 35, "B": 14, "C": 1}


def test_that_a_balanced_sample_has_as_many_of_each_label_as_there_are():
    found = labels_of(draw(folder(A=700, B=290, C=10), 60, Drawn.BALANCED, 0))
    assert found == {"A": 25, "B": 25, "C": 10}


def test_that_images_without_a_label_are_a_stratum_of_their_own():
    candidates = [*folder(A=10), *(Candidate(f"none{n}", None) for n in range(10))]
    assert labels_of(draw(candidates, 8, Drawn.BALANCED, 0)) == {"A": 4, None: 4}


@pytest.mark.parametrize("drawn", Drawn)
def test_that_a_sample_larger_than_the_folder_is_the_folder(drawn):
    candidates = folder(A=3, B=2)
    assert sorted(draw(candidates, 99, drawn, 0)) == sorted(candidates)
    assert draw([], 9, drawn, 0) == []


def test_that_a_random_sample_favours_no_image():
    times = Counter(
        one.content_hash
        for seed in range(400)
        for one in draw(folder(A=20), 5, Drawn.RANDOM, seed)
    )
    assert len(times) == 20
    assert all(60 < one < 140 for one in times.values())  # 100 each, ± 4.6 sigma


def test_that_known_images_are_those_that_people_vouch_for_and_are_not_asked_twice():
    candidates = folder(A=30, B=6)
    sample = draw(candidates, 20, Drawn.RANDOM, 1)
    known = draw_known(candidates, 6, 1, but=sample)
    assert not set(known) & set(sample)
    assert all(one.is_known for one in known)
    assert len(draw_known(folder(A=9), 50, 0)) == 3
