"""Maps and clusters that took long to find, kept by the contents that they are of."""

import hashlib
import io
import logging
import os
import re
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.disk import make_folder

_log = logging.getLogger(__name__)

Arrays = dict[str, npt.NDArray[Any]]

_DIGEST: Final = 32  # bytes of a SHA-256 before the arrays


class MapCache:
    """Files of arrays with a checksum before them. What is damaged counts as never made."""

    def __init__(self, folder: Path) -> None:
        """Keep the files in `folder`, which is made when the first one is written."""
        self._folder = folder

    def read(self, name: str) -> Arrays | None:
        """Return the arrays that were kept under a name, None where there are none."""
        try:
            content = self._file(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            _log.warning("a map cannot be read", exc_info=True)
            return None
        digest, arrays = content[:_DIGEST], content[_DIGEST:]
        if hashlib.sha256(arrays).digest() != digest:
            _log.warning("a map is damaged and will be made again")
            return None
        try:
            with np.load(io.BytesIO(arrays), allow_pickle=False) as file:
                return {key: file[key] for key in file.files}
        except (ValueError, OSError, zipfile.BadZipFile):
            _log.warning("a map is of another version and will be made again")
            return None

    def write(self, name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Keep arrays under a name, whole or not at all.

        Raises:
            StoreError: the disk is full or read-only; what was there stays.
        """
        make_folder(self._folder)
        stream = io.BytesIO()
        np.savez(stream, allow_pickle=False, **dict(arrays))
        content = stream.getvalue()
        temporary = ""
        try:
            number, temporary = tempfile.mkstemp(prefix=".map-", dir=self._folder)
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(content).digest())
                file.write(content)
            os.replace(temporary, self._file(name))
        except OSError as error:
            with suppress(OSError):
                os.unlink(temporary)
            raise StoreError(f"The map cannot be kept: {error.strerror or error}.") from error

    def _file(self, name: str) -> Path:
        safe = re.sub(r"[^A-Za-z0-9._-]", "_", name)[:80].lstrip(".")
        digest = hashlib.sha256(name.encode()).hexdigest()[:8]  # different names, other files
        return self._folder / f"{safe}-{digest}.map"
