"""The bytes of a file that may be anything: a pipe, a link, huge, changing, gone."""

import errno
import os
import stat
from typing import Final

from ajna_desktop.domain.errors import ImageUnreadable

MOST_BYTES: Final = 512 * 1024 * 1024  # larger files are refused: they would fill the memory

# Opening a pipe must not wait for a writer, and a link must not lead out of the folder.
_SAFELY: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_REASONS: Final = {
    errno.ENOENT: "no longer there",
    errno.ENOTDIR: "no longer there",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ELOOP: "a link; links are not followed",
    errno.EISDIR: "a folder",
    errno.ENXIO: "not a regular file",
    errno.ENAMETOOLONG: "its path is too long",
    errno.ENOMEM: "it needs more memory than there is",
}


def read_file(path: str, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the content of the regular file at `path`, all of it at one moment.

    Raises:
        ImageUnreadable: with the reason, in which the path does not occur.
    """
    for _ in range(2):  # somebody may just be copying it there
        content = _read_once(path, most_bytes)
        if content is not None:
            return content
    raise ImageUnreadable("it changed while it was read")


def read_start(path: str, size: int) -> bytes:
    """Return the first `size` bytes of the regular file at `path`, fewer if it is shorter.

    Raises:
        ImageUnreadable: as `read_file`.
    """
    try:
        with open(path, "rb", opener=_open_safely) as file:
            _check_regular(os.fstat(file.fileno()))
            return file.read(size)
    except OSError as error:
        raise ImageUnreadable(reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Return why the system refused, in plain words and without the path."""
    known = _REASONS.get(error.errno or 0)
    return known or f"it cannot be read: {error.strerror or type(error).__name__}"


def kind_of_node(mode: int) -> str:
    """Return why a file of this `st_mode` is not opened, "" if it is a regular file."""
    if stat.S_ISREG(mode):
        return ""
    for is_kind, words in (
        (stat.S_ISLNK, _REASONS[errno.ELOOP]),
        (stat.S_ISFIFO, "a pipe, not a file"),
        (stat.S_ISSOCK, "a socket, not a file"),
        (stat.S_ISDIR, _REASONS[errno.EISDIR]),
        (stat.S_ISCHR, "a device, not a file"),
        (stat.S_ISBLK, "a device, not a file"),
    ):
        if is_kind(mode):
            return words
    return "not a regular file"


def _read_once(path: str, most_bytes: int) -> bytes | None:
    """Return the content, or None if the file changed meanwhile."""
    try:
        with open(path, "rb", opener=_open_safely) as file:
            before = os.fstat(file.fileno())
            _check_regular(before)
            if before.st_size == 0:
                raise ImageUnreadable("empty file")
            if before.st_size > most_bytes:
                raise ImageUnreadable(f"larger than {most_bytes >> 20} MiB")
            content = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise ImageUnreadable(reason_of(error)) from error
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == before.st_size else None


def _check_regular(status: os.stat_result) -> None:
    reason = kind_of_node(status.st_mode)
    if reason:
        raise ImageUnreadable(reason)


def _open_safely(path: str, flags: int) -> int:
    return os.open(path, flags | _SAFELY)
