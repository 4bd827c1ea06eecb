"""Write scans whose label is likely wrong as a table."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.domain.curating.suspects import Suspect, Votes
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

_VOTES: Final = ("neighbours", "confirmed_neighbours", "companions", "copies")
_HEADER: Final = (
    "path",
    "label",
    "suggested",
    "score",
    "label_probability",
    "suggested_probability",
    "reasons",
    *(f"{name}{end}" for name in _VOTES for end in ("", "_otherwise")),
    "classifiers_otherwise",
)


def export_suspects(collection: Collection, suspects: Iterable[Suspect], place: Path) -> None:
    """Write one row a scan, in their order.

    Raises:
        ExportFailed: the file would lie among the scans, or cannot be written.
    """
    outside(place, collection.folder)
    listed = list(suspects)
    scans = collection.scans.scans([one.scan_id for one in listed])
    paths = {scan.id: scan.path for scan in scans}
    rows = (_row(one, paths[one.scan_id]) for one in listed if one.scan_id in paths)
    write_table(place, _HEADER, rows, for_spreadsheets=True)


def _row(one: Suspect, path: str) -> Sequence[Cell]:
    seen = one.evidence
    return (
        path,
        one.label,
        one.suggested,
        round(one.score, 4),
        round(one.label_probability, 4),
        round(one.probability, 4),
        "; ".join(reason.value for reason in one.reasons),
        *_counted(seen.neighbours, seen.confirmed, seen.companions, seen.copies),
        "; ".join(judge.value for judge in seen.otherwise),
    )


def _counted(*votes: Votes) -> Iterator[int]:
    for vote in votes:
        yield vote.count
        yield vote.otherwise
