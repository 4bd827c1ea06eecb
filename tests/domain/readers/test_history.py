from datetime import datetime

import pytest

from ajna_desktop.domain.readers.history import ChainHead, LabelsThen, LabelThen, moment
from ajna_desktop.domain.scan import ReviewStatus

UNREVIEWED, RELABELLED = ReviewStatus.UNREVIEWED, ReviewStatus.RELABELLED


def then(number, before, now, predicted=None):
    status = UNREVIEWED if before == now else RELABELLED
    return LabelThen(number, before, UNREVIEWED, now, status, predicted)


def test_that_labels_then_and_now_are_counted_and_those_that_moved_told():
    scans = (then(1, "A", "A", "A"), then(2, "A", "B", "B"), then(3, None, "B", "A"))
    labels = LabelsThen("2026-11-03", scans)
    assert labels.counts() == {"A": (2, 1), "B": (0, 2), None: (1, 0)}
    assert labels.moves() == {("A", "B"): 1, (None, "B"): 1}
    assert labels.changed == scans[1:]
    assert labels.agreement() == (1, 2, 2)


def test_that_a_status_alone_is_a_change_too():
    scan = LabelThen(1, "A", UNREVIEWED, "A", ReviewStatus.CONFIRMED, None)
    assert scan.is_changed


def test_that_a_day_means_its_end_by_the_clock_of_this_computer():
    end = datetime.fromisoformat(moment("2026-11-03"))
    local = end.astimezone()
    assert (local.day, local.hour, local.minute, local.second) == (3, 23, 59, 59)
    assert moment("2026-11-03").endswith("+00:00")


def test_that_a_time_with_a_zone_is_taken_at_its_word():
    assert moment("2026-11-03T14:30-03:00") == "2026-11-03T17:30:00.000000+00:00"


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "03/11/2026"])
def test_that_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        moment(text)


def test_that_a_head_fits_into_one_line():
    assert ChainHead("label", 7, "ab").line == "label 7 ab"
