"""Index files on disk: written whole or not at all, and verified before anything reads them.

    <folder>/CURRENT                    "gen-0002 <SHA-256 of its manifest>"
    <folder>/gen-0002/manifest.json     what it is, and size and SHA-256 of every other file
    <folder>/gen-0002/…                 the files

A generation is written under a temporary name, flushed to the disk, renamed, and only then
named by CURRENT, which is replaced in one step. So whenever the program is killed, CURRENT
names an old or the new generation, and both are complete.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import IndexDamaged, IndexNotBuilt

CURRENT: Final = "CURRENT"
_MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1  # of the files; another number is another program's index
_BUILDING: Final = ".building-"
_LARGEST_MANIFEST: Final = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Forest:
    """What an index was made of and how. Every field must be as expected to open it."""

    backbone_id: str
    width: int  # features of a vector
    components: int  # of the projection that the trees see
    metric: str
    items: int
    trees: int
    seed: int
    annoy_version: str
    excluded: int  # contents without a direction, not in the index
    rung: int  # of `effort.LADDER`: how hard to look
    recall: float  # what that found of the true neighbours of a sample, in [0, 1]


@dataclass(frozen=True, slots=True)
class Generation:
    """A complete, verified set of index files."""

    folder: Path
    forest: Forest


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write the files of a generation into; it is gone at the end.

    Raises:
        IndexNotBuilt: the disk is full, or may not be written to.
    """
    temporary: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder))
        yield temporary
    except OSError as error:
        raise IndexNotBuilt(
            f"The index of look-alikes could not be written: {error.strerror or error}."
        ) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def publish(folder: Path, temporary: Path, forest: Forest) -> None:
    """Make the files in `temporary` the current generation, then remove older ones.

    One process at a time may build in `folder`; others may read meanwhile.
    """
    files = {path.name: _stamp(path) for path in sorted(temporary.iterdir())}
    manifest = json.dumps(
        {"format": _FORMAT, "forest": asdict(forest), "files": files}, indent=2
    ).encode()
    (temporary / _MANIFEST).write_bytes(manifest)
    for path in temporary.iterdir():
        _flush(path)
    _flush(temporary)
    name = _next_name(folder)
    temporary.rename(folder / name)
    _flush(folder)
    pointer = folder / f"{_BUILDING}{CURRENT}"
    pointer.write_text(f"{name} {hashlib.sha256(manifest).hexdigest()}\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(folder / CURRENT)
    _flush(folder)
    _remove_all_but(folder, name)


def current(folder: Path) -> Generation | None:
    """Verify the current generation: size and SHA-256 of every byte of it.

    Returns None where none was ever built.

    Raises:
        IndexDamaged: anything is not as it was written; it must be built again.
    """
    while (pointer := _pointer(folder)) is not None:
        try:
            return _verified(folder, pointer)
        except IndexDamaged:
            # Another process may have published and removed what we were about to read.
            if _pointer(folder) == pointer:
                raise
    return None


def _pointer(folder: Path) -> bytes | None:
    try:
        with (folder / CURRENT).open("rb") as file:
            return file.read(256)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexDamaged("The index of look-alikes cannot be read.") from error


def _verified(folder: Path, pointer: bytes) -> Generation:
    try:
        name, digest = pointer.decode("ascii").split()
        if not name.startswith("gen-") or Path(name).name != name:
            raise ValueError(name)
        with (folder / name / _MANIFEST).open("rb") as file:
            text = file.read(_LARGEST_MANIFEST)
        if hashlib.sha256(text).hexdigest() != digest:
            raise ValueError(_MANIFEST)
        manifest: dict[str, Any] = json.loads(text)
        if manifest["format"] != _FORMAT:
            raise ValueError("format")
        for file_name, stamp in manifest["files"].items():
            _check(folder / name / file_name, stamp)
        return Generation(folder / name, Forest(**manifest["forest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged("The index of look-alikes is damaged.") from error


def _check(path: Path, stamp: dict[str, Any]) -> None:
    # The size first: it costs nothing, and a file cut short is the most frequent damage.
    if path.stat().st_size != stamp["size"] or _stamp(path) != stamp:
        raise ValueError(path.name)


def _stamp(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return {"size": file.tell(), "sha256": digest}


def _flush(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps names by itself, and opens no folder
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _next_name(folder: Path) -> str:
    numbers = [0]
    for path in folder.glob("gen-*"):
        with suppress(ValueError):
            numbers.append(int(path.name.removeprefix("gen-")))
    return f"gen-{max(numbers) + 1:04}"


def _remove_all_but(folder: Path, name: str) -> None:
    # Best effort: Windows keeps files that a reader has mapped; the next build tries again.
    # Elsewhere a reader keeps what it has mapped though the name is gone.
    for path in [*folder.glob("gen-*"), *folder.glob(f"{_BUILDING}*")]:
        if path.name != name:
            shutil.rmtree(path, ignore_errors=True)
