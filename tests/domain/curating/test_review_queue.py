from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.curating.review_queue import ReviewQueue
from ajna_desktop.domain.scan import ReviewStatus

CONFIRMED, RELABELLED = ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED


def decide(queue, *ids):
    queue.decide(dict.fromkeys(ids, CONFIRMED))


def test_that_each_scan_comes_once_in_the_order_given():
    queue = ReviewQueue([3, 1, 2, 1])
    seen = [queue.begin(1)]
    while queue.screen and queue.waiting:
        decide(queue, *queue.screen)
        seen.append(queue.go_on(1))
    assert seen == [(3,), (1,), (2,), ()]
    assert len(queue) == 3
    assert queue.counts() == {CONFIRMED: 3}


def test_that_what_was_put_off_comes_again_at_the_end():
    queue = ReviewQueue([1, 2, 3])
    queue.begin(1)
    queue.put_off([1])
    assert queue.later == (1,)
    assert queue.go_on(1) == (2,)
    decide(queue, 2)
    assert queue.go_on(1) == (3,)
    decide(queue, 3)
    assert queue.go_on(1) == (1,)
    decide(queue, 1)
    assert queue.later == ()
    assert queue.go_on(1) == ()
    assert queue.waiting == 0


def test_that_what_is_put_off_alone_stays_on_the_screen():
    queue = ReviewQueue([1])
    queue.begin(1)
    queue.put_off([1])
    assert queue.go_on(1) == (1,)


def test_that_nothing_is_lost_when_the_last_two_are_put_off_in_turn():
    queue = ReviewQueue([1, 2])
    queue.begin(1)
    queue.put_off([1])
    assert queue.go_on(1) == (2,)
    queue.put_off([2])
    assert queue.go_on(1) == (1,)
    queue.put_off([1])
    assert queue.go_on(1) == (2,)
    assert queue.later == (2, 1)


def test_that_a_decided_scan_cannot_be_put_off():
    queue = ReviewQueue([1, 2], {1: CONFIRMED})
    queue.put_off([1])
    assert queue.later == ()
    assert queue.waiting == 1


def test_that_one_can_go_back_mend_a_decision_and_be_where_one_was():
    queue = ReviewQueue([1, 2, 3, 4])
    queue.begin(1)
    for one in (1, 2):
        decide(queue, one)
        queue.go_on(1)
    assert queue.screen == (3,)
    assert queue.back(1) == (2,)
    assert queue.back(1) == (1,)
    queue.decide({1: RELABELLED})
    assert queue.go_on(1) == (3,)  # not over what was decided already
    assert queue.back(1) == (2,)
    assert queue.forward(1) == (3,)
    assert queue.done == {1: RELABELLED, 2: CONFIRMED}


def test_that_what_was_passed_over_comes_again_after_the_end():
    queue = ReviewQueue([1, 2, 3])
    queue.begin(1)
    assert queue.forward(1) == (2,)
    decide(queue, 2)
    assert queue.go_on(1) == (3,)
    decide(queue, 3)
    assert queue.go_on(1) == (1,)


def test_that_one_can_go_back_to_before_where_a_review_was_taken_up():
    queue = ReviewQueue([1, 2, 3], {1: CONFIRMED, 2: CONFIRMED})
    assert queue.begin(1) == (3,)
    assert queue.back(1) == (2,)
    assert queue.back(1) == (1,)
    assert queue.back(1) == (1,)
    assert queue.go_on(1) == (3,)


def test_that_a_grid_shows_what_waits_and_fills_up_from_the_start_at_the_end():
    queue = ReviewQueue(range(1, 8), {2: CONFIRMED})
    assert queue.begin(3) == (1, 3, 4)
    decide(queue, 1, 4)
    assert queue.forward(3) == (5, 6, 7)
    decide(queue, 5, 6, 7)
    assert queue.go_on(3) == (3,)
    decide(queue, 3)
    assert queue.go_on(3) == ()


def test_that_a_page_with_something_left_is_not_left_behind():
    queue = ReviewQueue([1, 2])
    queue.begin(2)
    decide(queue, 1)
    assert queue.forward(2) == (1, 2)
    assert queue.go_on(2) == (2,)


def test_that_changing_the_size_of_the_screen_stays_at_the_scan():
    queue = ReviewQueue([1, 2, 3, 4, 5], {4: CONFIRMED})
    queue.begin(1)
    queue.forward(1)
    assert queue.begin(3, at=2) == (2, 3, 5)
    assert queue.begin(1, at=4) == (4,)
    assert queue.begin(1, at=99) == (1,)


def test_that_undoing_leads_back_to_the_scan_and_has_it_wait_again():
    queue = ReviewQueue([1, 2, 3])
    queue.begin(1)
    decide(queue, 1)
    queue.go_on(1)
    queue.decide({1: ReviewStatus.UNREVIEWED})
    assert queue.revisit([1]) == (1,)
    decide(queue, 1)
    assert queue.go_on(1) == (2,)
    assert queue.revisit([9]) == (2,)
    assert queue.revisit([3]) == (3,)


def test_that_undoing_the_last_decision_leads_back_from_the_end():
    queue = ReviewQueue([1])
    queue.begin(1)
    decide(queue, 1)
    assert queue.go_on(1) == ()
    assert queue.screen == ()
    queue.decide({1: ReviewStatus.UNREVIEWED})
    assert queue.revisit([1]) == (1,)


def test_that_one_can_go_back_from_the_end():
    queue = ReviewQueue([1, 2])
    queue.begin(1)
    for one in (1, 2):
        decide(queue, one)
        queue.go_on(1)
    assert queue.screen == ()
    assert queue.forward(1) == ()
    assert queue.back(1) == (2,)
    assert queue.back(1) == (1,)


def test_that_scans_that_are_gone_are_asked_of_no_more():
    queue = ReviewQueue([1, 2, 3])
    queue.begin(2)
    queue.drop([2, 3, 99])
    assert queue.screen == (1,)
    assert (len(queue), queue.waiting) == (1, 1)


def test_that_what_comes_next_is_told_ahead():
    queue = ReviewQueue(range(1, 7), {3: CONFIRMED})
    queue.begin(1)
    assert queue.coming(3) == [2, 4, 5]
    decide(queue, 1)
    queue.go_on(1)
    assert queue.coming(9) == [4, 5, 6]
    queue.back(1)
    assert queue.coming(2) == [2, 4]


@given(
    st.lists(st.integers(0, 30), max_size=12),
    st.lists(
        st.tuples(
            st.sampled_from(["decide", "later", "forward", "back", "undo"]), st.integers(1, 4)
        ),
        max_size=40,
    ),
)
def test_that_whatever_the_order_of_keys_every_scan_is_asked_once(ids, keys):
    queue = ReviewQueue(ids)
    queue.begin(1)
    for key, size in keys:
        if key == "decide":
            decide(queue, *queue.screen)
            queue.go_on(size)
        elif key == "later":
            queue.put_off(queue.screen)
            queue.go_on(size)
        elif key == "undo" and queue.done:
            one = next(iter(queue.done))
            queue.decide({one: ReviewStatus.UNREVIEWED})
            assert one in queue.revisit([one])
        elif key in ("forward", "back"):
            getattr(queue, key)(size)
    asked = []
    queue.begin(2)
    while queue.screen and queue.waiting:
        waiting = [one for one in queue.screen if one not in queue.done]
        assert waiting
        asked += waiting
        decide(queue, *waiting)
        queue.go_on(2)
    assert len(set(asked)) == len(asked)
    assert set(queue.done) == set(ids)
    assert queue.waiting == 0


def test_that_one_does_not_go_back_to_what_is_gone():
    queue = ReviewQueue([1, 2, 3, 4])
    queue.begin(1)
    decide(queue, 1)
    queue.go_on(1)
    queue.drop([2])  # its file is no longer there
    assert queue.go_on(1) == (3,)
    assert queue.back(1) == (1,)
    assert queue.forward(1) == (3,)
