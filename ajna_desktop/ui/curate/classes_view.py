"""Joins the page of classes and keys to the open folder."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.classes import ClassEvent, ClassUse
from ajna_desktop.domain.curating.shortcuts import Shortcut, chosen_with
from ajna_desktop.domain.errors import ClassChangeRefused
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.curate.class_dialogs import MergeDialog, NameDialog
from ajna_desktop.ui.curate.classes_page import ClassesPage
from ajna_desktop.ui.edits import StoredCommand
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView


class _Read(NamedTuple):
    uses: list[ClassUse]
    tags: list[tuple[str, int]]


class ClassesView(WorkView):
    """Changes classes and keys by steps that can be undone."""

    name = "classes"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: ClassesPage | None = None
        self._read = _Read([], [])
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        opened.keys.changed.connect(self._show)
        opened.state_changed.connect(self._say_state)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Classes")

    def make(self) -> QWidget:
        """Make the page, and have the classes counted."""
        page = self._page = ClassesPage()
        page.add_wanted.connect(self._ask_new)
        page.rename_wanted.connect(self._ask_name)
        page.merge_wanted.connect(self._ask_merge)
        page.remove_wanted.connect(self._remove)
        page.query_wanted.connect(self.query_wanted)
        page.key_wanted.connect(self._choose_key)
        self._say_state()
        self._ask()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Count anew what may have changed."""
        is_judged = changes.labelled or changes.classes
        if self._page is not None and (is_judged or changes.scans or changes.annotated):
            self._ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        return [self._reading.stop()]

    def _ask(self) -> None:
        collection = self._opened.collection
        self._reading.ask("classes", lambda: _read(collection), self._on_read)

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        if self._page is not None:
            keys = self._opened.keys
            every = keys.every()
            self._page.show_classes(self._read.uses, keys.of_classes(), every)
            self._page.show_tags(self._read.tags, keys.of_tags(), every)

    def _say_state(self) -> None:
        if self._page is None:
            return
        is_busy = self._opened.is_working
        self._page.show_state(
            self._busy_words()
            if is_busy
            else self.tr(
                "A class that is renamed or merged changes for every scan at once. The history "
                "keeps the words that were said, and every change can be undone."
            ),
            not is_busy,
        )

    # --- what the user wants done

    def _ask_new(self) -> None:
        dialog = NameDialog(self._names(), parent=self._page)
        dialog.named.connect(self._add)
        dialog.open()

    def _ask_name(self, use: ClassUse) -> None:
        dialog = NameDialog(self._names(), use, self._page)
        dialog.named.connect(lambda name: self._rename(use, Label(name)))
        dialog.open()

    def _ask_merge(self, use: ClassUse) -> None:
        others = [one for one in self._read.uses if one.name != use.name]
        dialog = MergeDialog(use, others, self._page)
        dialog.chosen.connect(lambda name: self._merge(use, Label(name)))
        dialog.open()

    def _add(self, name: str) -> None:
        store = self._opened.collection.classes
        text = self.tr("Class “{0}” added").format(name)
        self._do(text, 0, lambda: store.add(Label(name)))

    def _rename(self, use: ClassUse, name: Label) -> None:
        store = self._opened.collection.classes
        text = self.tr("Class {0} → {1}").format(use.name, name)
        self._do(text, max(use.scans, use.found), lambda: store.rename(use.name, name))

    def _merge(self, use: ClassUse, into: Label) -> None:
        store = self._opened.collection.classes
        text = self.tr("Class {0} merged into {1}").format(use.name, into)
        rows = max(use.scans, use.found)
        if self._do(text, rows, lambda: store.merge(use.name, into)):
            self._opened.update_predictions()

    def _remove(self, use: ClassUse) -> None:
        store = self._opened.collection.classes
        text = self.tr("Class “{0}” removed").format(use.name)
        self._do(text, 0, lambda: store.remove(use.name))

    def _choose_key(self, shortcut: Shortcut, key: str) -> None:
        store, before = self._opened.collection.shortcuts, self._opened.keys.chosen
        after = chosen_with(before, shortcut, key)
        text = self.tr("Key {0}: {1}").format(key or "–", shortcut.name)

        def write(forward: bool) -> Changes:
            return store.replace(after if forward else before)

        self._opened.edits.do(StoredCommand(text, (), write))

    def _do(self, text: str, rows: int, change: Callable[[], Changes]) -> bool:
        """Carry out a change of classes as a step whose undo takes the class event back.

        Also what was asked for, or is undone, while work goes on has to wait: that work would
        write predictions of the classes that were.
        """
        opened, store = self._opened, self._opened.collection.classes
        busy = self._busy_words()
        made: list[ClassEvent] = []

        def write(forward: bool) -> Changes:
            if opened.is_working:
                raise ClassChangeRefused(busy)
            if not forward:
                changes = store.take_back_last(made[-1])
                made.pop()
                return changes
            changes = change()
            if (event := store.last()) is not None:
                made.append(event)
            return changes

        return self._opened.edits.do(StoredCommand(text, (), write, rows))

    def _busy_words(self) -> str:
        return self.tr("Classes can be changed when the work on the folder is done.")

    def _names(self) -> Sequence[Label]:
        return [one.name for one in self._read.uses]


def _read(collection: Collection) -> _Read:
    return _Read(collection.classes.uses(), collection.annotations.tags())
