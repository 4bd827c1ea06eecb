"""What an export would hold, told before it is made."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ajna_desktop.domain.curating.export_wish import LISTS, ExportWish
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.exporting.chosen_scans import chosen_scans
from ajna_desktop.tasks.exporting.layout import Layout
from ajna_desktop.tasks.exporting.manifest_file import check_goes_on, former_manifest
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.new_folder import check_empty


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """Every scan that is asked for is in `scans` or in `left_out`."""

    scans: int = 0
    classes: int = 0
    megabytes: int = 0  # of the image files, where any are taken
    left_out: tuple[tuple[str, int], ...] = ()  # reason and how many, the most first
    goes_on: bool = False  # the place holds an earlier export
    taken_away: int = 0  # at least so many image files of that one are not asked for now
    problem: str = ""  # a sentence: it cannot be made so


def preview(
    collection: Collection, wish: ExportWish, out: Path, *, may_go_on: bool = True
) -> ExportPreview:
    """Return what an export would hold. Reads the store, no image; not on the UI thread.

    Args:
        collection: What to export.
        wish: Which scans, in which shape.
        out: Where to.
        may_go_on: Whether an earlier export may be brought up to date there.
    """
    try:
        outside(out, collection.folder)
        former = former_manifest(out) if may_go_on else None
        if former is None:
            check_empty(out)
        else:
            check_goes_on(former, collection.id, wish, out)
        chosen = chosen_scans(collection, wish.query, are_told=False)
        layout = Layout(wish.shape, chosen, ())
    except (ExportFailed, OSError) as error:
        return ExportPreview(problem=str(error))
    if wish.shape in LISTS:
        return ExportPreview(len(chosen), len(layout.classes), goes_on=former is not None)
    reasons = Counter(reason for one in chosen if (reason := layout.why_not(one)))
    taken = [one.scan for one in chosen if not layout.why_not(one)]
    size = sum(scan.file_size for scan in taken) if wish.takes_files else 0
    before = len(former.files) if former and wish.takes_files else 0
    return ExportPreview(
        len(taken),
        len({scan.label for scan in taken} - {None}),
        round(size / 1e6),
        tuple(reasons.most_common()),
        former is not None,
        max(before - len(taken), 0),
    )
