"""Names for exported folders and files that work on every system and never collide."""

import os
import re
import unicodedata
from typing import Final

LONGEST: Final = 200  # bytes; file systems allow 255, numbers and suffixes need some
_LONGEST_SUFFIX: Final = 12  # characters
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)


def folder_name(label: str) -> str:
    """Return a label as the name of one folder.

    What Windows or POSIX forbid becomes `_`: separators, `..`, control characters, device
    names such as `CON`, a dot at the start (a hidden folder), dots and spaces at the end.
    """
    name = re.sub(r"^\.+", "_", _FORBIDDEN.sub("_", label))
    name = shortened(name, LONGEST).rstrip(" .")
    if not name or _RESERVED.fullmatch(name):
        return f"{name}_"
    return name


class NamesInUse:
    """Hands out names, each once: two that some file system takes for one get numbers."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # number of each name that was wanted again

    def free(self, name: str) -> str:
        """Return `name`, or `name (2)` … when it, in whatever case, was given before."""
        stem, suffix = os.path.splitext(name)
        if len(suffix) > _LONGEST_SUFFIX:
            stem, suffix = name, ""
        stem = shortened(stem, LONGEST)
        candidate = f"{stem}{suffix}"
        wanted = key = _folded(candidate)
        # A folder a container with "scan.png" in each: so many are never counted from 1 again.
        number = self._last.get(wanted, 1)
        while key in self._taken:
            number += 1
            candidate = f"{stem} ({number}){suffix}"
            key = _folded(candidate)
        self._last[wanted] = number
        self._taken.add(key)
        return candidate


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def shortened(text: str, most: int) -> str:
    """Return the start of a text that takes at most so many bytes in a file system."""
    while len(os.fsencode(text)) > most:
        text = text[:-1]
    return text
