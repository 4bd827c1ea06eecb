"""What is noted on a scan, in words and by a mark."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.curating.annotations import Annotation, AnnotationKind, tags_of

_LONGEST: Final = 120  # characters of a note in a summary


def noted_words(annotations: Sequence[Annotation]) -> str:
    """Return what is noted, to go on after a sentence about a scan; "" where nothing is."""
    told = []
    if tags := tags_of(annotations):
        told.append(
            QCoreApplication.translate("annotations", "tags: {0}").format(", ".join(tags))
        )
    kinds = {said.kind for said in annotations}
    if AnnotationKind.NOTE in kinds:
        told.append(QCoreApplication.translate("annotations", "has a note"))
    if AnnotationKind.RECTANGLE in kinds:
        told.append(QCoreApplication.translate("annotations", "has a rectangle"))
    return "".join(f", {words}" for words in told)


def summary_words(annotations: Sequence[Annotation]) -> str:
    """Return the tags and the last note, short enough to stand above everything else."""
    translate = QCoreApplication.translate
    told = []
    if tags := tags_of(annotations):
        told.append(translate("annotations", "Tags: {0}.").format(", ".join(tags)))
    notes = [said.text for said in annotations if said.kind is AnnotationKind.NOTE]
    if notes:
        line = notes[-1].replace("\n", " ")
        line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        told.append(translate("annotations", "Note: {0}").format(line))
    return "\n".join(told)


def mark_of(annotations: Sequence[Annotation]) -> str:
    """Return the icon that stands for what is noted; "" where nothing is.

    A note says more than a rectangle, and that more than a tag: where there are several, the
    first of these is shown.
    """
    kinds = {said.kind for said in annotations}
    icons = {
        AnnotationKind.NOTE: "note",
        AnnotationKind.RECTANGLE: "mark",
        AnnotationKind.TAG: "tag",
    }
    return next((icon for kind, icon in icons.items() if kind in kinds), "")
