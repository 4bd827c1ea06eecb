"""Which keys give classes and tags in the open folder."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.shortcuts import (
    Shortcut,
    ShortcutKind,
    keys_of,
    meanings,
)
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.curating.shortcuts import ShortcutStore


class FolderKeys(QObject):
    """Remembers what people chose, so that pressing a key reads nothing."""

    changed = Signal()

    def __init__(
        self,
        store: ShortcutStore,
        classes: Callable[[], Sequence[Label]],
        parent: QObject | None = None,
    ) -> None:
        """Read from `store`; `classes` tells those in use in the order of their digits."""
        super().__init__(parent)
        self._store = store
        self._classes = classes
        self._chosen = store.chosen()

    def show_changes(self, changes: Changes) -> None:
        """Read anew what `changes` may have made untrue."""
        if changes.classes:
            self._chosen = self._store.chosen()
            self.changed.emit()

    @property
    def chosen(self) -> dict[str, Shortcut]:
        """What people chose, by key."""
        return dict(self._chosen)

    def meaning(self, key: str) -> Shortcut | None:
        """Return the class or tag that a key gives."""
        return meanings(self._classes(), self._chosen).get(key)

    def every(self) -> dict[str, Shortcut]:
        """Return what each key gives."""
        return meanings(self._classes(), self._chosen)

    def of_classes(self) -> dict[str, str]:
        """Return the key of each class that has one."""
        return keys_of(ShortcutKind.CLASS, self._classes(), self._chosen)

    def of_tags(self) -> dict[str, str]:
        """Return the key of each tag that has one."""
        return keys_of(ShortcutKind.TAG, self._classes(), self._chosen)
