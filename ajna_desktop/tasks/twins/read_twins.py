"""Tell which scans show one image, by what is known now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.twins import (
    Judged,
    Likeness,
    TwinGroup,
    TwinKind,
    TwinPair,
    by_worth,
    groups_of,
)
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.twin_cache import KnownTwins
from ajna_desktop.store.twin_scans import TwinScan

METHOD: Final = "register-2"  # of comparing; what an older one found is found again

_SAME_FILE: Final = Likeness(TwinKind.BYTES)
_MOST_EACH_WITH_EACH: Final = 10  # scans of one content; a thousand would make 499,500 pairs


@dataclass(frozen=True, slots=True)
class TwinsFound:
    """The pairs of a folder.

    Attributes:
        pairs: As a person should go through them (`domain.twins.by_worth`).
        groups: Scans that show one image, largest group first.
        scans: Readable scans of the folder.
        compared: Of them, those that were compared with each other; files of one content are
            found without that.
    """

    pairs: tuple[TwinPair, ...]
    groups: tuple[TwinGroup, ...]
    scans: int
    compared: int

    @property
    def newer(self) -> int:
        """Scans that `find_twins` has not looked at yet."""
        return self.scans - self.compared


def read_twins(collection: Collection) -> TwinsFound:
    """Return the pairs that are known, with today's splits, labels and judgements.

    Files of the same content are told at once; the rest is what `find_twins` found last.
    """
    return joined(collection, collection.twins.load(METHOD))


def joined(collection: Collection, known: KnownTwins) -> TwinsFound:
    """Return what is known about contents as pairs of scans."""
    scans = collection.twin_scans.every()
    of_content: dict[str, list[TwinScan]] = defaultdict(list)
    for scan in scans:
        of_content[scan.content_hash].append(scan)
    judged = collection.pair_judgements.current()
    pairs = by_worth(
        _pair(one, other, likeness, judged)
        for one, other, likeness in _every(of_content, known.likenesses)
    )
    compared = frozenset(known.hashes)
    return TwinsFound(
        tuple(pairs),
        tuple(groups_of(pairs)),
        len(scans),
        sum(scan.content_hash in compared for scan in scans),
    )


def _every(
    of_content: Mapping[str, Sequence[TwinScan]],
    likenesses: Mapping[tuple[str, str], Likeness],
) -> Iterator[tuple[TwinScan, TwinScan, Likeness]]:
    for same in of_content.values():
        for one, other in _of_one_content(same):
            yield one, other, _SAME_FILE
    for (first, second), likeness in likenesses.items():
        firsts, seconds = of_content.get(first, ()), of_content.get(second, ())
        if len(firsts) * len(seconds) > _MOST_EACH_WITH_EACH:
            firsts, seconds = firsts[:1], seconds[:1]
        for one, other in product(firsts, seconds):
            yield one, other, likeness


def _of_one_content(scans: Sequence[TwinScan]) -> Iterator[tuple[TwinScan, TwinScan]]:
    if len(scans) <= _MOST_EACH_WITH_EACH:
        return combinations(scans, 2)
    return ((scans[0], other) for other in scans[1:])


def _pair(
    one: TwinScan,
    other: TwinScan,
    likeness: Likeness,
    judged: Mapping[tuple[ScanId, ScanId], Judged],
) -> TwinPair:
    if one.id > other.id:
        one, other, likeness = other, one, likeness.backwards
    return TwinPair(
        (one.id, other.id),
        likeness,
        (one.split, other.split),
        (one.group, other.group),
        (one.label, other.label),
        judged.get((one.id, other.id)),
    )
