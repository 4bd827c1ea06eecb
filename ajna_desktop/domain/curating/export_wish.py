"""What somebody wants to take out of an open folder."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery

# Unreadable files are asked for, too: what is left out must be told, not forgotten.
ALL_THERE: Final = EVERY_SCAN.but(readable=None)

# What no classifier should learn from has a folder of its own, whose name no label gets.
UNLABELLED: Final = "_unlabelled"
SET_ASIDE: Final = {
    ReviewStatus.AMBIGUOUS: "_ambiguous",
    ReviewStatus.BAD_IMAGE: "_bad_image",
}


class ExportShape(StrEnum):
    """How it is laid out."""

    FOLDERS = "folders"  # one folder a label, below that of the split where there is one
    KERAS = "keras"  # train, val and test, each with a folder for every class
    COCO = "coco"  # images, categories, and one annotation for each labelled image
    CSV = "csv"
    JSON_LINES = "jsonl"


class Files(StrEnum):
    """What becomes of the image files."""

    COPY = "copy"
    LINK = "link"  # hard links where the disk allows it: whoever edits one edits the original
    LIST = "list"  # they stay where they are; only the lists are written


LISTS: Final = frozenset({ExportShape.CSV, ExportShape.JSON_LINES})  # shapes without images


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which scans, in which shape."""

    shape: ExportShape
    files: Files = Files.COPY
    query: ScanQuery = ALL_THERE
    is_deidentified: bool = False  # numbers for names, and image files without metadata

    @property
    def files_are(self) -> Files:
        """What becomes of the image files, also where the shape has none."""
        return self.files if self.takes_files else Files.LIST

    @property
    def takes_files(self) -> bool:
        """Whether image files are written, not only lists."""
        return self.shape not in LISTS and self.files is not Files.LIST
