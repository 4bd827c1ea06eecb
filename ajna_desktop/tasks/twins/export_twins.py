"""Write pairs of scans that show one image as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.twins import TwinPair
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table
from ajna_desktop.tasks.twins.read_twins import TwinsFound

_HEADER: Final = (
    "first",
    "second",
    "means",
    "kind",
    "score",
    "overlap",
    "inverted",
    "mirrored",
    "first_split",
    "second_split",
    "first_group",
    "second_group",
    "first_label",
    "second_label",
    "judged",
    "reader",
    "judged_at",
    "note",
)


def export_twins(collection: Collection, found: TwinsFound, place: Path) -> Path:
    """Write one row a pair, in their order, and return where.

    Raises:
        ExportFailed: the file would lie among the scans, or cannot be written.
    """
    outside(place, collection.folder)
    ids = sorted({one for pair in found.pairs for one in pair.scan_ids})
    paths = {scan.id: scan.path for scan in collection.scans.scans(ids)}
    write_table(place, _HEADER, _rows(found.pairs, paths), for_spreadsheets=True)
    return place


def _rows(pairs: Iterable[TwinPair], paths: Mapping[ScanId, str]) -> Iterator[Sequence[Cell]]:
    for pair in pairs:
        first, second = pair.scan_ids
        if first not in paths or second not in paths:  # removed since it was found
            continue
        likeness, judged = pair.likeness, pair.judged
        said = (judged.judgement, judged.reader, judged.at_utc, judged.note) if judged else ()
        yield (
            paths[first],
            paths[second],
            pair.verdict.value,
            likeness.kind.value,
            round(likeness.score, 4),
            round(likeness.overlap, 4),
            int(likeness.is_inverted),
            int(likeness.is_mirrored),
            *pair.splits,
            *pair.groups,
            *pair.labels,
            *(str(word) for word in said or ("",) * 4),
        )
