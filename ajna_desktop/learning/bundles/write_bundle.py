"""Write the folder of a bundle, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ajna_desktop.domain.errors import ExportFailed


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files to `folder`, which must not exist yet; some may lie in folders within.

    Raises:
        ExportFailed: it cannot be written, or there is something already.
    """
    if folder.exists():
        raise ExportFailed(f"There is a classifier called “{folder.name}” already.")
    temporary = ""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)
        for name, content in files.items():
            path = Path(temporary, name)
            path.parent.mkdir(exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, 0o755)  # `mkdtemp` makes it private
        os.rename(temporary, folder)
    except OSError as error:
        raise ExportFailed(f"The classifier cannot be saved: {error.strerror}.") from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
