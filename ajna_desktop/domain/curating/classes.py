"""Classes that people add, rename and merge: as events, from which the names of now follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ajna_desktop.domain.scan import Label


class ClassDeed(StrEnum):
    """What is done to a class."""

    ADD = "add"  # it is there, though no scan may have it yet
    RENAME = "rename"  # every scan of it has the new name, which no class had
    MERGE = "merge"  # every scan of it is of another class from now on
    REMOVE = "remove"  # it was added, and no scan has it
    TAKE_BACK = "take back"  # an earlier deed never was


@dataclass(frozen=True, slots=True)
class ClassEvent:
    """One deed, chained to the one before it by its hash.

    The words in label events stay what they were. A deed counts for those that were said before
    it (`after_label` tells which), and for the names of folders, whenever they are read.
    """

    seq: int  # 1, 2, 3 … without a gap
    deed: str  # a ClassDeed
    name: Label
    new_name: Label | None  # of a rename or a merge
    after_label: int  # number of the last label event before it, 0 where there was none
    taken_back: int | None  # number of the deed that never was
    reader: str
    at_utc: str
    session: str
    app_version: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, order=True)
class ClassWord:
    """What a word means now that label events `after` < number <= `up_to` used.

    Names of folders count as said before every label event, at number 0.
    """

    word: str
    after: int
    up_to: int
    name: Label


@dataclass(frozen=True, slots=True)
class ClassUse:
    """A class, and how many scans have it."""

    name: Label
    scans: int  # by label
    reviewed: int  # of these, by the word of a person
    found: int  # by the folder's word
    is_added: bool  # by a person, so that it stays when no scan has it


def effective(events: Iterable[ClassEvent]) -> list[ClassEvent]:
    """Return the deeds that were not taken back, oldest first."""
    every = list(events)
    gone = {event.taken_back for event in every}
    return [
        event for event in every if event.seq not in gone and event.deed != ClassDeed.TAKE_BACK
    ]


def words(events: Iterable[ClassEvent]) -> list[ClassWord]:
    """Return each word that means another class now, for each stretch of label events."""
    moves = [event for event in effective(events) if event.new_name is not None]
    found: list[ClassWord] = []
    after = -1
    for up_to in sorted({move.after_label for move in moves}):
        later = [move for move in moves if move.after_label >= up_to]
        for word in sorted({move.name for move in later}):
            name = _carried(word, later)
            if name != word:
                found.append(ClassWord(word, after, up_to, name))
        after = up_to
    return sorted(found)


def added(events: Iterable[ClassEvent]) -> frozenset[Label]:
    """Return the classes that people added, by their names of now."""
    names: set[Label] = set()
    for event in effective(events):
        if event.deed == ClassDeed.ADD:
            names.add(event.name)
        elif event.name in names:
            names.remove(event.name)
            if event.new_name is not None:
                names.add(event.new_name)
    return frozenset(names)


def meaning(found: Sequence[ClassWord], word: Label, number: int = 0) -> Label:
    """Return the class that a word means now.

    Args:
        found: What `words` returned.
        word: As it was said.
        number: Of the label event that said it; 0: by a folder.
    """
    for one in found:
        if one.word == word and one.after < number <= one.up_to:
            return one.name
    return word


def _carried(word: Label, moves: Sequence[ClassEvent]) -> Label:
    for move in moves:
        if move.name == word and move.new_name is not None:
            word = move.new_name
    return word
