"""Find the files of a folder, without opening images, following links or missing a thing."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import FolderUnreadable, ImageUnreadable
from ajna_desktop.domain.files import FoundFile
from ajna_desktop.imaging.content import ENOUGH, READ, kind_of
from ajna_desktop.imaging.read_file import kind_of_node, read_start, reason_of

# What operating systems and programs leave behind, in lower case; nobody means it.
LITTER: Final = frozenset(
    {
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        ".ds_store",
        ".directory",
        ".picasa.ini",
        "__macosx",
        "@eadir",
        "$recycle.bin",
        "system volume information",
        ".git",
        ".svn",
        ".hg",
        ".thumbnails",
        ".ipynb_checkpoints",
    }
)
LITTER_PREFIX: Final = "._"  # what macOS keeps beside each file on foreign disks

# Texts and tables that lie beside images: not images, and not worth a line under *Unreadable*
# unless their content says otherwise.
_SIDECAR_SUFFIXES: Final = """
    .csv .tsv .txt .md .rst .json .jsonl .xml .yaml .yml .toml .ini .cfg .log .html .htm .pdf
    .rtf .doc .docx .odt .xls .xlsx .ods .py .ipynb .sh .bat .npy .npz .sha256 .md5
"""
SIDECARS: Final = frozenset(_SIDECAR_SUFFIXES.split())

_ENTRIES_BETWEEN_CHECKS: Final = 1000


def walk(folder: Path, stop: Callable[[], bool]) -> Iterator[FoundFile]:
    """Yield every file below `folder` that may be an image, as it is found.

    All regular files are found, whatever their name, but litter and sidecars (the constants
    above; a sidecar whose content is an image is found). Links, pipes, sockets, devices and
    folders that may not be read are found with a reason in `refused`. Files of a folder come
    in the order of their names, before those of its sub-folders. Ends early when `stop()` is
    true; it is asked at least every thousand entries.

    Raises:
        FolderUnreadable: `folder` itself cannot be read.
    """
    root = os.path.abspath(folder)
    try:
        os.listdir(root)
    except OSError as error:
        raise FolderUnreadable(f"The folder cannot be read: {reason_of(error)}.") from error
    seen: set[tuple[int, int]] = set()
    waiting = [""]  # folders relative to `root`, the next one last
    while waiting and not stop():
        relative = waiting.pop()
        folder_path = os.path.join(root, relative)
        try:
            entries = _entries(folder_path, seen, stop)
        except OSError as error:
            yield FoundFile(relative, 0, 0, reason_of(error))
            continue
        prefix = f"{relative}/" if relative else ""
        folders = []
        for entry in entries:
            if stop():
                return
            if _is_folder(entry):
                folders.append(prefix + entry.name)
            elif (found := _found(prefix, entry)) is not None:
                yield found
        waiting += reversed(folders)


def is_candidate(path: str, name: str) -> bool:
    """Return whether the regular file `path`, called `name`, may be an image."""
    if name.startswith(LITTER_PREFIX):
        return False
    if os.path.splitext(name)[1].casefold() not in SIDECARS:
        return True
    try:
        return kind_of(read_start(path, ENOUGH)) in READ
    except ImageUnreadable:
        return False


def _entries(
    path: str, seen: set[tuple[int, int]], stop: Callable[[], bool]
) -> list[os.DirEntry[str]]:
    """Return what is in a folder, sorted by name; nothing if it was read before."""
    status = os.stat(path)
    identity = (status.st_dev, status.st_ino)
    if identity in seen:  # a folder mounted inside itself, or a junction of Windows
        return []
    seen.add(identity)
    entries = []
    with os.scandir(path) as listing:
        for number, entry in enumerate(listing):
            if number % _ENTRIES_BETWEEN_CHECKS == 0 and stop():
                break
            if entry.name.casefold() not in LITTER:
                entries.append(entry)
    return sorted(entries, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False  # `_found` will say why


def _found(prefix: str, entry: os.DirEntry[str]) -> FoundFile | None:
    path = prefix + entry.name
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return FoundFile(path, 0, 0, reason_of(error))
    reason = kind_of_node(status.st_mode)
    if not reason and not is_candidate(entry.path, entry.name):
        return None
    return FoundFile(path, status.st_size, status.st_mtime_ns, reason)
