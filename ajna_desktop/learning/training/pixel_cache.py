"""Images as a network is fed with them, decoded once and kept on disk while networks learn."""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.learning.preprocessing import DECODING_VERSION, Preprocessing

Levels = npt.NDArray[np.uint8]

MOST_BYTES: Final = 16 << 30  # of all sizes of images together: 300,000 grey ones of 224 px
_LEFT_FREE: Final = 512 << 20  # of the disk
_AT_ONCE: Final = 64  # images that a power cut may cost
_PIXELS: Final = "pixels.u1"
_INDEX: Final = "index.txt"


class PixelCache:
    """Grey or colour levels (S, S) or (S, S, 3) uint8 by the content of the image's file.

    One file of pixels and one that tells what lies there, both only ever appended to: whatever
    ends the program, what was kept stays. It can be deleted at any time between trainings.
    Images of other sizes that were not used for longest are deleted where all together are
    more than `MOST_BYTES`. One process at a time.
    """

    def __init__(self, folder: Path, wanted: Preprocessing) -> None:
        """Open or make the cache.

        Args:
            folder: Of the caches of all sizes.
            wanted: How images are resized; the scaling to a network's range is not in it.

        Raises:
            TrainingFailed: its files cannot be made or opened.
        """
        self._side = wanted.side
        self._home = folder / _key(wanted)
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._places = self._read_index()
            self._length = max(
                (start + self._size(channels) for start, channels in self._places.values()),
                default=0,
            )
            self._pixels = open(self._home / _PIXELS, "ab")  # noqa: SIM115 - for life
            self._pixels.truncate(self._length)  # what no line tells of was torn off
            self._index = open(self._home / _INDEX, "a", encoding="ascii")  # noqa: SIM115 - for life
        except OSError as error:
            raise _not_kept(error) from error
        self._untold: list[str] = []
        self._map: Levels | None = None

    def missing(self, contents: Sequence[str]) -> list[str]:
        """Return those of the contents that are not here, each once, in order."""
        return [one for one in dict.fromkeys(contents) if one not in self._places]

    def make_room(self, images: int, most_bytes: int = MOST_BYTES) -> None:
        """Delete what was not used for long where so many grey images more are too many.

        Raises:
            TrainingFailed: the disk is too full for them.
        """
        needed = images * self._size(1)
        others = [one for one in self._home.parent.iterdir() if one != self._home]
        others.sort(key=lambda one: (one / _INDEX).stat().st_mtime if _is_cache(one) else 0)
        kept = sum(map(_bytes_in, [self._home, *others]))
        while others and kept + needed > most_bytes:
            oldest = others.pop(0)
            kept -= _bytes_in(oldest)
            shutil.rmtree(oldest, ignore_errors=True)
        if shutil.disk_usage(self._home).free < needed + _LEFT_FREE:
            raise TrainingFailed(
                f"The disk is too full: the images take {needed / 1e9:.1f} GB more while a "
                f"network learns. Free some space and try again."
            )

    def add(self, content: str, levels: Levels) -> None:
        """Keep an image. From one thread at a time.

        Raises:
            TrainingFailed: it cannot be written.
        """
        try:
            self._pixels.write(np.ascontiguousarray(levels).data)
            channels = 1 if levels.ndim == 2 else 3
            self._places[content] = (self._length, channels)
            self._length += self._size(channels)
            self._untold.append(f"{content} {channels}\n")
            if len(self._untold) == _AT_ONCE:
                self.flush()
        except OSError as error:
            raise _not_kept(error) from error

    def flush(self) -> None:
        """Make what was added last: first the pixels, then the lines that tell of them.

        Raises:
            TrainingFailed: it cannot be written.
        """
        try:
            self._pixels.flush()
            os.fsync(self._pixels.fileno())
            self._index.writelines(self._untold)
            self._index.flush()
        except OSError as error:
            raise _not_kept(error) from error
        self._untold.clear()
        self._map = None

    def levels(self, content: str) -> Levels:
        """Return an image, as a view of the file: the system keeps in memory what fits.

        Any thread may call it after `flush`.

        Raises:
            KeyError: it is not here.
        """
        start, channels = self._places[content]
        if self._map is None:
            self._map = np.memmap(self._home / _PIXELS, np.uint8, "r")
        flat = self._map[start : start + self._size(channels)]
        shape = (self._side, self._side, 3) if channels == 3 else (self._side, self._side)
        return flat.reshape(shape)

    def channels(self, content: str) -> int:
        """Return 1 for a grey image, 3 for one in colours."""
        return self._places[content][1]

    def close(self) -> None:
        """Let the files go."""
        self._map = None
        self._pixels.close()
        self._index.close()

    def _size(self, channels: int) -> int:
        return self._side * self._side * channels

    def _read_index(self) -> dict[str, tuple[int, int]]:
        """Return where each content lies, and forget lines of which the pixels are gone."""
        index, pixels = self._home / _INDEX, self._home / _PIXELS
        if not index.exists() or not pixels.exists():
            index.unlink(missing_ok=True)
            return {}
        os.utime(index)  # it is in use
        length, start, whole = pixels.stat().st_size, 0, 0
        places: dict[str, tuple[int, int]] = {}
        for line in index.read_bytes().splitlines(keepends=True):
            content, _, channels = line.decode("ascii", "replace").strip().rpartition(" ")
            if not line.endswith(b"\n") or channels not in ("1", "3"):
                break
            size = self._size(int(channels))
            if start + size > length:
                break
            places[content] = (start, int(channels))
            start, whole = start + size, whole + len(line)
        os.truncate(index, whole)
        return places


def _key(wanted: Preprocessing) -> str:
    """Return what tells one way of decoding and resizing from another."""
    telling = asdict(wanted) | {"offset": 0, "divisor": 1, "decoding": DECODING_VERSION}
    digest = hashlib.sha256(json.dumps(telling, sort_keys=True).encode()).hexdigest()
    return f"{wanted.side}px-{digest[:12]}"


def _is_cache(folder: Path) -> bool:
    return (folder / _INDEX).is_file()


def _bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir()) if folder.is_dir() else 0


def _not_kept(error: OSError) -> TrainingFailed:
    return TrainingFailed(
        f"The decoded images cannot be kept in the cache: {error.strerror or error}."
    )
