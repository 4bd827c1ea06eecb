"""The job of training a network on the images of a folder."""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreInUse, TrainingFailed
from ajna_desktop.domain.methods import Fitting
from ajna_desktop.domain.training import TrainingProgress, TrainingSettings, TrainingState
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.training.network_learnt import NetworkLearnt
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.learning.training.training_set import TrainingSet
from ajna_desktop.store.disk import make_folder
from ajna_desktop.store.lock import StoreLock
from ajna_desktop.workers.image_decoder import ImageDecoder
from ajna_desktop.workers.training_jobs import TrainingControl

CHECKPOINT: Final = "checkpoint.npz"
_ATTEMPTS: Final = "attempts.txt"


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What came of it."""

    network: NetworkLearnt
    taught: TrainingSet  # the images that could be read
    refused: Mapping[str, str]  # why the others could not, by content


@dataclass(frozen=True, slots=True, eq=False)
class NetworkJob:
    """Train a network.

    Attributes:
        network: A key of KNOWN_NETWORKS.
        fitting: NETWORK, SIAMESE or AUTOENCODER.
        taught: The images.
        paths: Absolute path of each.
        settings: How.
        start: The folder of the backbone whose weights it begins with; None: random ones.
        folder: Of this training: what it goes on from after the program ended.
        pixels: Where decoded images are kept; all trainings share it.
        most_megapixels: Larger images are refused.
    """

    network: str
    fitting: Fitting
    taught: TrainingSet
    paths: tuple[str, ...]
    settings: TrainingSettings
    start: Path | None
    folder: Path
    pixels: Path
    most_megapixels: int

    def run(self, control: TrainingControl) -> Learnt:
        """Train it, in the worker.

        Raises:
            BundleInvalid, NothingToLearn, TrainingFailed: see `fit_network`; another program
                trains at the moment, or it was stopped before it had learned anything.
        """
        make_folder(self.pixels.parent)
        try:
            lock = StoreLock(self.pixels)
        except StoreInUse as error:
            raise TrainingFailed(
                "Another window is training a network: wait until it is done."
            ) from error
        try:
            wanted = KNOWN_NETWORKS[self.network].input_for(3)
            with closing(PixelCache(self.pixels, wanted)) as cache:
                return self._learnt(cache, control)
        finally:
            lock.release()

    def _learnt(self, cache: PixelCache, control: TrainingControl) -> Learnt:
        refused = self._decoded(cache, control)
        taught = self.taught.without(refused)
        start = read_backbone(self.start).weights() if self.start is not None else None
        from ajna_desktop.learning.training.fit_network import (
            fit_network,  # imports TensorFlow: seconds
        )

        learnt = fit_network(
            self.network,
            self.fitting,
            taught,
            cache,
            self.settings,
            self.folder / CHECKPOINT,
            control,
            start,
        )
        return Learnt(learnt, taught, refused)

    def _decoded(self, cache: PixelCache, control: TrainingControl) -> dict[str, str]:
        wanted = KNOWN_NETWORKS[self.network].input_for(3)
        decoder = ImageDecoder(wanted, self.most_megapixels, self.folder / _ATTEMPTS)
        began = time.perf_counter()

        def report(done: int, total: int) -> None:
            rate = done / max(time.perf_counter() - began, 1e-9)
            control.report(
                TrainingProgress(
                    TrainingState.PREPARING, done=done, total=total, images_per_second=rate
                )
            )
            control.wait_while_paused()
            if control.is_finishing:
                raise TrainingFailed("The training was ended before it had learned anything.")

        path_of = dict(zip(self.taught.contents, self.paths, strict=True))
        return decoder.fill(cache, path_of, report)
