"""Reads images and has the network describe them. Runs in the inference worker's process."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.files import Described, FileToRead, Refused
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.bundles.judge_of import judge_of
from ajna_desktop.learning.preprocessing import Floats, network_input
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, open_runtime

_SMALLEST: Final = 1e-3  # of the shorter side: a part below it is a speck


@dataclass(frozen=True, slots=True)
class _Prepared:
    file: FileToRead
    content_hash: str
    image: Floats


class InferenceWorker:
    """One network. Several calls run at a time: while one computes, another one decodes."""

    def __init__(
        self, backbone_folder: str, cache: str, most_megapixels: int, engine: str
    ) -> None:
        backbone = read_backbone(Path(backbone_folder))
        self._preprocessing = backbone.preprocessing
        self._most_megapixels = most_megapixels
        self._runtime = open_runtime(
            backbone, Path(cache), ComputeEngine(engine), judge_of(backbone)
        )

    def facts(self) -> tuple[str, int]:
        """Return the device, for people, and how many images a call should bring."""
        return self._runtime.device, self._runtime.batch

    def describe(self, files: Sequence[FileToRead]) -> list[Described | Refused]:
        """Describe each file or say why it cannot be; in any order."""
        read = [self._prepare(file) for file in files]
        prepared = [item for item in read if isinstance(item, _Prepared)]
        answers: list[Described | Refused] = [
            item for item in read if isinstance(item, Refused)
        ]
        if prepared:
            kinds = self._runtime.features([item.image for item in prepared])
            answers += map(_described, prepared, *kinds)
        return answers

    def _prepare(self, file: FileToRead) -> _Prepared | Refused:
        content_hash = None
        try:
            content = read_file(file.path)
            content_hash = hashlib.sha256(content).hexdigest()
            pixels = decode(
                content,
                at_least=self._least_side(file),
                most_megapixels=self._most_megapixels,
            )
        except ImageUnreadable as error:
            return Refused(file.scan_id, str(error), content_hash)
        array = pixels.array
        if file.part is not None:
            array = np.ascontiguousarray(array[file.part.pixels(*array.shape[:2])])
        image = network_input(array, self._preprocessing)
        return _Prepared(file, content_hash, image)

    def _least_side(self, file: FileToRead) -> int:
        """Return how many pixels the shorter side of the image needs."""
        side = self._preprocessing.decode_at_least
        if file.part is None:
            return side
        return math.ceil(side / max(file.part.shorter, _SMALLEST))


def _described(prepared: _Prepared, *kinds: Floats) -> Described | Refused:
    with np.errstate(over="ignore"):  # what float16 cannot hold is refused below
        features = [one.astype(np.float16) for one in kinds]
    if not all(np.isfinite(each).all() for each in features):
        return Refused(
            prepared.file.scan_id,
            "the network gives no finite numbers for it",
            prepared.content_hash,
        )
    return Described(prepared.file.scan_id, prepared.content_hash, *features)
