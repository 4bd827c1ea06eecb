import pytest

from ajna_desktop.domain.curating.review_queue import Suggestion
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.store.curating.review_queues import OpenReview, ReviewQueueStore

CONFIRMED, RELABELLED = ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED


@pytest.fixture
def reviews(database):
    return ReviewQueueStore(database, "ana")


def test_that_a_review_is_taken_up_where_it_was_left(reviews):
    told = {2: Suggestion("PNEUMONIA", "9 of 10 neighbours: “pneumonia”")}
    review_id = reviews.add("Suspects", [4, 2, 9, 7], told)
    queue = reviews.load(review_id).queue
    queue.begin(1)
    queue.decide({4: RELABELLED, 9: CONFIRMED})
    queue.put_off([2])
    reviews.note(review_id, queue, [4, 9, 2], at=7)

    kept = reviews.load(review_id)
    assert (kept.title, kept.at) == ("Suspects", 7)
    assert kept.suggestions == told
    assert kept.queue.done == {4: RELABELLED, 9: CONFIRMED}
    assert kept.queue.later == (2,)
    assert kept.queue.begin(4) == (7, 2)
    assert reviews.open_ones() == [OpenReview(review_id, "Suspects", 2, 4)]


def test_that_what_is_taken_back_waits_again(reviews):
    review_id = reviews.add("All", [1, 2])
    queue = reviews.load(review_id).queue
    queue.decide({1: CONFIRMED})
    reviews.note(review_id, queue, [1], at=2)
    queue.decide({1: ReviewStatus.UNREVIEWED})
    reviews.note(review_id, queue, [1], at=1)
    assert reviews.load(review_id).queue.waiting == 2
    assert reviews.open_ones()[0].done == 0


def test_that_scans_put_off_keep_their_order(reviews):
    review_id = reviews.add("All", [1, 2, 3])
    queue = reviews.load(review_id).queue
    for one in (3, 1):
        queue.put_off([one])
        reviews.note(review_id, queue, [one], at=2)
    queue.put_off([3])
    reviews.note(review_id, queue, [3], at=2)
    assert reviews.load(review_id).queue.later == (1, 3)


def test_that_the_same_list_is_the_same_review(reviews):
    review_id = reviews.add("All", [1, 2])
    assert reviews.find("All", [1, 2]) == review_id
    assert reviews.find("All", [2, 1]) is None
    assert reviews.find("Suspects", [1, 2]) is None


def test_that_readers_see_only_their_own_reviews(reviews, database):
    reviews.add("All", [1])
    other = ReviewQueueStore(database, "bob")
    assert other.open_ones() == []
    assert other.find("All", [1]) is None


def test_that_the_review_that_was_at_hand_last_comes_first(reviews):
    first, second = reviews.add("One", [1]), reviews.add("Two", [2])
    assert [one.id for one in reviews.open_ones()] == [second, first]
    reviews.note(first, reviews.load(first).queue, [], at=1)
    assert [one.id for one in reviews.open_ones()] == [first, second]


def test_that_a_review_that_ended_is_gone(reviews):
    review_id = reviews.add("All", [1])
    queue = reviews.load(review_id).queue
    queue.decide({1: CONFIRMED})
    reviews.note(review_id, queue, [1], at=None)
    reviews.remove(review_id)
    assert reviews.open_ones() == []
    with pytest.raises(StoreError, match="no longer"):
        reviews.load(review_id)
