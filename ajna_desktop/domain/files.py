"""What is learnt about a file, from its name in the folder to the features of its image."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import ScanId

Features = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that the walk came upon, not opened."""

    path: str  # relative to the open folder, as `Scan.path`
    size: int  # bytes
    mtime_ns: int
    refused: str = ""  # why it will not be opened: a pipe, a link, no permission …


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of an upright image; numbers are shares of its width or height, in [0, 1]."""

    left: float
    top: float
    right: float  # > left
    bottom: float  # > top

    def pixels(self, height: int, width: int) -> tuple[slice, slice]:
        """Return the rows and columns of it in an image: at least one of each."""
        top, left = (
            min(int(self.top * height), height - 1),
            min(int(self.left * width), width - 1),
        )
        bottom = max(round(self.bottom * height), top + 1)
        right = max(round(self.right * width), left + 1)
        return slice(top, bottom), slice(left, right)

    @property
    def shorter(self) -> float:
        """The smaller of its width and height."""
        return min(self.right - self.left, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class FileToRead:
    """One file, as workers are told of it."""

    scan_id: ScanId
    path: str  # absolute; `os.fsdecode`
    part: Part | None = None  # only this of the image is looked at


@dataclass(frozen=True, slots=True)
class Identified:
    """What the content of a readable image file says, without decoding its pixels."""

    scan_id: ScanId
    content_hash: str  # SHA-256 of the bytes of the file, hexadecimal
    width: int  # pixels, upright
    height: int
    bits: int  # per sample
    format: str  # "JPEG"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be shown."""

    scan_id: ScanId
    reason: str  # a plain reason for the user, without the path
    content_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """The features of one image, under the hash of the very bytes that were decoded."""

    scan_id: ScanId
    content_hash: str
    average: Features  # (D,), average-pooled, or what a network gives that does not pool
    maximum: Features | None = None  # (D,), max-pooled; None where the network does not pool

    def features(self, kind: Pooling) -> Features:
        """Return the features of one kind.

        Raises:
            ValueError: there are none of that kind.
        """
        features = self.average if kind is Pooling.AVERAGE else self.maximum
        if features is None:
            raise ValueError(f"there are no features of the kind {kind}")
        return features
