"""What an export says of itself, so that anybody can check it and the next one can go on."""

from dataclasses import dataclass
from typing import Any, Final

from ajna_desktop.domain.curating.export_wish import Files

FORMAT: Final = "Ajna Desktop export"
FORMAT_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One image of an export."""

    file: str  # where it lies, relative to the manifest, with "/"
    scan: str  # its path in the folder of scans, or its number
    sha256: str  # of the exported file; of the scan where only a list was written
    bytes: int
    width: int  # pixels, upright
    height: int
    label: str | None
    status: str
    split: str
    group: str
    events: tuple[int, ...] = ()  # numbers of the label events about it, as `seq` below
    note: str = ""  # what whoever uses it should know
    source_sha256: str = ""  # of the scan, where the exported file is not the same


@dataclass(frozen=True, slots=True)
class ExportedList:
    """One text or table of an export."""

    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scan that was asked for and is not there."""

    scan: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportManifest:
    """The content of `manifest.json`."""

    format: str
    format_version: int
    program: str  # with its version
    at_utc: str
    store: str  # id of the store that it was taken from
    shape: str
    files_are: str
    is_deidentified: bool
    scans_asked_for: str  # the query, in words; "" where the words may name somebody
    events_until: int  # how many label events there were
    head_hash: str  # of the last of them
    classes: tuple[str, ...]
    figures: dict[str, Any]  # what the predictions of the day said of these scans
    files: tuple[ExportedFile, ...] = ()
    lists: tuple[ExportedList, ...] = ()
    skipped: tuple[LeftOut, ...] = ()
    events: tuple[dict[str, Any], ...] = ()  # the label events about these scans
    unfinished: tuple[str, ...] = ()  # files that may be there, whole or not

    def written(self) -> list[ExportedFile | ExportedList]:
        """Return what was written: not the images where the export only lists them."""
        is_list = self.files_are == Files.LIST.value
        return [*(() if is_list else self.files), *self.lists]
