"""What review mode says of a queue, of a decision, and of what came of it all."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.curating.review_pace import ReviewPace
from ajna_desktop.domain.curating.review_queue import ReviewQueue
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.task_wording import duration
from ajna_desktop.ui.wording import label_word, status_word

_REVIEWED = (
    ReviewStatus.CONFIRMED,
    ReviewStatus.RELABELLED,
    ReviewStatus.AMBIGUOUS,
    ReviewStatus.BAD_IMAGE,
)


def progress_words(queue: ReviewQueue) -> str:
    """Return how far a review has come: "37 of 512 · 3 for later"."""
    said = QCoreApplication.translate("review", "{0} of {1} done")
    parts = [said.format(whole(len(queue.done)), whole(len(queue)))]
    if queue.later:
        later = QCoreApplication.translate("review", "{0} for later")
        parts.append(later.format(whole(len(queue.later))))
    return " · ".join(parts)


def pace_words(pace: ReviewPace, waiting: int) -> str:
    """Return how fast it goes and how long it still takes; "" while nobody can tell."""
    per_hour, seconds = pace.per_hour, pace.seconds_for(waiting)
    if per_hour is None or seconds is None:
        return ""
    said = QCoreApplication.translate("review", "{0} an hour").format(whole(round(per_hour)))
    if waiting:
        left = QCoreApplication.translate("review", "{0} left").format(duration(seconds))
        said += f" · {left}"
    return said


def answer_words(answer: Decision) -> str:
    """Return what a reader said of a scan, in a few words."""
    if answer.status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED):
        return label_word(answer.label)
    return status_word(answer.status)


def label_words(asked: Asked, is_short: bool = False) -> str:
    """Return the label of a scan, and what is suggested instead: "NORMAL → PNEUMONIA?".

    What `is_short` tells the suggestion alone.
    """
    label = label_word(asked.scan.label)
    rather = None if asked.suggestion is None else asked.suggestion.label
    if rather is None or asked.answer is not None or rather == asked.scan.label:
        return label
    return f"{rather}?" if is_short else f"{label} → {rather}?"


def in_a_sentence(asked: Asked, is_blind: bool) -> str:
    """Return all that a cell of the grid shows, for tooltips and screen readers.

    The name of a file may tell its label, so blind readers are told none.
    """
    parts = [QCoreApplication.translate("review", "blind reading")]
    if not is_blind:
        parts = [asked.scan.name, label_words(asked)]
        if asked.suggestion is not None:
            parts.append(asked.suggestion.reason)
    if asked.answer is not None:
        said = QCoreApplication.translate("review", "decided: {0}")
        parts.append(said.format(answer_words(asked.answer)))
    return ", ".join(parts)


def outcome_words(queue: ReviewQueue, is_reading: bool) -> list[str]:
    """Return what came of a review, a line for each kind of decision.

    Args:
        queue: How far it came.
        is_reading: Somebody else takes the decisions: a label is an answer, not a confirmation.
    """
    counts = queue.counts()
    lines = []
    for status in _REVIEWED:
        if counts[status]:
            word = status_word(status)
            if is_reading and status is ReviewStatus.CONFIRMED:
                word = QCoreApplication.translate("review", "labelled")
            lines.append(f"{whole(counts[status])} {word}")
    return lines


def bulk_words(asked: Sequence[Asked], what: str, is_blind: bool) -> str:
    """Return what a decision about many scans would change: "12 scans: NORMAL → PNEUMONIA"."""
    count = QCoreApplication.translate("review", "{0} scans").format(whole(len(asked)))
    labels = {one.scan.label for one in asked}
    if is_blind:
        return f"{count} → {what}"
    several = QCoreApplication.translate("review", "several labels")
    former = label_word(labels.pop()) if len(labels) == 1 else several
    if former == what:
        what = status_word(ReviewStatus.CONFIRMED)
    return f"{count}: {former} → {what}"
