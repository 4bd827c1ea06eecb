"""Which key gives which class or tag: what people chose, else a digit for each class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ajna_desktop.domain.scan import Label

DIGITS: Final = tuple("123456789")
# The letters that no command has, and the one digit that no class has by itself.
LETTERS: Final = tuple("CHJOPUZ0")


class ShortcutKind(StrEnum):
    """What a key gives."""

    CLASS = "class"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A class or a tag that a key gives."""

    kind: ShortcutKind
    name: str


Chosen = Mapping[str, Shortcut]


def in_order(former: Sequence[Label], in_use: Sequence[Label]) -> list[Label]:
    """Return the classes in use such that each stays where it was, and new ones come last.

    Where one is gone and one is new, it was renamed: it stays where it was, too.
    """
    gone = [label for label in former if label not in in_use]
    new = [label for label in in_use if label not in former]
    if len(gone) == len(new) == 1:
        return [new[0] if label == gone[0] else label for label in former]
    return [label for label in former if label not in gone] + new


def meanings(classes: Sequence[Label], chosen: Chosen) -> dict[str, Shortcut]:
    """Return what every key gives.

    The digits give the classes in their order, but for those that people chose otherwise. A
    chosen class that is not there gives nothing: its key is as if it had not been chosen.

    Args:
        classes: In use, in the order of their digits.
        chosen: By people, by key.
    """
    usual = {
        digit: Shortcut(ShortcutKind.CLASS, label)
        for digit, label in zip(DIGITS, classes, strict=False)
    }
    there = {
        key: wanted
        for key, wanted in chosen.items()
        if wanted.kind is ShortcutKind.TAG or wanted.name in classes
    }
    return usual | there


def chosen_with(chosen: Chosen, shortcut: Shortcut, key: str) -> dict[str, Shortcut]:
    """Return the choices with another key for a class or tag; "" takes its key away."""
    kept = {one: wanted for one, wanted in chosen.items() if wanted != shortcut and one != key}
    return kept | {key: shortcut} if key else kept


def keys_of(kind: ShortcutKind, classes: Sequence[Label], chosen: Chosen) -> dict[str, str]:
    """Return the key of each class or tag that has one; a chosen key goes before a digit."""
    found: dict[str, str] = {}
    every = meanings(classes, chosen)
    for key in sorted(every, key=lambda key: (key not in chosen, key)):
        if every[key].kind is kind:
            found.setdefault(every[key].name, key)
    return found
