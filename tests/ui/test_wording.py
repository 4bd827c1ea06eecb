from dataclasses import replace

import pytest

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import ReviewStatus, ScanState
from ajna_desktop.domain.scan_query import Order
from ajna_desktop.ui import wording
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA, a_prediction, a_scan


def test_that_every_status_and_order_has_words_of_its_own(qapp):
    assert len({wording.status_word(status) for status in ReviewStatus}) == len(ReviewStatus)
    assert len({wording.order_word(order) for order in Order}) == len(Order)


def test_that_a_label_and_a_prediction_disagree_only_when_both_are_there():
    assert wording.disagree(a_scan(1), a_prediction(1, PNEUMONIA))
    assert not wording.disagree(a_scan(1), a_prediction(1, NORMAL))
    assert not wording.disagree(a_scan(1), None)
    assert not wording.disagree(a_scan(1, label=None), a_prediction(1))


def test_that_an_unreadable_scan_is_told_by_its_reason(qapp):
    scan = a_scan(1, state=ScanState.UNREADABLE, reason="truncated")
    assert wording.in_one_sentence(scan, None) == "scan-000001.png: truncated"


def test_that_predictions_tell_who_made_them_and_that_they_are_not_calibrated(qapp):
    applied = replace(A_RUN, kind=RunKind.APPLIED, classifier="Pneumonia")
    told = wording.run_words(applied)
    assert "classifier Pneumonia. If it learnt from scans that are here" in told
    assert told != wording.run_words(A_RUN)
    for run in (applied, A_RUN):
        assert wording.run_words(run).endswith("Probabilities are not calibrated.")


def test_that_predictions_tell_at_which_probability_they_decide(qapp):
    point = OperatingPoint(PNEUMONIA, 0.62)
    told = wording.run_words(replace(A_RUN, operating_point=point))
    assert "decides for PNEUMONIA from a probability of 0.62 on." in told
    assert "decides" not in wording.run_words(A_RUN)


@pytest.mark.parametrize(
    ("calibration", "sentence"),
    [
        (
            Calibration(CalibrationMethod.TEMPERATURE, 520, 1.306),
            "Probabilities are calibrated (temperature 1.31, out of fold on 520 scans).",
        ),
        (
            Calibration(CalibrationMethod.ISOTONIC, 90, is_out_of_fold=False),
            "Probabilities are calibrated (isotonic, with the classifier on 90 scans).",
        ),
    ],
)
def test_that_predictions_tell_how_they_were_calibrated(qapp, calibration, sentence):
    told = wording.run_words(replace(A_RUN, calibration=calibration))
    assert told.endswith(sentence)


def test_that_a_scan_tells_which_labels_are_plausible(qapp):
    prediction = a_prediction(1, PNEUMONIA)
    assert wording.certainty_words(prediction) == ""
    alone = replace(prediction, plausible=(PNEUMONIA,), level=0.9)
    nbsp = "\N{NO-BREAK SPACE}"
    assert wording.certainty_words(alone) == (
        f"Sure: no other label is plausible (sets right for 90{nbsp}%)."
    )
    both = replace(prediction, plausible=(NORMAL, PNEUMONIA), level=0.95)
    assert wording.certainty_words(both) == (
        f"Unsure between PNEUMONIA and NORMAL (sets right for 95{nbsp}%)."
    )
    many = replace(both, plausible=tuple("ABCDEF"))
    assert wording.certainty_words(many) == (
        f"Unsure between PNEUMONIA, A, B, C and 3 more labels (sets right for 95{nbsp}%)."
    )
    strange = replace(both, is_unlike=True)
    assert wording.certainty_words(strange).startswith("Unlike anything learnt")


def test_that_a_tooltip_is_never_markup():
    assert wording.as_tooltip('<img src="x">\nR&D') == (
        "<p style='white-space: pre-wrap'>&lt;img src=&quot;x&quot;&gt;\nR&amp;D</p>"
    )
