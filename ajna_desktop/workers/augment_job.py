"""The jobs of writing variants of images, and of showing some on one sheet."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import ExportFailed, ImageUnreadable, TrainingFailed
from ajna_desktop.domain.training import Augmentation, TrainingProgress, TrainingState
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.imaging.write_image import as_png, sheet
from ajna_desktop.learning.preprocessing import Preprocessing, resized
from ajna_desktop.learning.training.ahead import made_ahead
from ajna_desktop.learning.training.augmentation import Levels, vary
from ajna_desktop.workers.training_jobs import TrainingControl

_DIGITS: Final = 16  # of a content hash that chance depends on: 64 bits


@dataclass(frozen=True, slots=True)
class ImageToVary:
    """An image, and what its variants are called."""

    path: str  # absolute
    content: str  # hash
    stem: str  # of the files, relative to the folder that is written to; numbers follow


@dataclass(frozen=True, slots=True)
class Variation:
    """How images are varied.

    Attributes:
        wanted: What may be varied, and how far.
        copies: Variants of each image, beside the image as it is.
        seed: The same one varies an image in the same ways, wherever it lies.
        size: How large the variants are; geometry and depth are those of a network's input.
        most_megapixels: Larger images are refused.
    """

    wanted: Augmentation
    copies: int
    seed: int
    size: Preprocessing
    most_megapixels: int

    def of(self, image: ImageToVary) -> list[Levels]:
        """Return the image as it is, then its variants.

        Raises:
            ImageUnreadable: with the reason.
        """
        pixels = decode(
            read_file(image.path),
            at_least=self.size.decode_at_least,
            most_megapixels=self.most_megapixels,
        )
        levels: Levels = np.rint(resized(pixels.array, self.size)).astype(np.uint8)
        chance = int(image.content[:_DIGITS], 16)
        return [levels] + [
            vary(levels, self.wanted, np.random.default_rng((self.seed, chance, number)))
            for number in range(1, self.copies + 1)
        ]


@dataclass(frozen=True, slots=True)
class AugmentJob:
    """Write variants of images as PNG files."""

    images: tuple[ImageToVary, ...]
    variation: Variation
    out: str  # absolute

    def run(self, control: TrainingControl) -> tuple[int, dict[str, str]]:
        """Return how many files were written, and why images could not be read, by path.

        Raises:
            ExportFailed: a file could not be written.
            TrainingFailed: it was ended before all were written.
        """
        written, refused = 0, dict[str, str]()
        for done, (image, answer) in enumerate(made_ahead(self._made, self.images), 1):
            if isinstance(answer, str):
                refused[image.path] = answer
            else:
                for number, png in enumerate(answer):
                    self._write(f"{image.stem}-{number:03}.png", png)
                    written += 1
            control.report(
                TrainingProgress(TrainingState.TRAINING, done=done, total=len(self.images))
            )
            control.wait_while_paused()
            if control.is_finishing:
                raise TrainingFailed("It was ended before all variants were written.")
        return written, refused

    def _made(self, image: ImageToVary) -> tuple[ImageToVary, list[bytes] | str]:
        try:
            return image, [as_png(one) for one in self.variation.of(image)]
        except ImageUnreadable as error:
            return image, str(error)

    def _write(self, name: str, content: bytes) -> None:
        file = Path(self.out, name)
        temporary = file.with_suffix(".part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content)
            os.replace(temporary, file)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise ExportFailed(
                f"A variant could not be written: {error.strerror or error}."
            ) from error


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Show some images, each in a row with its variants."""

    images: tuple[ImageToVary, ...]
    variation: Variation

    def run(self, control: TrainingControl) -> bytes:
        """Return the content of a PNG file.

        Raises:
            ImageUnreadable: none of the images can be read; with the reason of the last.
        """
        rows = list(self._rows())
        return as_png(sheet(rows))

    def _rows(self) -> Iterator[list[Levels]]:
        reason, is_any = ImageUnreadable("There is no image to be varied."), False
        for image in self.images:
            try:
                row = self.variation.of(image)
            except ImageUnreadable as error:
                reason = error
            else:
                is_any = True
                yield row
        if not is_any:
            raise reason
