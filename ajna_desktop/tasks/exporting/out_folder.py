"""The folder that is exported into: what is written, moved, left alone and taken away."""

import hashlib
import os
import re
import shutil
import uuid
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ajna_desktop.domain.curating.export_manifest import ExportManifest
from ajna_desktop.domain.curating.export_wish import Files
from ajna_desktop.domain.progress import Doing
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.export_names import NamesInUse

_HALF_WRITTEN: Final = re.compile(r"\.part-[0-9a-f]{32}")
_PIECE: Final = 1 << 20  # bytes


@dataclass(slots=True)
class ChangedFiles:
    """What one export did to the folder."""

    written: int = 0
    moved: int = 0
    unchanged: int = 0
    removed: int = 0
    left_alone: int = 0  # somebody else has changed what an earlier export had written


class OutFolder:
    """Knows its own files by the former manifest; every other file is somebody else's."""

    def __init__(self, root: Path, former: ExportManifest | None, context: TaskContext) -> None:
        """Look at what is there. Reads every file that the former export wrote.

        Raises:
            OSError: it cannot be read.
        """
        self.changed = ChangedFiles()
        self._root = root
        self._there: dict[str, str] = {}  # own files, with their SHA-256
        self._of_content: dict[str, list[str]] = defaultdict(list)
        self._wanted: set[str] = set()
        if former is not None:
            self._recognise(former, context)
        self._folders = {parent for name in self._there for parent in _parents(name)}
        self._names: dict[PurePosixPath, NamesInUse] = {}
        self._reserve_names_of_others()

    def stays(self, folder: PurePosixPath, former: str) -> bool:
        """Return whether a file that lay at `former` can stay where it is."""
        return former in self._there and PurePosixPath(former).parent == folder

    def name(self, folder: PurePosixPath, name: str) -> PurePosixPath:
        """Return a free place in a folder, and take it."""
        place = folder / self._names.setdefault(folder, NamesInUse()).free(name)
        self._wanted.add(str(place))
        return place

    def give_up(self, place: PurePosixPath) -> None:
        """Say that nothing will lie at a place that `name` gave."""
        self._wanted.discard(str(place))

    def make_folders(self, folders: Iterable[PurePosixPath]) -> None:
        """Make folders that stay even when they are empty."""
        for folder in folders:
            (self._root / folder).mkdir(parents=True, exist_ok=True)
            self._wanted.add(str(folder))

    def put(self, place: PurePosixPath, data: bytes, sha256: str, original: str = "") -> None:
        """See to it that a file holds these bytes; one that does is not touched.

        Args:
            place: As `name` gave it.
            data: What it shall hold.
            sha256: Of that.
            original: The file that it is a copy of, whose time it gets.
        """
        name, target = str(place), self._root / place
        if self._there.get(name) == sha256:
            self.changed.unchanged += 1
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        old = self._same_elsewhere(sha256)
        if old is not None:
            os.replace(self._root / old, target)
            del self._there[old]
            self.changed.moved += 1
        else:
            _write(target, data, original)
            self.changed.written += 1
        self._there[name] = sha256

    def link(self, place: PurePosixPath, source: str, data: bytes, sha256: str) -> None:
        """See to it that a place is a hard link to `source`, or a copy where none can be."""
        name, target = str(place), self._root / place
        if name in self._there and os.path.samefile(source, target):
            self.changed.unchanged += 1
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(target)
        try:
            os.link(source, beside, follow_symlinks=False)
        except OSError:  # another file system, or one without links: a copy does it
            self.put(place, data, sha256, source)
            return
        os.replace(beside, target)
        # POSIX: renaming one link onto another of the same file does nothing and keeps both.
        beside.unlink(missing_ok=True)
        self.changed.written += 1
        self._there[name] = sha256

    def remove_the_rest(self) -> None:
        """Take away own files that are not wanted any more, and the folders this empties."""
        for name in sorted(self._there.keys() - self._wanted):
            (self._root / name).unlink(missing_ok=True)
            self.changed.removed += 1
        for folder in sorted(self._folders - self._wanted, key=len, reverse=True):
            with suppress(OSError):  # something is in it
                (self._root / folder).rmdir()

    def _recognise(self, former: ExportManifest, context: TaskContext) -> None:
        is_link = former.files_are == Files.LINK.value
        written = former.written()
        for done, one in enumerate(written):
            context.step(Doing.IDENTIFYING, done, len(written))
            found = self._hash_of(one.file)
            if found is None:
                continue
            # Of a link, what is there is there elsewhere too: the original was edited.
            if found == one.sha256 or (is_link and os.stat(self._root / one.file).st_nlink > 1):
                self._there[one.file] = found
            else:
                self.changed.left_alone += 1
        if former.unfinished:
            self._clear_up()
        for name in former.unfinished:
            if (found := self._hash_of(name)) is not None:
                self._there[name] = found
        for name, found in self._there.items():
            self._of_content[found].append(name)

    def _clear_up(self) -> None:
        """Take away what was being written when an update was killed."""
        for folder, _, files in os.walk(self._root):
            for name in files:
                if _HALF_WRITTEN.fullmatch(name):
                    Path(folder, name).unlink(missing_ok=True)

    def _hash_of(self, name: str) -> str | None:
        """Return what a place of the manifest holds, None where no file of the export is."""
        file = self._root / name
        inside = os.path.realpath(file.parent)
        # A manifest that somebody made up must not have files removed elsewhere.
        if not Path(inside).is_relative_to(os.path.realpath(self._root)) or ".." in file.parts:
            return None
        if os.path.islink(file) or not os.path.isfile(file):
            return None
        digest = hashlib.sha256()
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def _reserve_names_of_others(self) -> None:
        for folder, below, files in os.walk(self._root):
            place = PurePosixPath(Path(folder).relative_to(self._root).as_posix())
            names = self._names.setdefault(place, NamesInUse())
            for name in (*below, *files):
                if str(place / name) not in self._there:
                    names.free(name)

    def _same_elsewhere(self, sha256: str) -> str | None:
        """Return a file with this content whose place nobody wants any more."""
        for name in self._of_content.get(sha256, ()):
            if name not in self._wanted and self._there.get(name) == sha256:
                return name
        return None


def _parents(name: str) -> list[str]:
    return [str(one) for one in PurePosixPath(name).parents if one != PurePosixPath(".")]


def _beside(target: Path) -> Path:
    return target.with_name(f".part-{uuid.uuid4().hex}")


def _write(target: Path, data: bytes, original: str) -> None:
    """Write a file whole or not at all."""
    beside = _beside(target)
    try:
        beside.write_bytes(data)
        if original:
            with suppress(OSError):  # the time of the original is a courtesy
                shutil.copystat(original, beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
