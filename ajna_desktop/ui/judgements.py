"""What the user says of the selected scans: by key, in the inspector and in the full view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.shortcuts import ShortcutKind
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.ui.edits import StoredCommand
from ajna_desktop.ui.full_view import FullView
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.label_popup import LabelPopup
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.review.review_control import ReviewControl
from ajna_desktop.ui.review.review_view import ReviewView


class Judgements(QObject):
    """Writes what was said, and moves on to the next scan where the user wants that."""

    tag_wanted = Signal(str)  # by its key

    def __init__(
        self,
        opened: OpenCollection,
        gallery: GalleryPanel,
        review: ReviewControl,
        moves_on: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._page = parent
        self._opened = opened
        self._gallery = gallery
        self._moves_on = moves_on
        self._review = review
        self._places: list[Inspector | FullView | ReviewView] = []

    def at(self) -> list[ScanId]:
        """Return the scans that something is said of: in the gallery or in a review."""
        return self._review.at() if self._review.is_open else self._gallery.selected()

    def take_from(self, place: Inspector | FullView | ReviewView) -> None:
        """Hear what the buttons of `place` say; the last one that is visible is in front."""
        self._places.append(place)
        place.label_chosen.connect(self.label)
        place.confirmed.connect(self.confirm)
        place.ambiguous.connect(self.mark_ambiguous)
        place.bad_image.connect(self.mark_bad_image)
        place.withdrawn.connect(self.withdraw)
        place.other_label_wanted.connect(self.choose_other_label)

    def press(self, key: str) -> None:
        """Give the selected scans what a key gives, a class or a tag."""
        wanted = self._opened.keys.meaning(key)
        if wanted is not None and wanted.kind is ShortcutKind.CLASS:
            self.label(wanted.name)
        elif wanted is not None:
            self.tag_wanted.emit(wanted.name)

    @Slot(str)
    def label(self, label: str) -> None:
        """Give the selected scans a label."""
        if self._review.is_open:
            self._review.label(Label(label))
        else:
            self._judge(lambda ids: self._opened.edits.label(ids, Label(label)))

    @Slot()
    def confirm(self) -> None:
        """Confirm what is there of the selected scans."""
        if self._review.is_open:
            self._review.confirm()
        else:
            self._judge(self._opened.edits.confirm)

    @Slot()
    def mark_ambiguous(self) -> None:
        """Say that nobody can tell."""
        self._mark(ReviewStatus.AMBIGUOUS)

    @Slot()
    def mark_bad_image(self) -> None:
        """Say that the image is of no use."""
        self._mark(ReviewStatus.BAD_IMAGE)

    @Slot()
    def withdraw(self) -> None:
        """Take back what was said; stays at the scan, so that one sees what holds now."""
        if self._review.is_open:
            self._review.withdraw()
        else:
            self._opened.edits.withdraw(self._gallery.selected())

    @Slot()
    def shortlist(self) -> None:
        """Put the selected scans on the shortlist; where all are on it, take them off."""
        ids = self.at()
        if not ids:
            return
        picked = self._opened.collection.shortlist
        there = picked.among(ids)
        added = [scan_id for scan_id in ids if scan_id not in there]
        if added:
            text = self.tr("%n scan(s) put on the shortlist", "", len(added))
        else:
            text = self.tr("%n scan(s) taken off the shortlist", "", len(ids))

        def write(forward: bool) -> Changes:
            adds = forward == bool(added)
            return picked.add(added or ids) if adds else picked.remove(added or ids)

        self._opened.edits.do(StoredCommand(text, added or ids, write))

    @Slot()
    def choose_other_label(self) -> None:
        """Let the user type a label."""
        if not self.at():
            return
        popup = LabelPopup(self._opened.classes, self._page)
        popup.label_chosen.connect(self.label)
        place = [self._page, *(one for one in self._places if one.isVisible())][-1]
        popup.show_over(place)

    def _mark(self, status: ReviewStatus) -> None:
        if self._review.is_open:
            self._review.mark(status)
        else:
            self._judge(lambda ids: self._opened.edits.mark(ids, status))

    def _judge(self, edit: Callable[[Sequence[ScanId]], bool]) -> None:
        ids = self._gallery.selected()
        if not ids:
            return
        # First move on, then write: the scan may leave the answer, and the next one with it.
        moves_on = len(ids) == 1 and self._moves_on()
        if moves_on:
            self._gallery.move_by(1)
        if not edit(ids) and moves_on:
            self._gallery.make_current(ids[0])  # to be judged again: nothing was saved
