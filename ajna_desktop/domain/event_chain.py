"""Events that are only ever appended, each chained to the one before it by its hash."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Final, Protocol

FIRST_PREVIOUS_HASH: Final = "0" * 64


class ChainedEvent(Protocol):
    """A frozen dataclass whose fields are text, numbers and None."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def seq(self) -> int:
        """1, 2, 3 … without a gap."""

    @property
    def previous_hash(self) -> str:
        """The hash of the event before it; that of the first is FIRST_PREVIOUS_HASH."""

    @property
    def hash(self) -> str:
        """Of all that the event says."""


def event_hash(event: ChainedEvent) -> str:
    """Return what `event.hash` must be: SHA-256 over every other field, in order.

    The fields are written as one JSON array, ASCII only, no spaces; each field but `hash`
    counts, so a changed, removed or reordered event breaks the chain.
    """
    said = _hashed(type(event))(event)
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def first_broken_link(
    events: Iterable[ChainedEvent], previous_hash: str = FIRST_PREVIOUS_HASH
) -> int:
    """Return the `seq` of the first event that does not fit the chain, 0 when all fit.

    Args:
        events: Consecutive events, oldest first.
        previous_hash: The hash of the event before the first one given.
    """
    for event in events:
        if event.previous_hash != previous_hash or event.hash != event_hash(event):
            return event.seq
        previous_hash = event.hash
    return 0


@cache
def _hashed(kind: type[ChainedEvent]) -> Callable[[ChainedEvent], Any]:
    return attrgetter(*(field.name for field in fields(kind) if field.name != "hash"))
