"""Where in an open folder one can write notes, give tags and draw rectangles."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.ui.annotations.annotating import Annotating, Place
from ajna_desktop.ui.annotations.notes_part import NotesPart
from ajna_desktop.ui.covers import Covers
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.judgements import Judgements
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.review.review_control import ReviewControl


def join_annotations(
    opened: OpenCollection,
    judgements: Judgements,
    inspector: Inspector,
    current: CurrentScan,
    covers: Covers,
    page: QWidget,
) -> Annotating:
    """Let the user annotate in the inspector, in the full view and in a review."""
    annotating = Annotating(
        opened.collection.annotations, opened.edits, opened.keys.of_tags, page
    )
    part = NotesPart()
    title = QCoreApplication.translate("annotations", "Notes and tags")
    inspector.add_part(title, part, part.summary)
    annotating.join(
        Place(inspector, judgements.at, lambda: current.scan, inspector.image_view), part
    )
    full_view = covers.full_view
    annotating.join(Place(full_view, judgements.at, lambda: current.scan, full_view.image_view))
    review = covers.review
    annotating.join(
        Place(
            review.view,
            lambda: _reviewed(review),
            lambda: _shown(review),
            review.image_view,
            lambda: review.is_blind,
        )
    )
    annotating.failed.connect(opened.failed)
    annotating.said.connect(covers.said)
    judgements.tag_wanted.connect(annotating.toggle_tag)
    current.shown.connect(annotating.refresh)
    review.desk.moved.connect(annotating.refresh)

    def on_changes(changes: Changes) -> None:
        if changes.annotated:
            annotating.refresh()

    opened.changed.connect(on_changes)
    annotating.refresh()
    return annotating


def _reviewed(review: ReviewControl) -> Sequence[ScanId]:
    """Return the scans that a review is at; a blind one must not tell what others noted."""
    return () if review.is_blind else review.at()


def _shown(review: ReviewControl) -> Scan | None:
    at = _reviewed(review) if review.is_open else ()
    known = review.desk.asked(at[0]) if len(at) == 1 else None
    return None if known is None else known.scan
