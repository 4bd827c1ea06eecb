"""Read a folder: find its files, and learn from the content of each what it is."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from ajna_desktop.domain.files import FileToRead, Identified, Refused
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId, ScanState
from ajna_desktop.imaging.walk import walk
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext

_FIRST_BATCH: Final = 24  # about what the gallery shows at once: the first images come at once
_BATCH: Final = 500
_LONGEST_WAIT: Final = 0.2  # seconds until what was found is shown
_PAGE: Final = 1000

Item = TypeVar("Item")


class IdentifiesFiles(Protocol):
    """The part of the image reader that this task needs."""

    def identify(self, files: Sequence[FileToRead]) -> Iterator[Identified | Refused]:
        """Say of each file what its content is."""
        ...


@dataclass(frozen=True, slots=True)
class FolderOpened:
    """What is in the folder now: found = readable + unreadable."""

    found: int
    readable: int
    unreadable: int
    missing: int  # were there before, no longer are; their labels are kept
    moved: int  # of the same content as one that went missing


def open_folder(
    collection: Collection, images: IdentifiesFiles, context: TaskContext
) -> FolderOpened:
    """Find the files of the folder and read those that are new or changed.

    A cancelled walk marks nothing as missing, and what was read stays read.
    """
    _find(collection, context)
    missing = collection.scans.state_counts()[ScanState.MISSING]
    _identify(collection, images, context)
    now = collection.scans.state_counts()
    return FolderOpened(
        found=now[ScanState.READABLE] + now[ScanState.UNREADABLE],
        readable=now[ScanState.READABLE],
        unreadable=now[ScanState.UNREADABLE],
        missing=now[ScanState.MISSING],
        moved=missing - now[ScanState.MISSING],
    )


def _find(collection: Collection, context: TaskContext) -> None:
    scans, found = collection.scans, 0
    number = scans.begin_walk()
    context.step(Doing.FINDING, 0)
    for batch in _in_batches(walk(collection.folder, lambda: context.is_cancelled)):
        context.changed(scans.record_walk(number, batch))
        found += len(batch)
        context.step(Doing.FINDING, found)
    context.check()
    context.changed(scans.finish_walk(number))


def _identify(collection: Collection, images: IdentifiesFiles, context: TaskContext) -> None:
    scans, done, after = collection.scans, 0, ScanId(0)
    total = scans.state_counts()[ScanState.FOUND]
    while page := scans.to_identify(after, _PAGE):
        files = [FileToRead(scan.id, collection.absolute(scan)) for scan in page]
        after = page[-1].id
        for batch in _in_batches(images.identify(files)):
            context.changed(scans.record_identified(batch))
            done += len(batch)
            context.step(Doing.IDENTIFYING, done, total)


def _in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Gather a stream: few at first, then as many as come in a moment."""
    batch: list[Item] = []
    most, since = _FIRST_BATCH, time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= most or time.monotonic() - since > _LONGEST_WAIT:
            yield batch
            batch, most, since = [], _BATCH, time.monotonic()
    if batch:
        yield batch
