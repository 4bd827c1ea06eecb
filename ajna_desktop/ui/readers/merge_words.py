"""What another store tells, and on what readers differ, in the user's words."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.merge_event import Conflict, MergePlan
from ajna_desktop.domain.scan import Label, ReviewStatus, displayable
from ajna_desktop.ui.wording import label_word, status_word

_MOST_MOVES = 6  # kinds of changes that are named one by one


def plan_lines(plan: MergePlan) -> list[str]:
    """Return what a merge would do, or did, a line each."""
    translate = QCoreApplication.translate
    lines = []
    for reader, count in plan.said_by.items():
        told = translate("merge_words", "%n new decision(s) by {0}", "", count)
        lines.append(told.format(displayable(reader)))
    for count, told in (
        (
            plan.annotations,
            translate(
                "merge_words", "%n event(s) of notes, tags and rectangles", "", plan.annotations
            ),
        ),
        (
            plan.pairs,
            translate("merge_words", "%n judgement(s) about pairs", "", plan.pairs),
        ),
        (
            plan.readings,
            translate("merge_words", "%n event(s) of second readings", "", plan.readings),
        ),
        (
            plan.not_here,
            translate("merge_words", "%n image(s) not in this folder: kept", "", plan.not_here),
        ),
        (
            plan.unopened,
            translate(
                "merge_words",
                "%n decision(s) about files never opened there: kept",
                "",
                plan.unopened,
            ),
        ),
    ):
        if count:
            lines.append(told)
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
    lines = []
    for (old, new), count in moves.most_common(_MOST_MOVES):
        told = translate("merge_words", "%n image(s): {0} → {1}", "", count)
        if old == new:
            told = translate(
                "merge_words", "%n image(s): still {0}, with another review status", "", count
            )
        lines.append(told.format(label_word(_label(old)), label_word(_label(new))))
    rest = len(plan.changes) - sum(count for _, count in moves.most_common(_MOST_MOVES))
    if rest:
        lines.append(translate("merge_words", "%n image(s) with other changes", "", rest))
    return lines


def _conflicts(plan: MergePlan) -> list[str]:
    if not plan.new_conflicts:
        return []
    return [
        QCoreApplication.translate(
            "merge_words",
            "%n image(s) on which readers differ: the latest word holds meanwhile",
            "",
            plan.new_conflicts,
        )
    ]


def _label(label: Label | None) -> Label | None:
    return None if label is None else Label(displayable(label))
