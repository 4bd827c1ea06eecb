from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.split_repair import Placed, SplitMove, plan_repair
from ajna_desktop.domain.twins import (
    Judged,
    Likeness,
    PairJudgement,
    TwinKind,
    TwinPair,
)


def placed(**splits):
    """Scans by number, as `s1="train p1"`: split, then group."""
    scans = []
    for name, told in splits.items():
        split, _, group = told.partition(" ")
        scans.append(Placed(ScanId(int(name[1:])), split, group))
    return scans


def pair(scans, one, other, said=None):
    by_id = {scan.scan_id: scan for scan in scans}
    first, second = by_id[one], by_id[other]
    judged = said and Judged(said, "ana", "now")
    return TwinPair(
        (first.scan_id, second.scan_id),
        Likeness(TwinKind.BYTES),
        (first.split, second.split),
        (first.group, second.group),
        (None, None),
        judged,
    )


def test_that_a_copy_goes_where_most_of_its_kind_is():
    scans = placed(s1="train", s2="train", s3="test")
    repair = plan_repair([pair(scans, 1, 3), pair(scans, 2, 3), pair(scans, 1, 2)], scans)

    assert repair.moves == (SplitMove(ScanId(3), "test", "train"),)
    assert repair.leaks == 2
    assert repair.undone == {3: "test"}


def test_that_in_a_tie_a_scan_that_was_learned_from_does_not_judge():
    scans = placed(s1="test", s2="train", s3="val", s4="test")
    repair = plan_repair([pair(scans, 1, 2), pair(scans, 3, 4)], scans)

    assert repair.assigned == {1: "train", 4: "val"}


def test_that_all_scans_of_a_patient_go_along():
    scans = placed(s1="test p1", s2="test p1", s3="test p1", s4="train p2", s5="train p3")
    repair = plan_repair([pair(scans, 1, 4)], scans)

    assert repair.assigned == {4: "test"}
    others = placed(s1="test p1", s2="test p1", s3="train p2", s4="train p2", s5="train p2")
    assert plan_repair([pair(others, 1, 3)], others).by_way() == [("test", "train", 2)]


def test_that_patients_on_two_sides_without_a_shared_image_are_left_as_they_are():
    scans = placed(s1="test p1", s2="train p1", s3="train p2", s4="train p3")
    repair = plan_repair([pair(scans, 3, 4)], scans)

    assert repair.moves == ()
    assert repair.leaks == 0


def test_that_a_pair_judged_not_the_same_moves_nothing():
    scans = placed(s1="test", s2="train")
    repair = plan_repair([pair(scans, 1, 2, PairJudgement.NOT_THE_SAME)], scans)

    assert repair.moves == ()


def test_that_scans_outside_all_splits_join_nothing():
    scans = placed(s1="test", s2="", s3="train")
    repair = plan_repair([pair(scans, 1, 2), pair(scans, 2, 3)], scans)

    assert repair.moves == ()
