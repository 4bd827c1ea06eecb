import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.store.curating.review_queues import OpenReview
from ajna_desktop.ui.edits import StoredCommand
from ajna_desktop.ui.review.review_desk import ReviewDesk
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from tests.ui.review.conftest import NORMAL, PNEUMONIA

CONFIRMED, RELABELLED = ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_desk(folder, clock):
    desks = []

    def make():
        desk = ReviewDesk(folder, folder.edits, folder.collection.review_queues, clock)
        folder.edits.changed.connect(desk.show_changes)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.leave()


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def reviews(folder):
    return folder.collection.review_queues


def test_that_each_decision_is_saved_and_leads_to_the_next_scan(desk, folder):
    a, b, _, d, e, f = folder.ids
    desk.start(ReviewWish("All", folder.ids), 1)
    assert desk.queue.screen == (a,)
    desk.confirm([a])
    desk.label([b], PNEUMONIA)  # c is of the same content
    assert desk.queue.screen == (d,)
    desk.mark([d], ReviewStatus.AMBIGUOUS)
    desk.mark([e], ReviewStatus.BAD_IMAGE)
    desk.confirm([f])  # has no label: what is predicted becomes it
    assert folder.states() == [
        (NORMAL, "confirmed"),
        (PNEUMONIA, "relabelled"),
        (PNEUMONIA, "relabelled"),
        (PNEUMONIA, "ambiguous"),
        (PNEUMONIA, "bad image"),
        (PNEUMONIA, "relabelled"),
    ]
    assert desk.queue.screen == ()
    assert desk.queue.waiting == 0


def test_that_what_is_confirmed_already_counts_as_decided(desk, folder):
    a, b, *_ = folder.ids
    folder.edits.confirm([a])
    desk.start(ReviewWish("Again", [a, b]), 1)
    assert desk.queue.screen == (a,)
    desk.confirm([a])
    assert desk.queue.screen == (b,)
    assert desk.queue.done == {a: CONFIRMED}


def test_that_a_suggestion_is_taken_by_one_key(desk, folder):
    a, b, _, d, *_ = folder.ids
    suggestions = {a: Suggestion(PNEUMONIA, "9 of 10"), d: Suggestion(NORMAL, "8 of 10")}
    desk.start(ReviewWish("Suspects", [a, d, b], suggestions), 3)
    assert desk.asked(a).suggestion == suggestions[a]
    desk.take_suggestions([a, d, b])
    assert folder.states([a, b, d]) == [
        (PNEUMONIA, "relabelled"),
        (NORMAL, "unreviewed"),
        (NORMAL, "relabelled"),
    ]
    assert desk.queue.waiting == 1
    folder.edits.undo()  # whatever was suggested: one key, one step
    assert [label for label, _ in folder.states([a, b, d])] == [NORMAL, NORMAL, PNEUMONIA]
    assert not desk.can_undo


def test_that_who_says_no_label_suggests_none(desk, folder):
    a, b, *_ = folder.ids
    desk.start(ReviewWish("Readers differ", [a, b], {a: Suggestion(None, "ana: ?")}), 1)
    desk.take_suggestions([a])
    assert desk.queue.screen == (a,)
    assert folder.states([a]) == [(NORMAL, "unreviewed")]
    desk.leave()
    desk.resume(folder.collection.review_queues.open_ones()[0].id, 1)
    assert desk.asked(a).suggestion == Suggestion(None, "ana: ?")


def test_that_undoing_leads_back_and_redoing_decides_again(desk, folder):
    a, b, *_ = folder.ids
    desk.start(ReviewWish("All", folder.ids), 1)
    assert not desk.can_undo
    desk.label([a], PNEUMONIA)
    assert desk.can_undo
    folder.edits.undo()
    assert desk.queue.screen == (a,)
    assert desk.queue.waiting == 6
    assert not desk.can_undo
    folder.edits.redo()
    assert desk.queue.done == {a: RELABELLED}
    assert folder.states([a]) == [(PNEUMONIA, "relabelled")]
    desk.forward()
    assert desk.queue.screen == (b,)


def test_that_what_was_said_before_the_review_is_not_undone_in_it(desk, folder):
    folder.edits.confirm(folder.ids[:1])
    desk.start(ReviewWish("All", folder.ids), 1)
    assert not desk.can_undo


def test_that_what_was_undone_before_the_review_is_not_done_again_in_it(desk, folder):
    a, b, *_ = folder.ids
    folder.edits.label([a], PNEUMONIA)
    folder.edits.undo()
    desk.start(ReviewWish("All", folder.ids), 1)
    assert not desk.can_redo
    desk.label([b], PNEUMONIA)
    folder.edits.undo()
    assert desk.can_redo


def test_that_withdrawing_stays_at_the_scan_and_has_it_wait(desk, folder):
    a = folder.ids[0]
    desk.start(ReviewWish("All", folder.ids), 1)
    desk.label([a], PNEUMONIA)
    desk.back()
    desk.withdraw([a])
    assert desk.queue.screen == (a,)
    assert desk.queue.waiting == 6
    assert folder.states([a]) == [(NORMAL, "unreviewed")]


def test_that_a_review_is_taken_up_where_it_was_left(desk, make_desk, reviews, folder):
    a, b, _, d, e, f = folder.ids
    wish = ReviewWish("All", [a, b, d, e, f])
    desk.start(wish, 1)
    desk.confirm([a])
    desk.put_off([b])
    desk.leave()
    assert [(one.title, one.done, one.total) for one in reviews.open_ones()] == [("All", 1, 5)]
    for take_up in (
        lambda other: other.start(wish, 1),
        lambda other: other.resume(reviews.open_ones()[0].id, 1),
    ):
        other = make_desk()
        take_up(other)
        assert other.queue.screen == (d,)
        assert other.queue.later == (b,)
        assert other.queue.done == {a: CONFIRMED}
        other.leave()
    assert len(reviews.open_ones()) == 1


def test_that_a_finished_review_is_not_offered_again(desk, reviews, folder):
    desk.start(ReviewWish("One", folder.ids[:1]), 1)
    desk.confirm(folder.ids[:1])
    assert reviews.open_ones() == [OpenReview(1, "One", 1, 1)]  # an undo may lead back
    desk.leave()
    assert reviews.open_ones() == []


def test_that_scans_that_left_the_folder_are_passed_over(desk, folder):
    a, b, *_ = folder.ids
    scans = folder.collection.scans
    walk = scans.begin_walk()
    scans.finish_walk(walk)  # every file is gone
    desk.start(ReviewWish("All", [a, b, 999]), 1)
    assert desk.queue.screen == ()
    assert len(desk.queue) == 0


def test_that_a_decision_that_cannot_be_saved_is_asked_for_again(desk, folder, qtbot):
    a, b, *_ = folder.ids
    said = []
    answers = iter([False, True])

    def refuse(ids, decision):
        said.append((ids, decision))
        return next(answers)

    desk.start(ReviewWish("Reading", [a, b], on_decision=refuse), 1)
    desk.label([a], PNEUMONIA)
    assert desk.queue.screen == (a,)
    assert desk.queue.waiting == 2
    assert desk.asked(a).answer is None
    desk.label([a], PNEUMONIA)
    assert desk.queue.screen == (b,)
    assert said == [((a,), Decision(PNEUMONIA, CONFIRMED))] * 2


def test_that_blind_readings_go_to_their_owner_and_not_to_the_labels(desk, reviews, folder):
    a, b, _, d, e, _ = folder.ids
    said = []

    def take(ids, decision):
        said.append((ids, decision))
        return True

    before = folder.states()
    wish = ReviewWish(
        "Reading",
        [a, b, d, e],
        is_blind=True,
        on_decision=take,
        answered={e: Decision(NORMAL, CONFIRMED)},
    )
    desk.start(wish, 1)
    desk.confirm([a])  # a blind reader sees nothing to confirm
    assert desk.queue.screen == (a,)
    desk.label([a], PNEUMONIA)
    desk.mark([b], ReviewStatus.AMBIGUOUS)
    desk.mark([d], ReviewStatus.BAD_IMAGE)
    assert desk.queue.waiting == 0
    desk.back()
    desk.withdraw([d])
    assert said == [
        ((a,), Decision(PNEUMONIA, CONFIRMED)),
        ((b,), Decision(None, ReviewStatus.AMBIGUOUS)),
        ((d,), Decision(None, ReviewStatus.BAD_IMAGE)),
        ((d,), WITHDRAWN),
    ]
    assert desk.asked(e).answer == Decision(NORMAL, CONFIRMED)
    assert folder.states() == before
    assert reviews.open_ones() == []


def test_that_a_blind_review_without_an_owner_is_refused(folder):
    with pytest.raises(ValueError, match="who takes them"):
        ReviewWish("Reading", folder.ids, is_blind=True)


def test_that_undoing_a_reading_leads_back_to_it(desk, folder):
    a, b, *_ = folder.ids

    def take(ids, decision):
        return folder.edits.do(StoredCommand("A reading", ids, lambda _: Changes()))

    desk.start(ReviewWish("Reading", [a, b], is_blind=True, on_decision=take), 1)
    desk.label([a], PNEUMONIA)
    folder.edits.undo()
    assert desk.queue.screen == (a,)
    assert desk.asked(a).answer is None
    folder.edits.redo()
    assert desk.queue.done == {a: CONFIRMED}
    assert desk.asked(a).answer == Decision(PNEUMONIA, CONFIRMED)


def test_that_an_adjudicator_confirms_what_is_on_the_screen(desk, folder):
    a, _, _, d, _, f = folder.ids
    said = []

    def take(ids, decision):
        said.append((ids, decision))
        return True

    desk.start(ReviewWish("Disagreements", [a, d, f], on_decision=take), 3)
    desk.confirm([a, d, f])
    assert said == [
        ((a,), Decision(NORMAL, CONFIRMED)),
        ((d, f), Decision(PNEUMONIA, CONFIRMED)),
    ]


def test_that_the_pace_counts_what_was_decided(desk, folder, clock):
    desk.start(ReviewWish("All", folder.ids), 6)
    clock.now = 10.0
    desk.confirm(folder.ids)
    assert desk.pace.per_hour == pytest.approx(6 / 10 * 3600)


def test_that_other_sizes_begin_at_the_same_scan(desk, folder):
    desk.start(ReviewWish("All", folder.ids), 1)
    desk.forward()
    desk.set_size(4, folder.ids[1])
    assert desk.queue.screen == tuple(folder.ids[1:5])
    assert [scan.id for scan in desk.coming(3)] == [folder.ids[5], folder.ids[0]]
