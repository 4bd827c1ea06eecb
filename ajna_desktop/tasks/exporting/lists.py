"""The tables and texts of an export: CSV, JSON lines, COCO."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ajna_desktop import __version__
from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.curating.export_manifest import LeftOut
from ajna_desktop.domain.curating.export_wish import SET_ASIDE, ExportShape
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanState
from ajna_desktop.tasks.exporting.chosen_scans import ChosenScan
from ajna_desktop.tasks.exporting.names import Names
from ajna_desktop.tasks.output.safe_csv import Cell, table_bytes

TABLE: Final = "scans.csv"
JSON_LINES: Final = "scans.jsonl"
COCO: Final = "annotations.json"
EXPORTED: Final = "exported.csv"
SKIPPED: Final = "skipped.csv"
LIST_NAMES: Final = (TABLE, JSON_LINES, COCO, EXPORTED, SKIPPED)

_LICENCE_ID: Final = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A scan as lists have it."""

    one: ChosenScan
    name: str  # its path, or its number
    file: str = ""  # where it lies in the export, or would lie
    sha256: str = ""  # of the exported file; of the scan where no file was written
    bytes: int = 0
    note: str = ""


def prediction_cells(prediction: Prediction | None, classes: tuple[Label, ...]) -> list[Cell]:
    """Return the predicted label and the probability of each class, rounded to six places."""
    if prediction is None:
        return [None] * (1 + len(classes))
    shares = prediction.probabilities
    return [prediction.label, *(round(shares[label], 6) for label in classes)]


@dataclass(frozen=True, slots=True)
class ListMaker:
    """Writes down the scans of one export."""

    names: Names
    classes: tuple[Label, ...]  # of the labels
    predicted: tuple[Label, ...]  # of the predictions

    def lists(
        self, shape: ExportShape, listed: Sequence[Listed], skipped: Sequence[LeftOut]
    ) -> dict[str, bytes]:
        """Return what an export of a shape has besides images, by file name."""
        if shape is ExportShape.CSV:
            return {TABLE: _scans_table(listed, self.names, self.predicted)}
        if shape is ExportShape.JSON_LINES:
            return {JSON_LINES: b"".join(_scan_lines(listed, self.names))}
        reasons = [(one.scan, one.reason) for one in skipped]
        found = {SKIPPED: table_bytes(["path", "reason"], reasons)}
        if shape is ExportShape.COCO:
            return found | {COCO: _coco(listed, self.classes, self.names)}
        rows = [
            (row.file, row.name, row.one.scan.label, _status(row.one.scan)) for row in listed
        ]
        return found | {EXPORTED: table_bytes(["exported", "path", "label", "status"], rows)}


def _scans_table(listed: Iterable[Listed], names: Names, classes: tuple[Label, ...]) -> bytes:
    """Return one row a scan, for spreadsheets, unreadable ones among them."""
    header = ["path", "split", "found label", "label", "status", "reader", "at", "group"]
    header += ["width", "height", "sha256", "tags", "notes", "predicted"]
    rows = (_row(row, names, classes) for row in listed)
    columns = [*header, *(f"p_{label}" for label in classes)]
    return table_bytes(columns, rows, for_spreadsheets=True)


def _row(row: Listed, names: Names, classes: tuple[Label, ...]) -> list[Cell]:
    scan, last = row.one.scan, row.one.last
    return [
        row.name,
        scan.split,
        scan.found_label,
        scan.label,
        _status(scan),
        names.reader(last.reader) if last else None,
        names.moment(last.at_utc) if last else None,
        names.group(scan),
        scan.width or None,
        scan.height or None,
        row.sha256,
        "; ".join(_texts(row, names, AnnotationKind.TAG)),
        "; ".join(_texts(row, names, AnnotationKind.NOTE)),
        *prediction_cells(row.one.prediction, classes),
    ]


def _texts(row: Listed, names: Names, kind: AnnotationKind) -> list[str]:
    return [one.text for one in names.annotations(row.one) if one.kind is kind]


def _status(scan: Scan) -> str:
    is_unreadable = scan.state is ScanState.UNREADABLE
    return scan.state.value if is_unreadable else scan.status.value


def _scan_lines(listed: Iterable[Listed], names: Names) -> Iterator[bytes]:
    """Yield one JSON object a scan, each on a line of its own, ASCII."""
    for row in listed:
        scan, last, prediction = row.one.scan, row.one.last, row.one.prediction
        told: dict[str, Any] = {
            "path": row.name,
            "split": scan.split,
            "found_label": scan.found_label,
            "label": scan.label,
            "status": _status(scan),
            "reader": names.reader(last.reader) if last else None,
            "at": names.moment(last.at_utc) if last else None,
            "group": names.group(scan),
            "width": scan.width or None,
            "height": scan.height or None,
            "sha256": row.sha256 or None,
            "tags": _texts(row, names, AnnotationKind.TAG),
            "notes": _texts(row, names, AnnotationKind.NOTE),
            "rectangles": [
                {**as_plain(one.box), "remark": one.text}
                for one in names.annotations(row.one)
                if one.box is not None
            ],
            "predicted": prediction.label if prediction else None,
            "probabilities": dict(prediction.probabilities) if prediction else None,
        }
        yield json.dumps(told, allow_nan=False).encode("ascii") + b"\n"


def _coco(listed: Sequence[Listed], classes: Sequence[Label], names: Names) -> bytes:
    """Return images, categories, and the category of each labelled image, as COCO has them.

    Images without a label have no annotation, nor have those that a reader called ambiguous or
    bad: nothing should learn from them. Categories are numbered from 1.
    """
    category = {label: number for number, label in enumerate(classes, 1)}
    labelled = [
        (row, row.one.scan.label)
        for row in listed
        if row.one.scan.label is not None and row.one.scan.status not in SET_ASIDE
    ]
    # When the newest label was given: the same labels give the same file, whenever.
    at = max((event.at_utc for row in listed for event in row.one.events), default="")
    told = {
        "info": {
            "description": "Labels of images, one category each, for classification",
            "version": "1.0",
            "contributor": f"Ajna Desktop {__version__}",
            "date_created": names.moment(at),
        },
        "licenses": [{"id": _LICENCE_ID, "name": "not stated", "url": ""}],
        "categories": [
            {"id": number, "name": label, "supercategory": ""}
            for label, number in category.items()
        ],
        "images": [
            {
                "id": names.number(row.one.scan),
                "file_name": row.file,
                "width": row.one.scan.width,
                "height": row.one.scan.height,
                "license": _LICENCE_ID,
            }
            for row in listed
        ],
        "annotations": [
            {
                "id": number,
                "image_id": names.number(row.one.scan),
                "category_id": category[label],
            }
            for number, (row, label) in enumerate(labelled, 1)
        ],
    }
    return (json.dumps(told, indent=1, allow_nan=False) + "\n").encode("ascii")
