"""What scans, groups and readers are called in an export: their names, or numbers."""

import os
from collections.abc import Sequence
from typing import Final, Protocol

from ajna_desktop.domain.curating.annotations import Annotation
from ajna_desktop.domain.scan import Scan
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.export_numbers import Named
from ajna_desktop.tasks.exporting.chosen_scans import ChosenScan

_SUFFIXES: Final = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "DICOM": ".dcm"}
_DAY: Final = len("2026-11-03")


class Names(Protocol):
    """How an export calls things."""

    def scan(self, scan: Scan) -> str:
        """What lists call a scan."""
        ...

    def file(self, scan: Scan, format: str) -> str:
        """How the file is called that holds it, in a format."""
        ...

    def number(self, scan: Scan) -> int:
        """Its number, the same in every export."""
        ...

    def group(self, scan: Scan) -> str:
        """Its patient, container or lot; "" where nobody knows."""
        ...

    def reader(self, name: str) -> str:
        """Who said something."""
        ...

    def moment(self, at_utc: str) -> str:
        """When something was said, as far as it may be told."""
        ...

    def annotations(self, one: ChosenScan) -> Sequence[Annotation]:
        """What people wrote about a scan, as far as it may be told."""
        ...


class OwnNames:
    """Everything is called as it is."""

    def scan(self, scan: Scan) -> str:
        """Return its path in the folder."""
        return scan.path

    def file(self, scan: Scan, format: str) -> str:
        """Return its file name; with another ending where it is written in another format."""
        name = scan.path.rpartition("/")[2]
        if format in ("", scan.format):
            return name
        return os.path.splitext(name)[0] + _SUFFIXES.get(format, "")

    def number(self, scan: Scan) -> int:
        """Return its id."""
        return scan.id

    def group(self, scan: Scan) -> str:
        """Return its group."""
        return scan.group

    def reader(self, name: str) -> str:
        """Return the name."""
        return name

    def moment(self, at_utc: str) -> str:
        """Return it."""
        return at_utc

    def annotations(self, one: ChosenScan) -> Sequence[Annotation]:
        """Return all of it."""
        return one.annotations


class NumberedNames:
    """Numbers stand for names; a store gives the same scan the same number every time.

    `group000012_scan000345.jpg`: scans of one patient or container still show as such, so that
    they can be kept in one split.
    """

    def __init__(self, collection: Collection, chosen: Sequence[ChosenScan]) -> None:
        """Look numbers up for these scans, or deal new ones.

        Raises:
            StoreError: new numbers could not be saved.
        """
        numbers = collection.export_numbers
        scans = [one.scan for one in chosen]
        self._scans = numbers.numbers(Named.SCAN, [str(scan.id) for scan in scans])
        self._groups = numbers.numbers(
            Named.GROUP, [scan.group for scan in scans if scan.group]
        )
        readers = {event.reader for one in chosen for event in one.events}
        self._readers = numbers.numbers(Named.READER, readers)

    def scan(self, scan: Scan) -> str:
        """Return its number, after that of its group."""
        number = f"scan{self._scans[str(scan.id)]:06d}"
        return f"{self.group(scan)}_{number}" if scan.group else number

    def file(self, scan: Scan, format: str) -> str:
        """Return the number with the ending of the format."""
        return self.scan(scan) + _SUFFIXES.get(format, "")

    def number(self, scan: Scan) -> int:
        """Return its number."""
        return self._scans[str(scan.id)]

    def group(self, scan: Scan) -> str:
        """Return its number."""
        return f"group{self._groups[scan.group]:06d}" if scan.group else ""

    def reader(self, name: str) -> str:
        """Return their number."""
        return f"reader {self._readers[name]}"

    def moment(self, at_utc: str) -> str:
        """Return the day: who reviews in the order of the names would tell that order."""
        return at_utc[:_DAY]

    def annotations(self, one: ChosenScan) -> Sequence[Annotation]:
        """Return nothing: whoever writes freely may write a name."""
        return ()
