"""Type a few letters to give a tag to scans, or to take it off them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.annotations import LONGEST_TAG, AnnotationKind, tidied
from ajna_desktop.ui.word_popup import PopupWords, WordPopup

_MARK: Final = "✓ "


class TagPopup(WordPopup):
    """Known tags with their keys; those that the scans have are ticked. Enter toggles one."""

    def __init__(
        self,
        tags: Sequence[str],
        given: Collection[str],
        keys: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer tags.

        Args:
            tags: The known ones.
            given: Those that every chosen scan has.
            keys: The key of those that have one.
            parent: Who owns it.
        """
        translate = QCoreApplication.translate
        said = PopupWords(
            translate("TagPopup", "Tag"),
            translate("TagPopup", "Matching tags"),
            translate("TagPopup", "New tag: {0}"),
            translate("TagPopup", "Enter gives it or takes it off, Esc does nothing"),
        )
        self._given = frozenset(given)
        self._keys = dict(keys)
        super().__init__(tags, said, _tidy, LONGEST_TAG, parent)

    def shown(self, word: str) -> str:
        """Return a tag, ticked where the scans have it, with its key."""
        told = _MARK + word if word in self._given else word
        return f"{told}    ({self._keys[word]})" if word in self._keys else told


def _tidy(text: str) -> str:
    return tidied(AnnotationKind.TAG, text)
