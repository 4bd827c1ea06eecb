"""Which file each scan gets, decided before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ajna_desktop.domain.curating.export_manifest import ExportManifest
from ajna_desktop.domain.curating.export_wish import LISTS, ExportWish
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.chosen_scans import ChosenScan
from ajna_desktop.tasks.exporting.contents import Contents
from ajna_desktop.tasks.exporting.layout import Layout
from ajna_desktop.tasks.exporting.names import Names
from ajna_desktop.tasks.exporting.out_folder import OutFolder


@dataclass(slots=True)
class Planned:
    """One scan, and what is to become of it."""

    one: ChosenScan
    name: str  # what lists call it
    why_not: str = ""  # why there will be no file; "" where there will
    format: str = ""
    folder: PurePosixPath = field(default_factory=PurePosixPath)
    place: PurePosixPath | None = None


def plan(
    wish: ExportWish,
    chosen: Sequence[ChosenScan],
    layout: Layout,
    names: Names,
    contents: Contents,
    context: TaskContext,
) -> list[Planned]:
    """Return what each scan becomes, without its place yet, in the order of the scans."""
    planned = []
    for done, one in enumerate(chosen):
        context.step(Doing.IDENTIFYING, done, len(chosen))
        mine = Planned(one, names.scan(one.scan))
        if wish.shape not in LISTS:
            mine.why_not = layout.why_not(one)
            if not mine.why_not:
                mine.folder = layout.folder_of(one.scan)
                try:
                    mine.format = contents.format_of(one)
                except ImageUnreadable as error:
                    mine.why_not = str(error)
        planned.append(mine)
    return planned


def give_places(
    planned: Sequence[Planned], names: Names, out: OutFolder, former: ExportManifest | None
) -> None:
    """Give each file a place; first those that can stay where an earlier export put them."""
    lay_at = {one.scan: one.file for one in former.files} if former else {}
    taken = [mine for mine in planned if mine.format and not mine.why_not]
    stay: list[Planned] = []
    move: list[Planned] = []
    for mine in taken:
        before = lay_at.get(mine.name, "")
        is_same_kind = PurePosixPath(before).suffix == _suffix(mine, names)
        stays = is_same_kind and out.stays(mine.folder, before)
        (stay if stays else move).append(mine)
    for mine in stay:
        mine.place = out.name(mine.folder, PurePosixPath(lay_at[mine.name]).name)
    for mine in move:
        mine.place = out.name(mine.folder, names.file(mine.one.scan, mine.format))


def _suffix(mine: Planned, names: Names) -> str:
    return PurePosixPath(names.file(mine.one.scan, mine.format)).suffix
