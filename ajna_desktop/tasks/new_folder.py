"""Make a folder so that it is there whole or not at all."""

import os
import shutil
import tempfile
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
