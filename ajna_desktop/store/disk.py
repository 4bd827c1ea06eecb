"""What the disk is asked for beside SQLite: durable files, durable names, private folders."""

import os
import sys
from pathlib import Path

from ajna_desktop.domain.errors import StoreError


def sync_file(path: Path) -> None:
    """Return when the content of the file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk; Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder that only this user may read: scans are confidential.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder for the program's data cannot be made ({error.strerror})."
        ) from error
