"""Take the labels out: as a table for spreadsheets, or as one folder a label."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final

from ajna_desktop.domain.errors import ExportFailed, ImageUnreadable
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import (
    Label,
    Prediction,
    ReviewStatus,
    Scan,
    ScanId,
    ScanState,
)
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.export_names import NamesInUse, folder_name
from ajna_desktop.tasks.output.new_folder import empty_folder
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

TABLE_NAME: Final = "scans.csv"
_MANIFEST: Final = "exported.csv"
_SKIPPED: Final = "skipped.csv"
# What no classifier should learn from has a folder of its own, whose name no label gets.
_UNLABELLED: Final = "_unlabelled"
_APART: Final = {
    ReviewStatus.AMBIGUOUS: "_ambiguous",
    ReviewStatus.BAD_IMAGE: "_bad_image",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """Every scan of the folder is in one of the two counts."""

    exported: int
    skipped: int
    place: Path  # the folder or table written


def export_table(collection: Collection, out: Path, context: TaskContext) -> Exported:
    """Write every scan with its label, who said so, and the prediction to `out/scans.csv`.

    It is meant for spreadsheets: formulas are defused, a byte order mark keeps accents whole
    in Excel. Unreadable scans are among them.

    Raises:
        ExportFailed: there is such a table already, `out` lies among the scans, or no space.
    """
    outside(out, collection.folder)
    file = out / TABLE_NAME
    if os.path.lexists(file):
        raise ExportFailed(f"“{TABLE_NAME}” is there already: choose another place.")
    run = collection.predictions.current_run()
    classes = run.labels if run else ()
    header = ["path", "split", "found label", "label", "status", "reader", "at", "predicted"]
    rows = list(_table_rows(collection, classes, context))
    columns = [*header, *(f"p_{label}" for label in classes)]
    write_table(file, columns, rows, for_spreadsheets=True)
    return Exported(len(rows), 0, file)


def _table_rows(
    collection: Collection, classes: tuple[Label, ...], context: TaskContext
) -> Iterator[list[Cell]]:
    said = last_events(collection)
    for done, (scan, prediction) in enumerate(_every_scan(collection)):
        context.step(Doing.EXPORTING, done)
        event = said.get(scan.id)
        state = scan.status.value
        if scan.state is ScanState.UNREADABLE:
            state = scan.state.value
        yield [
            scan.path,
            scan.split,
            scan.found_label,
            scan.label,
            state,
            event.reader if event else None,
            event.at_utc if event else None,
            *prediction_cells(prediction, classes),
        ]


def prediction_cells(prediction: Prediction | None, classes: tuple[Label, ...]) -> list[Cell]:
    """Return the predicted label and the probability of each class, rounded to six places."""
    if prediction is None:
        return [None] * (1 + len(classes))
    shares = prediction.probabilities
    return [prediction.label, *(round(shares[label], 6) for label in classes)]


def last_events(collection: Collection) -> dict[ScanId, LabelEvent]:
    """Return the last thing that was said about each scan."""
    said: dict[ScanId, LabelEvent] = {}
    after = 0
    while events := collection.labels.events(after):
        said.update((event.scan_id, event) for event in events)
        after = events[-1].seq
    return said


def _every_scan(collection: Collection) -> Iterator[tuple[Scan, Prediction | None]]:
    return chain.from_iterable(collection.predictions.table())


def export_folders(
    collection: Collection, out: Path, context: TaskContext, *, link: bool = False
) -> Exported:
    """Copy the scans to one folder a label, by the label that holds now.

    Where the folder tells splits they stay above the labels, so that opening the export gives
    the same splits and labels. `_unlabelled`, `_ambiguous` and `_bad_image` hold what no
    classifier should learn from. `exported.csv` tells where each file came from and
    `skipped.csv` what could not be copied. All is written beside `out` and renamed at the end:
    a cancelled or failed export leaves nothing.

    Args:
        collection: What to export.
        out: A folder that is not there yet, or is empty.
        context: For progress and stopping.
        link: Make hard links where the file system can. They take no space, but whoever edits
            an exported file then edits the original.

    Raises:
        ExportFailed: `out` holds something, lies among the scans, or cannot be written.
    """
    outside(out, collection.folder)
    with empty_folder(out) as temporary:
        copier = _Copier(collection, temporary, link)
        states = collection.scans.state_counts()
        total = sum(states.values()) - states[ScanState.MISSING]
        for done, (scan, _) in enumerate(_every_scan(collection)):
            context.step(Doing.EXPORTING, done, total)
            copier.take(scan)
        copier.write_lists()
    return Exported(len(copier.exported), len(copier.skipped), out)


class _Copier:
    """Puts one scan after another where it belongs."""

    def __init__(self, collection: Collection, out: Path, link: bool) -> None:
        self.exported: list[list[Cell]] = []
        self.skipped: list[list[Cell]] = []
        self._collection = collection
        self._out = out
        self._link = link
        self._label_folders: dict[str, str] = {}
        self._top = NamesInUse()
        for reserved in (_UNLABELLED, *_APART.values(), _MANIFEST, _SKIPPED):
            self._top.free(reserved)
        self._files: dict[PurePosixPath, NamesInUse] = {}

    def take(self, scan: Scan) -> None:
        if scan.state is ScanState.UNREADABLE:
            self.skipped.append([scan.path, scan.reason])
            return
        place = PurePosixPath(scan.split, self._folder_of(scan))
        names = self._files.setdefault(place, NamesInUse())
        place /= names.free(scan.path.rpartition("/")[2])
        problem = self._copy(self._collection.absolute(scan), self._out / place)
        if problem:
            self.skipped.append([scan.path, problem])
        else:
            self.exported.append([str(place), scan.path, scan.label, scan.status.value])

    def write_lists(self) -> None:
        write_table(
            self._out / _MANIFEST, ["exported", "path", "label", "status"], self.exported
        )
        write_table(self._out / _SKIPPED, ["path", "reason"], self.skipped)

    def _folder_of(self, scan: Scan) -> str:
        if apart := _APART.get(scan.status):
            return apart
        if scan.label is None:
            return _UNLABELLED
        if scan.label not in self._label_folders:
            self._label_folders[scan.label] = self._top.free(folder_name(scan.label))
        return self._label_folders[scan.label]

    def _copy(self, source: str, target: Path) -> str:
        """Copy or link one file; return why it could not be read, "" when it could."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._link:
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:
                pass  # another file system, or one without links: a copy does it
            else:
                return ""
        try:
            content = read_file(source)
        except ImageUnreadable as error:
            return str(error)
        target.write_bytes(content)
        with suppress(OSError):  # the time of the original is a courtesy
            shutil.copystat(source, target)
        return ""
