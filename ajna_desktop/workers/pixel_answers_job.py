"""The job of asking a support vector machine on grey levels about some images."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.training import TrainingProgress, TrainingState
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.learning.preprocessing import Preprocessing, scaled
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.workers.image_decoder import ImageDecoder
from ajna_desktop.workers.training_jobs import TrainingControl

_AT_ONCE: Final = 256  # images: their levels take 16 MB
_ATTEMPTS: Final = "attempts.txt"


@dataclass(frozen=True, slots=True, eq=False)
class PixelAnswersJob:
    """Judge images by their levels, row after row.

    Attributes:
        head: Of as many features as an image has pixels.
        contents: Hash of the content of each of N images.
        path_of: The absolute path of each content.
        wanted: How the levels are made; of one channel.
        pixels: The folder of the caches of decoded images.
        most_megapixels: Larger images are refused.
    """

    head: Head
    contents: tuple[str, ...]
    path_of: Mapping[str, str]
    wanted: Preprocessing
    pixels: Path
    most_megapixels: int

    def run(self, control: TrainingControl) -> tuple[Floats, dict[str, str]]:
        """Return probabilities of the images that can be read, and why others cannot.

        Returns:
            (n, K) float32 in the order of `contents` without those refused, and the reason by
            content.

        Raises:
            TrainingFailed: the images cannot be kept in the cache.
        """

        def report(done: int, total: int) -> None:
            control.report(TrainingProgress(TrainingState.FINISHING, done=done, total=total))
            control.wait_while_paused()

        with closing(PixelCache(self.pixels, self.wanted)) as cache:
            decoder = ImageDecoder(self.wanted, self.most_megapixels, self.pixels / _ATTEMPTS)
            refused = decoder.fill(cache, self.path_of, report)
            there = [one for one in self.contents if one not in refused]
            result = np.zeros((len(there), len(self.head.labels)), np.float32)
            for start in range(0, len(there), _AT_ONCE):
                rows = [
                    scaled(cache.levels(one), self.wanted).reshape(-1)
                    for one in there[start : start + _AT_ONCE]
                ]
                result[start : start + len(rows)] = self.head.probabilities(np.stack(rows))
        return result, refused
