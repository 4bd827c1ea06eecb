"""Make a folder so that it is there whole or not at all."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import displayable


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, which becomes `folder` when nothing was raised.

    Until then it lies so deep beside it that nobody takes it for a finished one.

    Raises:
        ExportFailed: there is something of that name already, or it cannot be written.
    """
    if os.path.lexists(folder):
        raise ExportFailed(f"There is a model called “{displayable(folder.name)}” already.")
    temporary = ""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix=".new-", dir=folder.parent)
        filled = Path(temporary, folder.name)
        filled.mkdir()
        yield filled
        os.rename(filled, folder)
    except OSError as error:
        raise ExportFailed(
            f"“{displayable(folder.name)}” cannot be saved: {error.strerror or error}."
        ) from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def empty_folder(out: Path) -> Iterator[Path]:
    """Give a folder to fill, whose content lies in `out` when nothing was raised.

    Until then it lies hidden beside `out`; inside it where that is a link or another disk,
    whose place no folder can take.

    Args:
        out: An empty folder, or one to be made.

    Raises:
        ExportFailed: `out` is not empty, or cannot be written to.
    """
    out = out.absolute()  # "." has no name, and no place beside it
    is_fixed = os.path.isdir(out) and (os.path.islink(out) or os.path.ismount(out))
    temporary = (out if is_fixed else out.parent) / f".part-{uuid.uuid4().hex}"
    try:
        check_empty(out)
        temporary.mkdir(parents=True)
        yield temporary
        if is_fixed:
            for entry in list(temporary.iterdir()):
                entry.rename(out / entry.name)
            return
        if out.exists():
            out.rmdir()  # Windows does not rename onto an empty folder
        temporary.rename(out)
    except OSError as error:
        raise ExportFailed(
            f"“{displayable(out.name)}” could not be written: {error.strerror or error}."
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def check_empty(out: Path) -> None:
    """Make sure that there is nothing in a folder, or no such folder.

    Raises:
        ExportFailed: there is.
        OSError: it cannot be looked into.
    """
    if os.path.lexists(out) and (not out.is_dir() or any(out.iterdir())):
        raise ExportFailed(
            f"“{displayable(out.name)}” is not empty, and nothing is ever overwritten: "
            "choose an empty folder, or a new name."
        )


def remove_folder(folder: Path) -> None:
    """Take a folder away at once, then delete what was in it.

    Raises:
        ExportFailed: it cannot be removed.
    """
    try:
        grave = Path(tempfile.mkdtemp(prefix=".gone-", dir=folder.parent))
        os.rename(folder, grave / folder.name)
    except OSError as error:
        raise ExportFailed(
            f"“{displayable(folder.name)}” cannot be removed: {error.strerror or error}."
        ) from error
    shutil.rmtree(grave, ignore_errors=True)
