"""Have the network describe every image whose features are not in the cache yet."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from ajna_desktop.domain.errors import WorkerFailed
from ajna_desktop.domain.files import Described, FileToRead, Refused
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.store.scans import ReadableScan
from ajna_desktop.tasks.context import TaskContext

_CHANGED: Final = "it was changed since the folder was read; read the folder again"
_PAGE: Final = 5000  # scans
_MOST_UNSAVED: Final = 256  # images: what a power cut may cost
_LONGEST_UNSAVED: Final = 2.0  # seconds


class DescribesFiles(Protocol):
    """The part of the inference engine that this task needs."""

    @property
    def backbone_id(self) -> str:
        """Which network makes the features."""
        ...

    @property
    def feature_width(self) -> int:
        """How many numbers each kind of pooling gives."""
        ...

    @property
    def pooling_kinds(self) -> tuple[Pooling, ...]:
        """Which kinds there are."""
        ...

    def describe(
        self, files: Sequence[FileToRead], keep_going: Callable[[], bool]
    ) -> Iterator[Described | Refused]:
        """Describe each file or say why it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class FeaturesExtracted:
    """Every content is in one of the three counts."""

    described: int  # by the network, now
    cached: int  # were there already
    unreadable: int
    seconds: float

    @property
    def rate(self) -> float:
        """Images described a second, 0 while there are none."""
        return self.described / self.seconds if self.described else 0.0


def extract_features(
    collection: Collection,
    inference: DescribesFiles,
    context: TaskContext,
    doing: Doing = Doing.DESCRIBING,
) -> FeaturesExtracted:
    """Describe every readable image that the cache does not know.

    Files of the same content are read once. What was described before a cancellation stays in
    the cache, so the next call goes on from there.
    """
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    began = time.perf_counter()
    scans, cached = _missing(collection, cache)
    to_read = [FileToRead(scan.id, collection.absolute(scan)) for scan in scans]
    if to_read:
        context.step(doing, 0, len(to_read))
    keeper = _Keeper(collection, cache, context, {s.id: s.content_hash for s in scans})
    try:
        results = inference.describe(to_read, lambda: not context.is_cancelled)
        for done, result in enumerate(results, start=1):
            keeper.take(result)
            context.step(doing, done, len(to_read))
        context.check()
    finally:
        keeper.save()
    if keeper.described + keeper.unreadable != len(to_read):
        raise WorkerFailed("The inference process did not answer for every image; try again.")
    seconds = time.perf_counter() - began
    return FeaturesExtracted(keeper.described, cached, keeper.unreadable, seconds)


def _missing(collection: Collection, cache: FeatureCache) -> tuple[list[ReadableScan], int]:
    """Return one scan for each content that the cache lacks, and how many it has."""
    lacking: list[ReadableScan] = []
    cached, seen, after = 0, set[str](), 0
    while page := collection.scans.readable(after, _PAGE):
        after = page[-1].id
        fresh = {s.content_hash: s for s in page if s.content_hash not in seen}
        seen |= fresh.keys()
        absent = cache.missing(list(fresh))
        cached += len(fresh) - len(absent)
        lacking += [fresh[content_hash] for content_hash in absent]
    return lacking, cached


@dataclass(slots=True)
class _Keeper:
    """Saves what the network said, some at a time."""

    collection: Collection
    cache: FeatureCache
    context: TaskContext
    expected: Mapping[ScanId, str]  # the content each scan had when the folder was read
    described: int = 0
    unreadable: int = 0
    _rows: list[Described] = field(default_factory=list)
    _refused: list[Refused] = field(default_factory=list)
    _since: float = field(default_factory=time.monotonic)

    def take(self, result: Described | Refused) -> None:
        if isinstance(result, Described):
            self._rows.append(result)  # true of this content, whichever scan has it
            if result.content_hash != self.expected[result.scan_id]:
                result = Refused(result.scan_id, _CHANGED, result.content_hash)
        if isinstance(result, Refused):
            self.unreadable += 1
            self._refuse(result)
        else:
            self.described += 1
        unsaved = len(self._rows) + len(self._refused)
        if unsaved >= _MOST_UNSAVED or time.monotonic() - self._since > _LONGEST_UNSAVED:
            self.save()

    def _refuse(self, refused: Refused) -> None:
        """Set the scan aside, with all of the same content when that is to blame."""
        scan_ids: Iterable[ScanId] = [refused.scan_id]
        if refused.content_hash == self.expected[refused.scan_id]:
            scan_ids = self.collection.labels.twins(scan_ids)
        self._refused += [replace(refused, scan_id=scan_id) for scan_id in scan_ids]

    def save(self) -> None:
        if self._rows:
            self.cache.add(self._rows)
        if self._refused:
            self.context.changed(self.collection.scans.refuse(self._refused))
        self._rows, self._refused, self._since = [], [], time.monotonic()
