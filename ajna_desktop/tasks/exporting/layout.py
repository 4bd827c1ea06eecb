"""In which folder of an export each scan lies."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

from ajna_desktop.domain.curating.export_wish import SET_ASIDE, UNLABELLED, ExportShape
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import Label, Scan
from ajna_desktop.tasks.exporting.chosen_scans import DICOM, ChosenScan
from ajna_desktop.tasks.output.export_names import NamesInUse, folder_name

IMAGES: Final = "images"  # of a COCO export
_SPLITS: Final = ("train", "val", "test")


class Layout:
    """Says where scans belong, and which of them belong nowhere."""

    def __init__(
        self, shape: ExportShape, chosen: Sequence[ChosenScan], reserved: Iterable[str]
    ) -> None:
        """Give each label a folder.

        Args:
            shape: Of the export.
            chosen: All its scans.
            reserved: Names at the top that no label may have.

        Raises:
            ExportFailed: there is nothing that could be laid out so.
        """
        self._shape = shape
        names = NamesInUse()
        # Beside splits, a label called "test" would be read as one.
        splits = () if all(one.scan.split for one in chosen) else _SPLITS
        for name in (*reserved, UNLABELLED, *SET_ASIDE.values(), *splits):
            names.free(name)
        labels = sorted({one.scan.label for one in chosen if one.scan.label is not None})
        # By the alphabet, so that the next export calls the folders the same.
        self._folders = {label: names.free(folder_name(label)) for label in labels}
        if shape is ExportShape.KERAS:
            self._check_splits(chosen)

    @property
    def classes(self) -> tuple[Label, ...]:
        """Every label, in order."""
        return tuple(self._folders)

    def why_not(self, one: ChosenScan) -> str:
        """Return why a scan cannot be in this export, "" where it can."""
        scan = one.scan
        if not one.format:
            return scan.reason
        if self._shape is ExportShape.FOLDERS:
            return ""
        if one.format == DICOM:
            return scan.reason
        if self._shape is not ExportShape.KERAS:
            return ""
        if scan.status in SET_ASIDE:
            return f"{scan.status.value}: nothing should learn from it"
        if scan.label is None:
            return "it has no label"
        return "" if scan.split in _SPLITS else "it is in no split"

    def folder_of(self, scan: Scan) -> PurePosixPath:
        """Return the folder of a scan, relative to the export."""
        if self._shape is ExportShape.COCO:
            return PurePosixPath(IMAGES)
        return PurePosixPath(scan.split, self._label_folder(scan))

    def every_folder(self, chosen: Iterable[ChosenScan]) -> list[PurePosixPath]:
        """Return the folders that must be there even where no scan lies in them.

        Keras numbers classes by the folders it sees: a split that lacks one would call the
        classes after it by other numbers.
        """
        if self._shape is not ExportShape.KERAS:
            return []
        there = [one.scan for one in chosen if not self.why_not(one)]
        used = {scan.label for scan in there if scan.label is not None}
        splits = sorted({scan.split for scan in there})
        return [
            PurePosixPath(split, self._folders[label])
            for split in splits
            for label in sorted(used)
        ]

    def _label_folder(self, scan: Scan) -> str:
        if apart := SET_ASIDE.get(scan.status):
            return apart
        return UNLABELLED if scan.label is None else self._folders[scan.label]

    def _check_splits(self, chosen: Iterable[ChosenScan]) -> None:
        if not any(one.format and one.scan.split in _SPLITS for one in chosen):
            raise ExportFailed(
                "None of these scans is in train, val or test: make splits first, or export "
                "one folder a label, which Keras can split by itself."
            )
        if not any(not self.why_not(one) for one in chosen):
            raise ExportFailed("None of these scans has a label to learn from.")
