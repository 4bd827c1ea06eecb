"""Writes tags, notes and rectangles on the scans that the user is at, wherever that is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.annotations import (
    Annotation,
    AnnotationKind,
    Box,
    same_tag,
)
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.ui.annotations.note_dialog import NoteDialog
from ajna_desktop.ui.annotations.notes_part import NotesPart
from ajna_desktop.ui.annotations.rectangle_layer import RectangleLayer
from ajna_desktop.ui.annotations.rectangle_picker import RectanglePicker
from ajna_desktop.ui.annotations.tag_popup import TagPopup
from ajna_desktop.ui.edits import Edits, StoredCommand
from ajna_desktop.ui.inspector.image_view import ImageView

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user may be at scans.

    Attributes:
        widget: Where it is; popups open in its middle.
        ids: The scans that a tag or a note is about.
        scan: The one whose image is shown, for rectangles; None where there is none.
        view: Its image; None where no rectangle can be drawn.
        is_blind: Whether what others noted must not be told, and nothing noted either.
    """

    widget: QWidget
    ids: Callable[[], Sequence[ScanId]]
    scan: Callable[[], Scan | None]
    view: ImageView | None = None
    is_blind: Callable[[], bool] = lambda: False


class Annotating(QObject):
    """Asks for what is to be written, and writes it so that it can be undone."""

    failed = Signal(object)  # the AjnaError: nothing was written
    said = Signal(str)  # why nothing can be written here

    def __init__(
        self,
        store: AnnotationStore,
        edits: Edits,
        tag_keys: Callable[[], Mapping[str, str]],
        parent: QWidget,
    ) -> None:
        """Write to `store` through `edits`; `tag_keys` tells the key of each tag with one."""
        super().__init__(parent)
        self._window = parent
        self._store = store
        self._edits = edits
        self._tag_keys = tag_keys
        self._places: list[Place] = []
        self._layers: list[tuple[Place, RectangleLayer, RectanglePicker]] = []
        self._parts: list[tuple[Place, NotesPart]] = []

    def join(self, place: Place, part: NotesPart | None = None) -> None:
        """Let the user annotate at a place; of those in sight, the one joined last is in front.

        Args:
            place: Where scans are shown.
            part: Shows what is noted there on the scan, and asks for changes of it.
        """
        self._places.append(place)
        if place.view is not None:
            picker = RectanglePicker(place.view)
            picker.chosen.connect(lambda marked: self._remark(place, picker, marked))
            layer = RectangleLayer(place.view, sums_up=part is None)
            self._layers.append((place, layer, picker))
        if part is not None:
            self._parts.append((place, part))
            part.tag_wanted.connect(self.choose_tag)
            part.note_wanted.connect(self.write_note)
            part.rectangle_wanted.connect(self.draw_rectangle)
            part.tag_off_wanted.connect(lambda tag: self._take_off(place, tag))
            part.edit_wanted.connect(lambda said: self._edit(place, said))
            part.remove_wanted.connect(lambda said: self._remove(place, said))

    @Slot()
    def refresh(self) -> None:
        """Show what is noted on the scans that are shown now."""
        scans = {one.scan() for one in self._places} - {None}
        try:
            said = self._store.of_scans([scan.id for scan in scans if scan is not None])
        except AjnaError as error:
            self.failed.emit(error)
            return
        for place, layer, picker in self._layers:
            scan = place.scan()
            layer.show_annotations(scan, said.get(scan.id, ()) if scan else ())
            if scan is None:
                picker.leave()
        for place, part in self._parts:
            scan = place.scan()
            part.setEnabled(scan is not None)
            part.show_annotations(said.get(scan.id, ()) if scan else ())

    @Slot()
    def choose_tag(self) -> None:
        """Let the user type a tag, to give it to the scans or to take it off them."""
        place = self._front()
        ids = self._ids_at(place)
        if not ids:
            return
        tags = self._patiently(
            ids, lambda: (self._store.tags(shown=False), self._store.common_tags(ids))
        )
        if tags is None:
            return
        known, given = tags
        popup = TagPopup([tag for tag, _ in known], given, self._tag_keys(), self._window)
        popup.taken.connect(lambda tag: self.toggle_tag(tag, ids))
        popup.show_over(place.widget)

    def toggle_tag(self, tag: str, ids: Sequence[ScanId] | None = None) -> None:
        """Give scans a tag; where all have it, take it off them.

        Args:
            tag: Which one.
            ids: The scans; None: those that the user is at.
        """
        ids = self._ids_at(self._front()) if ids is None else list(ids)
        if not ids:
            return
        new = self._patiently(ids, lambda: self._store.new(ids, AnnotationKind.TAG, tag))
        if new is None:
            return
        if new:
            text = self.tr("%n scan(s) tagged “{0}”", "", len(ids)).format(new[0].text)
            self._do(text, ids, new)
        else:
            self._untag(ids, tag)

    @Slot()
    def write_note(self) -> None:
        """Let the user write a note on the scans."""
        place = self._front()
        ids = self._ids_at(place)
        if ids:
            self._ask(
                AnnotationKind.NOTE,
                self._about(place, ids),
                "",
                lambda text: self._say(ids, AnnotationKind.NOTE, text),
            )

    @Slot()
    def draw_rectangle(self) -> None:
        """Let the user draw a rectangle on the image, or end that."""
        front = self._front()
        may_draw = bool(self._ids_at(front)) and front.scan() is not None
        for place, _, picker in self._layers:
            if picker.is_on:
                picker.leave()
            elif place is front and may_draw and _shows_an_image(place.view):
                picker.begin()

    def _front(self) -> Place:
        seen = [place for place in self._places if place.widget.isVisible()]
        return seen[-1] if seen else self._places[0]

    def _ids_at(self, place: Place) -> list[ScanId]:
        if place.is_blind():
            self.said.emit(self.tr("A blind reading takes no tags and notes: it could tell."))
            return []
        return list(place.ids())

    def _remark(self, place: Place, picker: RectanglePicker, marked: Part) -> None:
        scan = place.scan()
        if scan is None:
            return
        box = Box.of_part(marked, max(scan.width, 1), max(scan.height, 1))
        ids = [scan.id]
        dialog = self._ask(
            AnnotationKind.RECTANGLE,
            scan.name,
            "",
            lambda text: self._say(ids, AnnotationKind.RECTANGLE, text, box),
        )
        dialog.finished.connect(picker.leave)

    def _ask(
        self, kind: AnnotationKind, about: str, text: str, write: Callable[[str], None]
    ) -> NoteDialog:
        dialog = NoteDialog(kind, about, text, self._window)
        dialog.written.connect(write)
        dialog.open()
        return dialog

    def _say(
        self, ids: Sequence[ScanId], kind: AnnotationKind, text: str, box: Box | None = None
    ) -> None:
        new = self._patiently(ids, lambda: self._store.new(ids, kind, text, box))
        if new is None:
            return
        if kind is AnnotationKind.RECTANGLE:
            said = self.tr("Rectangle drawn")
        else:
            said = self.tr("Note on %n scan(s)", "", len(ids))
        self._do(said, ids, new)

    def _edit(self, place: Place, said: Annotation) -> None:
        scan = place.scan()
        if scan is None:
            return
        ids = [scan.id]
        self._ask(said.kind, scan.name, said.text, lambda text: self._rewrite(ids, said, text))

    def _rewrite(self, ids: Sequence[ScanId], said: Annotation, text: str) -> None:
        edited = said.but(text)
        if edited.text == said.text:
            return

        def write(forward: bool) -> Changes:
            return self._store.say([edited if forward else said])

        self._edits.do(StoredCommand(self.tr("Remark changed"), ids, write))

    def _remove(self, place: Place, said: Annotation) -> None:
        scan = place.scan()
        if scan is None:
            return
        is_note = said.kind is AnnotationKind.NOTE
        text = self.tr("Note removed") if is_note else self.tr("Rectangle removed")
        self._undo_later(text, [scan.id], [said])

    def _take_off(self, place: Place, tag: str) -> None:
        if (scan := place.scan()) is not None:
            self._untag([scan.id], tag)

    def _untag(self, ids: Sequence[ScanId], tag: str) -> None:
        def find() -> tuple[str, list[Annotation]]:
            spelt = same_tag(tag, [one for one, _ in self._store.tags(shown=False)])
            return spelt, self._store.tagged(ids, spelt)

        found = self._patiently(ids, find)
        if found is None:
            return
        spelt, said = found
        text = self.tr("Tag “{0}” taken off %n scan(s)", "", len(ids)).format(spelt)
        self._undo_later(text, ids, said)

    def _patiently(self, ids: Sequence[ScanId], read: Callable[[], Found]) -> Found | None:
        """Return what `read` finds about so many scans, None where it failed."""
        try:
            return self._edits.patiently(len(ids), read)
        except AjnaError as error:
            self.failed.emit(error)
            return None

    def _do(self, text: str, ids: Sequence[ScanId], new: Sequence[Annotation]) -> None:
        def write(forward: bool) -> Changes:
            return self._store.say(new) if forward else self._store.remove(new)

        self._edits.do(StoredCommand(text, ids, write))

    def _undo_later(self, text: str, ids: Sequence[ScanId], gone: Sequence[Annotation]) -> None:
        def write(forward: bool) -> Changes:
            return self._store.remove(gone) if forward else self._store.say(gone)

        self._edits.do(StoredCommand(text, ids, write))

    def _about(self, place: Place, ids: Sequence[ScanId]) -> str:
        scan = place.scan()
        if len(ids) == 1 and scan is not None and scan.id == ids[0]:
            return scan.name
        return self.tr("%n scan(s)", "", len(ids))


def _shows_an_image(view: ImageView | None) -> bool:
    return view is not None and view.isVisible() and view.pixels is not None
