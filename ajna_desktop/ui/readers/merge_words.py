"""What another store tells, and on what readers differ, in the user's words."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.merge_event import Conflict, MergePlan
from ajna_desktop.domain.scan import Label, ReviewStatus, displayable
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.wording import label_word, status_word

_MOST_MOVES = 6  # kinds of changes that are named one by one


def plan_lines(plan: MergePlan) -> list[str]:
    """Return what a merge would do, or did, a line each."""
    translate = QCoreApplication.translate
    lines = []
    for reader, count in plan.said_by.items():
        told = translate("merge_words", "{0} new decisions by {1}")
        lines.append(told.format(whole(count), displayable(reader)))
    for count, told in (
        (
            plan.annotations,
            translate("merge_words", "{0} events of notes, tags and rectangles"),
        ),
        (plan.pairs, translate("merge_words", "{0} judgements about pairs")),
        (plan.readings, translate("merge_words", "{0} events of second readings")),
        (
            plan.not_here,
            translate("merge_words", "{0} images are not in this folder: kept until they come"),
        ),
        (
            plan.unopened,
            translate("merge_words", "{0} decisions about files never opened there: kept"),
        ),
    ):
        if count:
            lines.append(told.format(whole(count)))
    return [*lines, *_moves(plan), *_conflicts(plan)]


def opinion_word(event: LabelEvent) -> str:
    """Return what a reader said: a label, or that it cannot be told."""
    if event.new_status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED):
        return label_word(event.new_label)
    return status_word(event.new_status)


def opinions_line(conflict: Conflict) -> str:
    """Return who says what: "ana: NORMAL · bea: PNEUMONIA"."""
    said = (
        f"{displayable(event.reader)}: {opinion_word(event)}" for event in conflict.opinions
    )
    return " · ".join(said)


def _moves(plan: MergePlan) -> list[str]:
    translate = QCoreApplication.translate
    moves = Counter((change.old_label, change.new_label) for change in plan.changes)
    told = translate("merge_words", "{0} images: {1} → {2}")
    same = translate("merge_words", "{0} images: still {1}, with another review status")
    named = moves.most_common(_MOST_MOVES)
    lines = [
        (same if old == new else told).format(
            whole(count), label_word(_label(old)), label_word(_label(new))
        )
        for (old, new), count in named
    ]
    rest = len(plan.changes) - sum(count for _, count in named)
    if rest:
        more = translate("merge_words", "{0} images with other changes")
        lines.append(more.format(whole(rest)))
    return lines


def _conflicts(plan: MergePlan) -> list[str]:
    if not plan.new_conflicts:
        return []
    told = QCoreApplication.translate(
        "merge_words", "{0} images on which readers differ: the latest word holds meanwhile"
    )
    return [told.format(whole(plan.new_conflicts))]


def _label(label: Label | None) -> Label | None:
    return None if label is None else Label(displayable(label))
