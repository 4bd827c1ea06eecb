"""Which scans a row of a table means: by path, file name, content hash or group."""

import ntpath
import os
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.records import Row

_PAGE: Final = 2000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class NamedScans:
    """The scans of a folder by everything that a table may call them."""

    def __init__(self, folder: Path) -> None:
        """Know no scan yet; see `of`."""
        self.ways: dict[str, dict[str, list[ScanId]]] = {
            "path": {},
            "content hash": {},
            "file name": {},
            "file name without ending": {},
            "group": {},
        }
        self._folder = f"{plain(os.fspath(folder))}/"

    @classmethod
    def of(cls, collection: Collection, context: TaskContext) -> "NamedScans":
        """Read what every scan may be called."""
        named = cls(collection.folder)
        for page in collection.predictions.table(_PAGE):
            context.check()
            for scan, _ in page:
                name = scan.path.rpartition("/")[2]
                stem = name.rpartition(".")[0]
                calls = scan.path, scan.content_hash, name, stem, scan.group
                for way, call in zip(named.ways.values(), calls, strict=True):
                    if call:
                        way.setdefault(plain(call), []).append(scan.id)
        return named

    def best(
        self, heading: Sequence[str], rows: Sequence[Row], key: str | None
    ) -> tuple[int, str]:
        """Return the column that names scans, and how; the first of equals.

        Raises:
            TableUnreadable: there is no column `key`, or none names scans.
        """
        columns = range(len(heading))
        if key is not None:
            if key not in heading:
                known = ", ".join(heading)
                raise TableUnreadable(f"The table has no column “{key}”. It has: {known}.")
            columns = range(heading.index(key), heading.index(key) + 1)
        hits = {
            (column, way): sum(
                column < len(row) and self._call(row[column]) in scans for _, row in rows
            )
            for column in columns
            for way, scans in self.ways.items()
        }
        best = max(hits, key=lambda one: hits[one])
        if not hits[best]:
            raise TableUnreadable(
                "No column of the table names scans of this folder, by path, file name, "
                "content hash (SHA-256) or group. Is it the table of another folder?"
            )
        return best

    def meant(self, way: str, call: str) -> list[ScanId]:
        """Return the scans that are called so, none where there are none."""
        return self.ways[way].get(self._call(call), [])

    def refusal(self, way: str, call: str, allows_many: bool) -> str:
        """Return why a name cannot be used, "" where it can."""
        scans = self.meant(way, call)
        if not scans:
            outside = leads_outside(self._call(call))
            return outside if outside else "it names no scan of this folder"
        if len(scans) > 1 and not allows_many:
            return f"{len(scans)} scans have this name"
        return ""

    def _call(self, name: str) -> str:
        """Return a name as it is compared; a full path into the folder is one within it."""
        return plain(name).removeprefix(self._folder)


def plain(name: str) -> str:
    """Return a name as it is compared: case and the kind of slash do not count."""
    return name.strip().replace("\\", "/").removeprefix("./").casefold()


def leads_outside(path: str) -> str:
    """Return why a path of a table cannot be one within a folder, "" where it can.

    Nothing is opened by it either way: it is compared with names that are known. The reason
    is told because such a table is not what its reader takes it for.
    """
    if _SHA256.fullmatch(path):
        return ""
    if posixpath.isabs(path) or ntpath.splitdrive(path)[0]:
        return "it is a full path that leads out of this folder"
    if ".." in path.split("/"):
        return "its path leads out of this folder (..)"
    return ""
