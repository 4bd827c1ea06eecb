"""What is known about a scan, in the user's words."""

import html
from typing import Final

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Certainty, Label, Prediction, ReviewStatus, Scan, ScanState
from ajna_desktop.domain.scan_query import Order
from ajna_desktop.ui.figures import decimal, probability, share, whole

_MOST_RIVALS: Final = 3  # named besides what is predicted


def status_word(status: ReviewStatus) -> str:
    """Return what a person said of a label, in one or two words."""
    return {
        ReviewStatus.UNREVIEWED: QCoreApplication.translate("wording", "not reviewed"),
        ReviewStatus.CONFIRMED: QCoreApplication.translate("wording", "confirmed"),
        ReviewStatus.RELABELLED: QCoreApplication.translate("wording", "relabelled"),
        ReviewStatus.AMBIGUOUS: QCoreApplication.translate("wording", "ambiguous"),
        ReviewStatus.BAD_IMAGE: QCoreApplication.translate("wording", "bad image"),
    }[status]


def order_word(order: Order) -> str:
    """Return how an answer is sorted."""
    return {
        Order.PATH: QCoreApplication.translate("wording", "File name"),
        Order.CONFIDENCE: QCoreApplication.translate("wording", "Most confident first"),
        Order.LEAST_CONFIDENT: QCoreApplication.translate("wording", "Least confident first"),
        Order.LABEL: QCoreApplication.translate("wording", "Label"),
        Order.PREDICTED: QCoreApplication.translate("wording", "Prediction"),
        Order.RECENTLY_REVIEWED: QCoreApplication.translate("wording", "Last reviewed first"),
        Order.MOST_UNLIKE: QCoreApplication.translate("wording", "Most unlike first"),
        Order.NEAREST_THRESHOLD: QCoreApplication.translate(
            "wording", "Nearest to the threshold first"
        ),
        Order.LIKELIEST_WRONG: QCoreApplication.translate(
            "wording", "Likeliest wrong label first"
        ),
        Order.WORST_IMAGE: QCoreApplication.translate("wording", "Worst image first"),
        Order.AS_LISTED: QCoreApplication.translate("wording", "As listed"),
        Order.CELL: QCoreApplication.translate("wording", "Label, then prediction"),
    }[order]


def certainty_word(certainty: Certainty) -> str:
    """Return what prediction sets say of a scan, in a few words."""
    return {
        Certainty.SURE: QCoreApplication.translate("wording", "sure"),
        Certainty.UNSURE: QCoreApplication.translate("wording", "unsure"),
        Certainty.UNLIKE: QCoreApplication.translate("wording", "unlike anything learnt"),
    }[certainty]


def label_word(label: Label | None) -> str:
    """Return a label, or that there is none."""
    return QCoreApplication.translate("wording", "no label") if label is None else label


def disagree(scan: Scan, prediction: Prediction | None) -> bool:
    """Say whether the label that holds and the prediction differ."""
    return prediction is not None and scan.label is not None and prediction.label != scan.label


def in_one_sentence(scan: Scan, prediction: Prediction | None) -> str:
    """Return all that a cell of the gallery shows, for tooltips and screen readers."""
    if scan.state in (ScanState.UNREADABLE, ScanState.MISSING):
        return f"{scan.name}: {scan.reason}"
    parts = [
        QCoreApplication.translate("wording", "label {0}").format(label_word(scan.label)),
        status_word(scan.status),
    ]
    if prediction is not None:
        said = QCoreApplication.translate("wording", "predicted {0} with {1}")
        parts.append(said.format(prediction.label, probability(prediction.confidence)))
    if disagree(scan, prediction):
        parts.append(QCoreApplication.translate("wording", "label and prediction disagree"))
    return f"{scan.name}: " + ", ".join(parts)


def as_tooltip(text: str) -> str:
    """Return `text` so that a tooltip shows it letter for letter: Qt would read tags in it."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"


def belief(scan: Scan, prediction: Prediction | None) -> str:
    """Return how label and prediction of a scan stand to each other, as a sentence."""
    translate = QCoreApplication.translate
    if prediction is None:
        if scan.label is None:
            return translate("wording", "No label, and not judged yet.")
        return translate("wording", "Labelled {0}, not judged yet.").format(scan.label)
    figure = probability(prediction.confidence)
    if scan.label is None:
        said = translate("wording", "No label. Predicted {0} with {1}.")
        return said.format(prediction.label, figure)
    if disagree(scan, prediction):
        said = translate("wording", "≠ Labelled {0}, but predicted {1} with {2}.")
        return said.format(scan.label, prediction.label, figure)
    said = translate("wording", "Labelled {0}, and predicted so with {1}.")
    return said.format(scan.label, figure)


def run_name(run: Run) -> str:
    """Return what made a set of predictions, in a few words."""
    if run.kind is RunKind.OUT_OF_FOLD:
        return QCoreApplication.translate("wording", "Out of fold on this folder")
    if run.kind is RunKind.IMPORTED:
        return QCoreApplication.translate("wording", "Imported: {0}").format(run.classifier)
    return run.classifier


def run_words(run: Run) -> str:
    """Return who made a set of predictions, and how far its probabilities go."""
    translate = QCoreApplication.translate
    if run.kind is RunKind.OUT_OF_FOLD:
        said = translate(
            "wording",
            "Out of fold: each scan was judged by a classifier that never saw it or its group "
            "(patient, container).",
        )
    elif run.kind is RunKind.IMPORTED:
        said = translate(
            "wording",
            "Imported from {0}: another program made them, and nothing is known about what it "
            "learnt from.",
        ).format(run.classifier)
    else:
        said = translate(
            "wording",
            "Judged by the classifier {0}. If it learnt from scans that are here, it fares "
            "better on them than on others.",
        ).format(run.classifier)
    if run.operating_point is not None:
        point = translate("wording", "It decides for {0} from a probability of {1} on.")
        said += " " + point.format(
            run.operating_point.label, decimal(run.operating_point.threshold, 2)
        )
    return said + " " + calibration_words(run)


def calibration_words(run: Run) -> str:
    """Return whether the probabilities of a run are calibrated, and by what, as a sentence."""
    translate = QCoreApplication.translate
    fitted = run.calibration
    if fitted is None:
        return translate("wording", "Probabilities are not calibrated.")
    if fitted.method is CalibrationMethod.TEMPERATURE:
        how = translate("wording", "temperature {0}").format(decimal(fitted.temperature, 2))
    else:
        how = translate("wording", "isotonic")
    if fitted.is_out_of_fold:
        said = translate(
            "wording", "Probabilities are calibrated ({0}, out of fold on {1} scans)."
        )
    else:
        said = translate(
            "wording", "Probabilities are calibrated ({0}, with the classifier on {1} scans)."
        )
    return said.format(how, whole(fitted.scans))


def certainty_words(prediction: Prediction) -> str:
    """Return what prediction sets say of a scan, as a sentence; "" where nobody knows."""
    translate = QCoreApplication.translate
    if prediction.is_unlike:
        return translate("wording", "Unlike anything learnt: what is predicted means little.")
    if prediction.plausible is None:
        return ""
    level = share(prediction.level, 0)
    if not prediction.rivals:
        said = translate("wording", "Sure: no other label is plausible (sets right for {0}).")
        return said.format(level)
    listed = [prediction.label, *prediction.rivals[:_MOST_RIVALS]]
    if len(prediction.rivals) > _MOST_RIVALS:
        said = translate(
            "wording", "Unsure between {0} and {1} more labels (sets right for {2})."
        )
        more = len(prediction.rivals) - _MOST_RIVALS
        return said.format(", ".join(listed), whole(more), level)
    said = translate("wording", "Unsure between {0} and {1} (sets right for {2}).")
    return said.format(", ".join(listed[:-1]), listed[-1], level)
