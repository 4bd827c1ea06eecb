"""The whole history of a folder in one signed file, and what such a file proves."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ajna_desktop import __version__
from ajna_desktop.domain.curating.annotations import AnnotationEvent
from ajna_desktop.domain.curating.classes import ClassEvent
from ajna_desktop.domain.errors import SignatureInvalid
from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, event_hash
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.history import ChainHead
from ajna_desktop.domain.readers.merge_event import MergeEvent
from ajna_desktop.domain.readers.second_reading import ReadingEvent
from ajna_desktop.domain.split_repair import SplitEvent
from ajna_desktop.domain.twins import PairEvent
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.readers.signing_key import fingerprint, is_signed, key_of

_BEFORE_THE_FIRST: Final = (0, FIRST_PREVIOUS_HASH)
FORMAT: Final = "ajna-desktop signed history 1"
_FOREIGN: Final = "other stores"  # label events that were merged; their links lie elsewhere
_KINDS: Final[Mapping[str, type[Any]]] = {
    _FOREIGN: LabelEvent,
    "label": LabelEvent,
    "annotation": AnnotationEvent,
    "class": ClassEvent,
    "reading": ReadingEvent,
    "merge": MergeEvent,
    "split": SplitEvent,
    "pair": PairEvent,
}


@dataclass(frozen=True, slots=True)
class SignedHistory:
    """What a signed file says, once it is found sound."""

    made_at_utc: str
    reader: str  # who signed, by the name that they gave
    store_id: str
    heads: tuple[ChainHead, ...]
    public_key: str  # hexadecimal

    @property
    def fingerprint(self) -> str:
        """By which people know the key again."""
        return fingerprint(self.public_key)


def export_signed(
    collection: Collection, users: UserFolders, file: Path, context: TaskContext
) -> SignedHistory:
    """Write every event of every chain into a file, and sign it.

    It is text, one JSON object a line: what it is and whose, then the events, then the
    signature over all lines before.

    Raises:
        ExportFailed: the file cannot be written, or lies among the scans.
        SigningFailed: there is no key.
        Cancelled: the task was asked to stop; no file was left.
    """
    outside(file, collection.folder)
    key = key_of(users)
    told = SignedHistory(
        datetime.now(UTC).isoformat(timespec="seconds"),
        collection.labels.reader,
        collection.id,
        tuple(collection.history.heads()),
        key.public,
    )

    def signed() -> Iterator[bytes]:
        summed = hashlib.sha256()
        for line in _lines(collection, told):
            context.check()
            summed.update(line)
            yield line
        yield _line({"signature": key.sign(_signed(summed.digest()))})

    replace_file(file, signed())
    return told


def read_signed(file: Path) -> SignedHistory:
    """Check a signed file: the signature, every hash and every link; return what it says.

    Raises:
        SignatureInvalid: it cannot be read, is no such file, or something in it was changed.
    """
    try:
        lines = file.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise SignatureInvalid(f"The file cannot be read ({error.strerror}).") from error
    try:
        head, *events = [json.loads(line) for line in lines]
        signature = events.pop()["signature"]
        if head["format"] != FORMAT:
            raise SignatureInvalid("This is a signed history of another version.")
        told = SignedHistory(
            head["made_at_utc"],
            head["reader"],
            head["store_id"],
            tuple(ChainHead(**one) for one in head["heads"]),
            head["public_key"],
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise SignatureInvalid("This is no signed history of this program.") from error
    digest = hashlib.sha256(b"".join(lines[:-1])).digest()
    if not is_signed(told.public_key, signature, _signed(digest)):
        raise SignatureInvalid(
            "The signature does not fit: something in the file was changed after it was signed."
        )
    _check_chains(events, told.heads)
    return told


def _lines(collection: Collection, told: SignedHistory) -> Iterator[bytes]:
    heads = [asdict(head) for head in told.heads]
    head = {"format": FORMAT, "app_version": __version__} | asdict(told) | {"heads": heads}
    yield _line(head)
    for one in told.heads:
        for row in collection.history.rows_of(one.chain, one.events):
            yield _line({"chain": one.chain, "event": row})
    for row in collection.history.foreign_rows():
        yield _line({"chain": _FOREIGN, "event": row})


def _line(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=True, allow_nan=False).encode("ascii") + b"\n"


def _signed(digest: bytes) -> bytes:
    return FORMAT.encode("ascii") + b"\n" + digest


def _check_chains(events: list[Any], heads: tuple[ChainHead, ...]) -> None:
    last: dict[str, tuple[int, str]] = {}
    for line in events:
        try:
            chain, event = line["chain"], _KINDS[line["chain"]](**line["event"])
        except (KeyError, TypeError) as error:
            raise SignatureInvalid("The file holds something that is no event.") from error
        if event.hash != event_hash(event):
            raise SignatureInvalid(f"Event {event.seq} of the chain “{chain}” was changed.")
        if chain == _FOREIGN:
            continue
        if (event.seq - 1, event.previous_hash) != last.get(chain, _BEFORE_THE_FIRST):
            raise SignatureInvalid(f"Event {event.seq} of the chain “{chain}” does not fit.")
        last[chain] = event.seq, event.hash
    if last != {head.chain: (head.events, head.hash) for head in heads}:
        raise SignatureInvalid("The file does not hold the events that it tells of.")
