"""Decodes the images that a network learns from into the pixel cache, two at a time."""

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.preprocessing import Preprocessing, resized
from ajna_desktop.learning.training.pixel_cache import Levels, PixelCache

_MOST_AHEAD: Final = 8  # images decoded and not kept yet
_MOST_ATTEMPTS: Final = 2  # at an image that may have ended the process
_CHANGED: Final = "it was changed since the folder was read; read the folder again"
_DEADLY: Final = "reading it ended the reader twice"


class ImageDecoder:
    """Reads files as a network wants them; one that cannot be read costs only itself."""

    def __init__(self, wanted: Preprocessing, most_megapixels: int, attempts: Path) -> None:
        """Set up.

        Args:
            wanted: How a network wants images.
            most_megapixels: Larger ones are refused.
            attempts: A file that tells, should the process end, at which image it was.
        """
        self._wanted = wanted
        self._most_megapixels = most_megapixels
        self._attempts = attempts

    def fill(
        self,
        cache: PixelCache,
        path_of: Mapping[str, str],
        report: Callable[[int, int], None],
    ) -> dict[str, str]:
        """Decode what the cache lacks, and return why images cannot be had, by content.

        What was decoded is kept, also when `report` raises.

        Args:
            cache: Where images are kept.
            path_of: The absolute path of each content.
            report: Told how many of how many are done.

        Raises:
            TrainingFailed: they cannot be kept.
        """
        missing = cache.missing(list(path_of))
        cache.make_room(len(missing))
        refused: dict[str, str] = {}
        try:
            for done, (content, answer) in enumerate(self._decoded(missing, path_of), 1):
                if isinstance(answer, str):
                    refused[content] = answer
                else:
                    cache.add(content, answer)
                report(done, len(missing))
        finally:
            cache.flush()
            self._attempts.unlink(missing_ok=True)
        return refused

    def _decoded(
        self, contents: Sequence[str], path_of: Mapping[str, str]
    ) -> Iterator[tuple[str, Levels | str]]:
        """Yield each image, or the reason why there is none."""
        attempts = Counter(
            self._attempts.read_text().split() if self._attempts.exists() else ()
        )
        for content in contents:
            if attempts[content] >= _MOST_ATTEMPTS:
                yield content, _DEADLY
        with open(self._attempts, "a", encoding="ascii") as told:

            def begin(content: str) -> str:
                told.write(f"{content}\n")
                told.flush()
                return path_of[content]

            # What was being read when the process ended comes first, each alone: should it end
            # again, there is no doubt whose fault it is.
            for content in contents:
                if 0 < attempts[content] < _MOST_ATTEMPTS:
                    yield content, self._decode(begin(content), content)
            clean = [content for content in contents if not attempts[content]]
            with ThreadPoolExecutor(2, thread_name_prefix="decode") as threads:
                ahead: deque[tuple[str, Future[Levels | str]]] = deque()
                for content in clean:
                    if len(ahead) == _MOST_AHEAD:
                        first, answer = ahead.popleft()
                        yield first, answer.result()
                    path = begin(content)
                    ahead.append((content, threads.submit(self._decode, path, content)))
                for first, answer in ahead:
                    yield first, answer.result()

    def _decode(self, path: str, content: str) -> Levels | str:
        try:
            data = read_file(path)
            if hashlib.sha256(data).hexdigest() != content:
                return _CHANGED
            pixels = decode(
                data,
                at_least=self._wanted.decode_at_least,
                most_megapixels=self._most_megapixels,
            )
        except ImageUnreadable as error:
            return str(error)
        levels: Levels = np.rint(resized(pixels.array, self._wanted)).astype(np.uint8)
        return levels
