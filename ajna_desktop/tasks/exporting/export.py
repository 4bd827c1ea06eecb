"""Take scans and labels out of a folder, and bring an earlier export up to date."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ajna_desktop.domain.curating.export_manifest import (
    ExportedList,
    ExportManifest,
    LeftOut,
)
from ajna_desktop.domain.curating.export_wish import ExportWish, Files
from ajna_desktop.domain.errors import ExportFailed, ImageUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.chosen_scans import chosen_scans
from ajna_desktop.tasks.exporting.contents import Contents, PixelReader
from ajna_desktop.tasks.exporting.layout import Layout
from ajna_desktop.tasks.exporting.lists import LIST_NAMES, Listed, ListMaker
from ajna_desktop.tasks.exporting.manifest_file import (
    MANIFEST,
    announce,
    check_goes_on,
    former_manifest,
    write_manifest,
)
from ajna_desktop.tasks.exporting.names import Names, NumberedNames, OwnNames
from ajna_desktop.tasks.exporting.out_folder import ChangedFiles, OutFolder
from ajna_desktop.tasks.exporting.planned import Planned, give_places, plan
from ajna_desktop.tasks.exporting.says import manifest_of
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.new_folder import empty_folder


@dataclass(frozen=True, slots=True)
class Exported:
    """Every scan that was asked for is in one of the two counts."""

    exported: int
    skipped: int
    place: Path  # the folder written
    changed: ChangedFiles = field(default_factory=ChangedFiles)


def export(
    collection: Collection,
    images: PixelReader,
    wish: ExportWish,
    out: Path,
    context: TaskContext,
) -> Exported:
    """Write what was asked for to `out`, with a manifest of every file.

    A new export is there at the end or not at all. Where `out` holds an earlier export of the
    same kind, only what changed is written, moved or taken away; a file that this program did
    not write, or that somebody changed since, is never touched. An update that is broken off
    is gone on with by the next.

    Args:
        collection: What to export.
        images: Decodes what must be written anew.
        wish: Which scans, in which shape.
        out: A folder that is not there yet, is empty, or holds such an export.
        context: For progress and stopping.

    Raises:
        ExportFailed: there is nothing to export, or `out` holds something else, lies among the
            scans, or cannot be written.
        StoreError: numbers that stand for names could not be saved.
    """
    if wish.is_deidentified and wish.takes_files and wish.files is Files.LINK:
        raise ExportFailed("A link is the original with all its names: choose copies.")
    outside(out, collection.folder)
    former = former_manifest(out)
    chosen = chosen_scans(collection, wish.query)
    names: Names = NumberedNames(collection, chosen) if wish.is_deidentified else OwnNames()
    if wish.is_deidentified:
        # The order of the names would tell them to whoever has a list of them.
        chosen.sort(key=lambda one: names.scan(one.scan))
    layout = Layout(wish.shape, chosen, (MANIFEST, *LIST_NAMES))
    if former is not None:
        check_goes_on(former, collection.id, wish, out)
    dicom = None
    if wish.is_deidentified:
        # pydicom takes 0.15 s to import: not before it is wanted.
        from ajna_desktop.imaging.deidentify_dicom import DicomDeidentifier

        dicom = DicomDeidentifier(collection.export_numbers.secret())
    contents = Contents(collection, images, wish, dicom, context)
    planned = plan(wish, chosen, layout, names, contents, context)
    with _root(out, former) as root:
        writer = _Writer(collection, wish, names, contents, OutFolder(root, former, context))
        give_places(planned, names, writer.folder, former)
        if former is not None:
            announce(root, former, [str(one.place) for one in planned if one.place])
        for done, one in enumerate(planned):
            context.step(Doing.EXPORTING, done, len(planned))
            writer.take(one)
        writer.folder.make_folders(layout.every_folder(chosen))
        manifest = writer.finish(layout)
        write_manifest(root, manifest, former)
    return Exported(len(writer.listed), len(writer.skipped), out, writer.folder.changed)


@contextmanager
def _root(out: Path, former: ExportManifest | None) -> Iterator[Path]:
    """Give the folder to write into: a hidden one for a new export."""
    if former is None:
        with empty_folder(out) as temporary:
            yield temporary
        return
    try:
        yield out
    except OSError as error:
        raise ExportFailed(
            f"“{displayable(out.name)}” could not be brought up to date: "
            f"{error.strerror or error}. Exporting again goes on from there."
        ) from error


@dataclass(slots=True)
class _Writer:
    """Puts one scan after another where it belongs, and keeps account."""

    collection: Collection
    wish: ExportWish
    names: Names
    contents: Contents
    folder: OutFolder
    listed: list[Listed] = field(default_factory=list)
    skipped: list[LeftOut] = field(default_factory=list)

    def take(self, mine: Planned) -> None:
        """Write one file, or note why there is none."""
        one = mine.one
        if mine.why_not:
            self.skipped.append(LeftOut(mine.name, mine.why_not))
            return
        if not self.wish.takes_files or mine.place is None:
            known = "" if self.wish.is_deidentified else one.scan.content_hash or ""
            file = str(mine.place) if mine.place else ""
            self.listed.append(Listed(one, mine.name, file, known, one.scan.file_size))
            return
        group = self.names.group(one.scan)
        try:
            content = self.contents.of(one, mine.name, group)
        except ImageUnreadable as error:
            self.skipped.append(LeftOut(mine.name, str(error)))
            self.folder.give_up(mine.place)
            return
        source = self.collection.absolute(one.scan)
        sha256 = content.sha256
        if self.wish.files is Files.LINK and sha256 == one.scan.content_hash:
            self.folder.link(mine.place, source, content.data, sha256)
        else:
            like = "" if self.wish.is_deidentified else source
            self.folder.put(mine.place, content.data, sha256, like)
        self.listed.append(
            Listed(one, mine.name, str(mine.place), sha256, len(content.data), content.note)
        )

    def finish(self, layout: Layout) -> ExportManifest:
        """Write the lists, take away what is left over, and return what is there."""
        run = self.collection.predictions.current_run()
        maker = ListMaker(self.names, layout.classes, run.labels if run else ())
        lists = []
        for name, data in maker.lists(self.wish.shape, self.listed, self.skipped).items():
            sha256 = hashlib.sha256(data).hexdigest()
            place = self.folder.name(PurePosixPath(), name)
            self.folder.put(place, data, sha256)
            lists.append(ExportedList(str(place), sha256, len(data)))
        self.folder.remove_the_rest()
        return manifest_of(
            self.collection,
            self.wish,
            self.names,
            layout.classes,
            self.listed,
            self.skipped,
            lists,
        )
