"""Notes, tags and rectangles on images: who says what about which content, kept as events."""

import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

from ajna_desktop.domain.errors import AnnotationInvalid
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.scan import displayable

LONGEST_TAG: Final = 60  # characters
LONGEST_NOTE: Final = 4000


class AnnotationKind(StrEnum):
    """What an annotation is."""

    NOTE = "note"
    TAG = "tag"
    RECTANGLE = "rectangle"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright image, at least one pixel wide and high."""

    x: int  # of its left column
    y: int  # of its top row
    width: int
    height: int

    @classmethod
    def of_part(cls, part: Part, width: int, height: int) -> Self:
        """Return the pixels that a part covers of an image of `width` x `height` pixels."""
        rows, columns = part.pixels(height, width)
        return cls(
            columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """What holds now: a note, a tag, or a rectangle with a remark, of one content."""

    uuid: str  # stays the same however often it is edited
    content_hash: str
    kind: AnnotationKind
    text: str  # of a rectangle: the remark, which may be ""
    box: Box | None = None  # of a rectangle
    reader: str = ""  # who wrote it, or edited it last
    at_utc: str = ""  # when; ISO 8601, microseconds, "+00:00"

    @classmethod
    def new(cls, content_hash: str, kind: AnnotationKind, text: str, box: Box | None) -> Self:
        """Return one that nobody has said yet.

        Raises:
            AnnotationInvalid: the text cannot be kept.
        """
        return cls(uuid.uuid4().hex, content_hash, kind, tidied(kind, text), box)

    def but(self, text: str) -> Self:
        """Return it with another text; errors as `new`."""
        return replace(self, text=tidied(self.kind, text))


@dataclass(frozen=True, slots=True)
class AnnotationEvent:
    """Somebody wrote, edited or removed one annotation; chained to the event before it.

    `version` is one more than the highest that its author knew of this annotation, so that an
    edit counts after what it edits, whatever the clocks of two computers say.
    """

    seq: int  # 1, 2, 3 … without a gap
    uuid: str
    content_hash: str
    kind: str  # an AnnotationKind
    text: str
    x: int | None  # pixels of the upright image; None but of a rectangle
    y: int | None
    width: int | None
    height: int | None
    removed: int  # 1: from now on it is gone
    version: int  # 1, 2, 3 … of this annotation
    reader: str
    at_utc: str
    origin: str  # hash of the event in the store where it was said; "" when it was said here
    session: str
    app_version: str
    previous_hash: str
    hash: str

    @property
    def statement(self) -> str:
        """What tells it from every other event, and is the same in each store that has it."""
        return self.origin or self.hash

    @property
    def box(self) -> Box | None:
        """The rectangle."""
        if self.x is None or self.y is None or self.width is None or self.height is None:
            return None
        return Box(self.x, self.y, self.width, self.height)

    @property
    def annotation(self) -> Annotation:
        """What holds after it, when nothing later was said and it removed nothing."""
        kind = AnnotationKind(self.kind)
        return Annotation(
            self.uuid, self.content_hash, kind, self.text, self.box, self.reader, self.at_utc
        )


def holding(events: Iterable[AnnotationEvent]) -> dict[str, Annotation]:
    """Return what holds after all these events, by uuid.

    The answer depends on which events there are, not on the order in which they are given: so
    two stores that know the same statements agree.
    """
    last: dict[str, AnnotationEvent] = {}
    for event in events:
        known = last.get(event.uuid)
        if known is None or _rank(event) > _rank(known):
            last[event.uuid] = event
    return {one: event.annotation for one, event in last.items() if not event.removed}


def tags_of(annotations: Iterable[Annotation]) -> list[str]:
    """Return the tags among annotations, each once, sorted."""
    return sorted({said.text for said in annotations if said.kind is AnnotationKind.TAG})


def same_tag(tag: str, known: Sequence[str]) -> str:
    """Return the known tag that differs from `tag` in case alone, else `tag`."""
    return next((one for one in known if one.casefold() == tag.casefold()), tag)


def tidied(kind: AnnotationKind, text: str) -> str:
    """Return a text as it is kept: NFC, no space around it, no control characters.

    Lines of a note stay lines; a tag is one line.

    Raises:
        AnnotationInvalid: it is too long, or empty where it may not be.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if kind is AnnotationKind.TAG:
        longest, tidy = LONGEST_TAG, " ".join(displayable(" ".join(text.split())).split())
    else:
        longest, tidy = LONGEST_NOTE, "\n".join(map(displayable, text.splitlines()))
    if not tidy and kind is not AnnotationKind.RECTANGLE:
        raise AnnotationInvalid(f"A {kind} needs at least one character.")
    if len(tidy) > longest:
        raise AnnotationInvalid(
            f"A {kind} may have {longest} characters, this has {len(tidy)}."
        )
    return tidy


def _rank(event: AnnotationEvent) -> tuple[int, str, str]:
    return (event.version, event.at_utc, event.statement)
