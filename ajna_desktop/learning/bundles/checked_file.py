"""Read a file of a bundle if it is the very one that the manifest names."""

import hashlib
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.manifest import MANIFEST

_MOST_BYTES: Final = 4 << 30


def checked_content(file: Path, sha256: str) -> bytes:
    """Return the bytes of `file` if they are the ones meant.

    Hashed and used are the same bytes, so nobody can swap the file in between.

    Raises:
        BundleInvalid: it is missing, cannot be read, or is another one.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise BundleInvalid(f"{told(file)} is far too large.")
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise BundleInvalid(
            f"The weights {told(file)} are missing. Put the file back, or install Ajna "
            f"Desktop or the bundle again; the program never runs on random weights."
        ) from error
    except OSError as error:
        raise BundleInvalid(f"{told(file)} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BundleInvalid(
            f"{told(file)} is not the file that its {MANIFEST} names: the checksum differs. "
            f"It was damaged or exchanged; install Ajna Desktop or the bundle again."
        )
    return content


def told(file: Path) -> str:
    """Return how a file of a bundle is named to the user."""
    return f"{file.parent.name}/{file.name}"
