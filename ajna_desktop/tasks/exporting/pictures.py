"""Take scans out as pictures with captions, in a folder a cell of the matrix."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from ajna_desktop.domain.errors import ExportFailed, ImageUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import Prediction, Scan, ScanId, ScanState, displayable
from ajna_desktop.imaging.caption import Captioned, captioned, contact_sheet, levels_of
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.contents import PixelReader
from ajna_desktop.tasks.exporting.export import Exported
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.export_names import NamesInUse, folder_name, shortened
from ajna_desktop.tasks.output.new_folder import empty_folder
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

MANIFEST: Final = "pictures.csv"
SKIPPED: Final = "skipped.csv"
_IN_FLIGHT: Final = 8  # images being read ahead
_PAGE: Final = 500  # rows of the store at once
_ON_A_SHEET: Final = 30
_LONGEST_NAME: Final = 120  # bytes of a file's own name


@dataclass(frozen=True, slots=True)
class PictureChoices:
    """How scans become pictures."""

    anonymous: bool = False  # numbers instead of names; what is drawn in an image stays
    sheets: bool = False  # contact sheets, too
    as_png: bool = False  # without loss, instead of JPEG
    side: int = 1024  # the longer side, in pixels; nothing is enlarged


class _Asked(NamedTuple):
    number: int  # from 1, in the order asked for
    scan: Scan
    prediction: Prediction | None
    pixels: "Future[Pixels] | None"  # None for what is known to be unreadable


def export_pictures(
    collection: Collection,
    images: PixelReader,
    ids: Sequence[ScanId],
    out: Path,
    context: TaskContext,
    choices: PictureChoices = PictureChoices(),
) -> Exported:
    """Write each scan as a picture with name, label, prediction and probability below it.

    One folder for each pair of label and prediction; numbers at the start of the names keep the
    order of `ids`. `pictures.csv` lists them and `skipped.csv` what could not be read. All is
    there at the end or nothing.

    Args:
        collection: Where the scans are.
        images: Reads them.
        ids: Which, in order.
        out: A folder that is not there yet, or is empty.
        context: For progress and stopping.
        choices: How.

    Raises:
        ExportFailed: there are none, or `out` holds something, lies among the scans, or cannot
            be written.
    """
    if not ids:
        raise ExportFailed("No scan answers this: there is nothing to export.")
    outside(out, collection.folder)
    with empty_folder(out) as temporary:
        writer = _Writer(temporary, choices, len(ids))
        for done, asked in enumerate(_ahead(_asked(collection, images, ids, choices.side))):
            context.step(Doing.EXPORTING, done, len(ids))
            writer.take(asked, context)
        writer.finish()
    return Exported(len(writer.exported), len(writer.skipped), out)


def _asked(
    collection: Collection, images: PixelReader, ids: Sequence[ScanId], side: int
) -> Iterator[_Asked]:
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        scans = {scan.id: scan for scan in collection.scans.scans(page)}
        predictions = collection.predictions.predictions(page)
        for number, scan_id in enumerate(page, start + 1):
            scan = scans.get(scan_id)
            if scan is None:
                continue  # it turned out to be another one, moved
            is_there = scan.state in (ScanState.FOUND, ScanState.READABLE)
            pixels = images.pixels(collection.absolute(scan), side) if is_there else None
            yield _Asked(number, scan, predictions.get(scan_id), pixels)


def _ahead(asked: Iterator[_Asked]) -> Iterator[_Asked]:
    """Yield what is asked for, some of it being read meanwhile."""
    waiting = list(islice(asked, _IN_FLIGHT))
    while waiting:
        yield waiting.pop(0)
        waiting += islice(asked, 1)


class _Writer:
    """Puts one picture after another where it belongs."""

    def __init__(self, out: Path, choices: PictureChoices, total: int) -> None:
        self.exported: list[list[Cell]] = []
        self.skipped: list[list[Cell]] = []
        self._out = out
        self._choices = choices
        self._digits = len(str(total))
        self._ending = "png" if choices.as_png else "jpg"
        self._folders: dict[str, str] = {}
        self._folder_names = NamesInUse()
        self._on_sheet: list[Captioned] = []
        self._sheets = 0

    def take(self, asked: _Asked, context: TaskContext) -> None:
        """Write one picture, or note why there is none."""
        scan, number = asked.scan, f"{asked.number:0{self._digits}d}"
        told = number if self._choices.anonymous else scan.path
        if asked.pixels is None:
            self.skipped.append([told, scan.reason])
            return
        try:
            levels = levels_of(context.wait(asked.pixels))
        except ImageUnreadable as error:
            self.skipped.append([told, str(error)])
            return
        picture = Captioned(levels, self._words(asked, number), _is_error(asked))
        place = PurePosixPath(self._folder_of(asked), self._file_name(scan, number))
        file = self._out / place
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(captioned(picture, as_png=self._choices.as_png))
        prediction = asked.prediction
        self.exported.append(
            [
                str(place),
                None if self._choices.anonymous else scan.path,
                scan.label,
                prediction.label if prediction else None,
                round(prediction.confidence, 6) if prediction else None,
            ]
        )
        self._put_on_sheet(picture)

    def finish(self) -> None:
        """Write the last sheet and the lists."""
        self._write_sheet()
        columns = ["picture", "path", "label", "predicted", "probability"]
        write_table(self._out / MANIFEST, columns, self.exported, for_spreadsheets=True)
        write_table(
            self._out / SKIPPED, ["path", "reason"], self.skipped, for_spreadsheets=True
        )

    def _words(self, asked: _Asked, number: str) -> tuple[str, ...]:
        scan, prediction = asked.scan, asked.prediction
        name = number if self._choices.anonymous else scan.name
        said = f"label {scan.label}" if scan.label is not None else "no label"
        if prediction is None:
            return name, f"{said}, not predicted"
        return name, said, f"predicted {prediction.label} {prediction.confidence:.3f}"

    def _file_name(self, scan: Scan, number: str) -> str:
        if self._choices.anonymous:
            return f"{number}.{self._ending}"
        stem = displayable(scan.path.rpartition("/")[2].rpartition(".")[0] or scan.name)
        return f"{number} {shortened(folder_name(stem), _LONGEST_NAME)}.{self._ending}"

    def _folder_of(self, asked: _Asked) -> str:
        label = asked.scan.label if asked.scan.label is not None else "no label"
        cell = f"{label}, not predicted"
        if asked.prediction is not None:
            cell = f"{label}, predicted {asked.prediction.label}"
        if cell not in self._folders:
            self._folders[cell] = self._folder_names.free(folder_name(cell))
        return self._folders[cell]

    def _put_on_sheet(self, picture: Captioned) -> None:
        if self._choices.sheets:
            self._on_sheet.append(picture)
            if len(self._on_sheet) == _ON_A_SHEET:
                self._write_sheet()

    def _write_sheet(self) -> None:
        if not self._on_sheet:
            return
        self._sheets += 1
        file = self._out / f"contact sheet {self._sheets:03d}.{self._ending}"
        file.write_bytes(contact_sheet(self._on_sheet, as_png=self._choices.as_png))
        self._on_sheet = []


def _is_error(asked: _Asked) -> bool:
    prediction, label = asked.prediction, asked.scan.label
    return prediction is not None and label is not None and prediction.label != label
