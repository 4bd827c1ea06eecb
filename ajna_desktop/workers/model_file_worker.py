"""Reads model files of others and tries them out. Runs in the model file worker's process."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid, ImageUnreadable
from ajna_desktop.domain.files import FileToRead, Refused
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import OWN_BACKBONE, read_backbone, read_classifier
from ajna_desktop.learning.bundles.save_backbone import backbone_files, known_backbone
from ajna_desktop.learning.model_files.densenet_file import read_densenet
from ajna_desktop.learning.model_files.new_bundle import write_bundle, write_files
from ajna_desktop.learning.model_files.read_model import read_model
from ajna_desktop.learning.preprocessing import Floats, network_input
from ajna_desktop.learning.runtimes.runtime import (
    ComputeEngine,
    Runtime,
    open_runtime,
    set_up_keras,
)
from ajna_desktop.workers.model_trial import Answer, Judged, check_answers

_MOST_MEGAPIXELS: Final = 120
_CHANGED: Final = "The file was changed since it was checked. Choose it again."
_TOO_MUCH: Final = (
    "The model needs far more memory than such models do, more than it is given here. It is "
    "refused."
)

Result = TypeVar("Result")


class ModelFileWorker:
    """Checks files, writes bundles, and computes what a network that was imported says."""

    def __init__(self, cache: str) -> None:
        self._cache = Path(cache)

    def inspect(self, path: str) -> ModelFound:
        """Check a file and tell what it is; errors as `read_model`."""
        return _within_memory(lambda: read_model(path).found)

    def write(
        self, found: ModelFound, choices: ImportChoices, folder: str, identifier: str, now: str
    ) -> None:
        """Check a file again and write its bundle into a folder; errors as `write_bundle`."""

        def write() -> None:
            checked = read_model(found.path)
            if checked.found.sha256 != found.sha256:
                raise BundleInvalid(_CHANGED)
            write_bundle(Path(folder), checked, choices, identifier, now)

        _within_memory(write)

    def judge(
        self, folder: str, found: ModelFound, files: Sequence[FileToRead]
    ) -> list[Answer]:
        """Compute what a bundle that was just written says about made-up images and files.

        Raises:
            BundleInvalid: the network cannot be built, or its answers cannot be right.
        """

        def judge() -> list[Answer]:
            bundle = read_classifier(Path(folder))
            backbone = read_backbone(Path(folder) / OWN_BACKBONE)
            runtime = self._runtime(backbone)
            check_answers(runtime, backbone, claims_nothing=found.output is None)
            return [
                _judged(file, runtime, backbone, bundle.head.probabilities) for file in files
            ]

        return _within_memory(judge)

    def published_densenet(self) -> tuple[str, str]:
        """Return address and MD5 checksum of the weights that Keras publishes."""
        set_up_keras(self._cache, ComputeEngine.OPENVINO)
        from ajna_desktop.learning.model_files.published import published_densenet

        return published_densenet()

    def write_densenet(self, path: str, folder: str, md5: str, about: dict[str, str]) -> None:
        """Write the published weights of DenseNet121 as a backbone, and build it.

        Args:
            path: The file.
            folder: Empty.
            md5: Of the file that Keras publishes; any other file is told apart by its source.
            about: `licence` and `source` of the published file.

        Raises:
            BundleInvalid: the file holds something else.
        """

        def write() -> None:
            file = read_densenet(path)
            is_published = file.md5 == md5
            new = known_backbone(
                KNOWN_NETWORKS["densenet121"],
                file.weights,
                "densenet121",
                "DenseNet121" if is_published else "DenseNet121, weights of the user's own",
                licence=about["licence"] if is_published else "not stated",
                source=about["source"] if is_published else f"a file, SHA-256 {file.sha256}",
            )
            write_files(Path(folder), backbone_files(new))
            backbone = read_backbone(Path(folder))
            check_answers(self._runtime(backbone), backbone, claims_nothing=False)

        _within_memory(write)

    def _runtime(self, backbone: Backbone) -> Runtime:
        # A GPU would want more address space than such files are given.
        return open_runtime(backbone, self._cache, ComputeEngine.OPENVINO)


def _within_memory(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except (MemoryError, RecursionError) as error:
        raise BundleInvalid(_TOO_MUCH) from error
    except OSError as error:
        raise BundleInvalid(f"The file cannot be read or kept: {error.strerror}.") from error
    except RuntimeError as error:  # OpenVINO's word for everything, memory included
        raise BundleInvalid(
            "The model cannot be computed here: OpenVINO does not take it, or it needs too "
            "much memory."
        ) from error


def _judged(
    file: FileToRead,
    runtime: Runtime,
    backbone: Backbone,
    probabilities: Callable[[Any], Floats],
) -> Answer:
    wanted = backbone.preprocessing
    try:
        pixels = decode(
            read_file(file.path),
            at_least=wanted.decode_at_least,
            most_megapixels=_MOST_MEGAPIXELS,
        )
    except ImageUnreadable as error:
        return Refused(file.scan_id, str(error))
    (features,) = runtime.features([network_input(pixels.array, wanted)])
    if not np.isfinite(features).all():
        return Refused(file.scan_id, "the network gives no finite numbers for it")
    return Judged(file.scan_id, tuple(map(float, probabilities(features)[0])))
