"""What the file of a scan holds in an export: itself, or what it is made into."""

import hashlib
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import orientation_of
from ajna_desktop.imaging.without_metadata import without_metadata
from ajna_desktop.imaging.write_image import pixels_as_png
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.chosen_scans import DICOM, ChosenScan

if TYPE_CHECKING:
    from ajna_desktop.imaging.deidentify_dicom import DicomDeidentifier

_BURNT_IN: Final = "it does not say that nothing is written into the image itself"
_CHANGED: Final = "it changed since the folder was read: read the folder again"
_KERAS_READS: Final = frozenset({"JPEG", "PNG"})


class PixelReader(Protocol):
    """Reads images elsewhere."""

    def pixels(self, path: str, most_side: int | None = None) -> "Future[Pixels]":
        """Decode an image; the future fails with `ImageUnreadable`."""


@dataclass(frozen=True, slots=True)
class Content:
    """Of one exported file."""

    data: bytes
    note: str = ""

    @property
    def sha256(self) -> str:
        """In hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


class Contents:
    """Prepares files one by one."""

    def __init__(
        self,
        collection: Collection,
        images: PixelReader,
        wish: ExportWish,
        dicom: "DicomDeidentifier | None",
        context: TaskContext,
    ) -> None:
        """Take what is needed to read and to write.

        Args:
            collection: Where the scans are.
            images: Decodes what must be written anew.
            wish: What the export shall be.
            dicom: Takes names out of DICOM files, where they are to be left out.
            context: For stopping while an image is decoded.
        """
        self._collection = collection
        self._images = images
        self._wish = wish
        self._dicom = dicom
        self._context = context
        self._anew: set[ScanId] = set()  # whose pixels are written anew

    def format_of(self, one: ChosenScan) -> str:
        """Return the format that the exported file will have, before anything is written.

        Raises:
            ImageUnreadable: the file cannot be read.
        """
        if one.format == DICOM or not self._wish.takes_files:
            return one.format
        if not self._is_written_anew(one):
            return one.format
        self._anew.add(one.scan.id)
        return "PNG"

    def of(self, one: ChosenScan, name: str, group: str) -> Content:
        """Return what the exported file of a scan shall hold, once `format_of` was asked.

        Args:
            one: The scan.
            name: What it is called in the export.
            group: What its group is called in the export.

        Raises:
            ImageUnreadable: with the reason why there is none.
        """
        path = self._collection.absolute(one.scan)
        data = read_file(path)
        known = one.scan.content_hash
        if known is not None and hashlib.sha256(data).hexdigest() != known:
            raise ImageUnreadable(_CHANGED)
        if one.format == DICOM:
            if self._dicom is None:
                return Content(data)
            from ajna_desktop.imaging.deidentify_dicom import may_show_names

            note = _BURNT_IN if may_show_names(data) else ""
            return Content(self._dicom.without_names(data, name, group), note)
        if one.scan.id in self._anew:
            pixels = self._context.wait(self._images.pixels(path))
            return Content(pixels_as_png(pixels))
        return Content(without_metadata(data) if self._wish.is_deidentified else data)

    def _is_written_anew(self, one: ChosenScan) -> bool:
        path = self._collection.absolute(one.scan)
        if self._wish.shape is ExportShape.KERAS:
            # Keras shall read it, and read what this program shows.
            return one.format not in _KERAS_READS or orientation_of(read_file(path)) != 1
        if one.format == "TIFF" and self._wish.is_deidentified:
            try:
                without_metadata(read_file(path))
            except ImageUnreadable:
                return True  # packed in a way that cannot be copied as it is
        return False
