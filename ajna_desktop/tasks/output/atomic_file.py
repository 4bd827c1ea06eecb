"""Write a result so that it is there whole or not at all."""

import os
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import displayable

_PROBE: Final = 1 << 20  # bytes: less than any study takes


def replace_file(file: Path, content: bytes | Iterable[bytes]) -> None:
    """Write `content`, in one piece or several, to `file`; no half-written file ever stays.

    Raises:
        ExportFailed: it could not be written: no permission, no space; or a pipe or a device
            is there, which a file must not take the place of.
    """
    if os.path.exists(file) and not (os.path.isfile(file) or os.path.isdir(file)):
        raise ExportFailed(
            f"“{displayable(file.name)}” is no ordinary file: choose another place."
        )
    temporary = file.with_name(f".part-{uuid.uuid4().hex}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as stream:
                stream.writelines([content] if isinstance(content, bytes) else content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"“{displayable(file.name)}” could not be written: {error.strerror or error}."
        ) from error


def can_write(folder: Path) -> None:
    """Make sure, before long work, that results can be written to a folder; make it if need be.

    Raises:
        ExportFailed: they cannot: no permission, no space, or there is no folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_PROBE))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        raise ExportFailed(
            f"Nothing can be written to “{displayable(folder.name)}”: "
            f"{error.strerror or error}."
        ) from error


def outside(out: Path, folder: Path) -> None:
    """Make sure that nothing is written among the scans.

    Raises:
        ExportFailed: `out` is the folder of the scans, or lies inside it.
    """
    # Not `Path.resolve`, which raises where a link leads to itself.
    if Path(os.path.realpath(out)).is_relative_to(os.path.realpath(folder)):
        raise ExportFailed(
            "Results are never written into the folder of the scans: choose another place."
        )
