"""How fast networks learn: images a second of decoding and of training steps.

    python benchmarks/training.py FOLDER [--images 256] [--seconds 15]

FOLDER has a folder of images for each label. Each network is trained for some seconds, from
random weights or, where it is fine-tuned, from those in `models`; what it learned is
thrown away. The speed is that of whole epochs: an image in ten is validated on. Images of one
size are decoded once: networks that come later find them.
"""

import argparse
import hashlib
import itertools
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import (
    Split,
    Stage,
    Trainable,
    TrainingProgress,
    TrainingState,
)
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.training.training_set import TrainingSet
from ajna_desktop.paths import models
from ajna_desktop.workers.network_job import NetworkJob
from ajna_desktop.workers.training import TrainingEngine

_METHODS = (
    "cnn-150", "cnn-150-pooled", "cnn-224-varied", "siamese-224", "autoencoder-128",
    "efficientnet-finetuned", "densenet-finetuned",
)  # fmt: skip


class Enough(Exception):
    """What was to be measured was measured."""


class Watch:
    """Takes the speed after the first steps, which build the graph."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._first: tuple[float, int] | None = None  # time and images of the first step
        self.decoded = self.rate = 0.0
        self.device = ""

    def __call__(self, progress: TrainingProgress) -> None:
        """Take note; end the training when enough was seen."""
        now = time.perf_counter()
        if progress.state is TrainingState.PREPARING and progress.total:
            self.decoded = progress.images_per_second
        if progress.state is not TrainingState.TRAINING:
            return
        self.device = progress.device
        images = len(progress.epochs) * progress.total + progress.done
        if self._first is None:
            self._first = (now, images)
        elif now - self._first[0] > self._seconds:
            self.rate = (images - self._first[1]) / (now - self._first[0])
            raise Enough


def job_of(
    name: str, trainable: Trainable, paths: tuple[str, ...], taught: TrainingSet, place: Path
) -> NetworkJob:
    """Return the job of a method that opens these layers from the first epoch on."""
    method = METHODS[name]
    known = KNOWN_NETWORKS[method.network]
    assert method.settings is not None
    settings = replace(method.settings, stages=(Stage(trainable, 1000, 1e-5),))
    start = models() / method.network if known.is_pretrained else None
    folder = Path(tempfile.mkdtemp(dir=place))
    return NetworkJob(
        method.network, method.fitting, taught, paths, settings, start, folder,
        place / "pixels", 120,
    )  # fmt: skip


def main() -> None:
    """Print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--images", type=int, default=256)
    arguments.add_argument("--seconds", type=float, default=15)
    wanted = arguments.parse_args()
    folders = [sorted(one.iterdir()) for one in sorted(wanted.folder.iterdir()) if one.is_dir()]
    in_turn = itertools.chain.from_iterable(zip(*folders, strict=False))
    paths = tuple(map(str, itertools.islice(in_turn, wanted.images)))
    contents = [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in paths]
    taught = TrainingSet(
        tuple(Label(str(number)) for number in range(len(folders))),
        tuple(contents),
        np.arange(len(paths)) % len(folders),
        tuple(Split.VALIDATION if n % 10 == 9 else Split.TRAIN for n in range(len(paths))),
    )
    print(f"{'method':24}{'learns':14}{'batch':>6}{'decode/s':>10}{'train/s':>9}  device")
    with tempfile.TemporaryDirectory() as place:
        engine = TrainingEngine(Path(place, "engine"))
        for name in _METHODS:
            known = KNOWN_NETWORKS[METHODS[name].network]
            for trainable in [one for one in Trainable if one in known.stages]:
                job = job_of(name, trainable, paths, taught, Path(place))
                watch = Watch(wanted.seconds)
                try:
                    engine.run(job, watch)
                except Enough:
                    decoded = f"{watch.decoded:.0f}" if watch.decoded else "–"
                    print(
                        f"{name:24}{trainable:14}{job.settings.batch:6}{decoded:>10}"
                        f"{watch.rate:9.1f}  {watch.device}",
                        flush=True,
                    )
                except BundleInvalid:
                    print(f"{name:24}{trainable:14}  its weights are not installed")
        engine.close()


if __name__ == "__main__":
    main()
