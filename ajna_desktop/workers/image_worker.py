"""The image worker's side in the child process: bytes in, facts, pictures and pixels out."""

import hashlib
from collections.abc import Sequence

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.files import Described, FileToRead, Identified, Refused
from ajna_desktop.imaging.measure import MEASURED_SIDE, measure
from ajna_desktop.imaging.pixels import Pixels, Thumbnail
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode, identify
from ajna_desktop.imaging.thumbnails import make_thumbnail, shrunk


class ImageWorker:
    """Reads image files that may be hostile, where they can harm nothing else."""

    def __init__(self, most_megapixels: int) -> None:
        self._most_megapixels = most_megapixels

    def identify(self, files: Sequence[FileToRead]) -> list[Identified | Refused]:
        """Return what the content of each file says, in their order."""
        return [self._identify(file) for file in files]

    def measure(self, files: Sequence[FileToRead]) -> list[Described | Refused]:
        """Return what is measured of each image, packed as one row, in their order."""
        return [self._measure(file) for file in files]

    def thumbnail(self, path: str, side: int) -> Thumbnail:
        """Return a picture of at most `side` pixels a side."""
        return make_thumbnail(read_file(path), side, self._most_megapixels)

    def pixels(self, path: str, most_side: int | None) -> Pixels:
        """Return the pixels, averaged down to `most_side` unless that is None."""
        data = read_file(path)
        pixels = decode(data, longest=most_side, most_megapixels=self._most_megapixels)
        return pixels if most_side is None else shrunk(pixels, most_side)

    def _measure(self, file: FileToRead) -> Described | Refused:
        content_hash = None
        try:
            data = read_file(file.path)
            content_hash = hashlib.sha256(data).hexdigest()
            # Twice as many pixels as are measured: those of a reduced JPEG are too smooth.
            pixels = decode(
                data, longest=2 * MEASURED_SIDE, most_megapixels=self._most_megapixels
            )
        except ImageUnreadable as error:
            return Refused(file.scan_id, str(error), content_hash)
        return Described(file.scan_id, content_hash, measure(pixels).packed())

    def _identify(self, file: FileToRead) -> Identified | Refused:
        content_hash = None
        try:
            data = read_file(file.path)
            content_hash = hashlib.sha256(data).hexdigest()
            header = identify(data, self._most_megapixels)
        except ImageUnreadable as error:
            return Refused(file.scan_id, str(error), content_hash)
        return Identified(
            scan_id=file.scan_id,
            content_hash=content_hash,
            width=header.width,
            height=header.height,
            bits=header.bits,
            format=header.format,
            note=header.note,
        )
