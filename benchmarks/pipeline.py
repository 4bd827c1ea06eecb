"""Files to features: the program's pipeline against the plain way, in one run.

    python benchmarks/pipeline.py FOLDER [--images N]

Prints images a second of the program's inference engine, of decoding alone, of the network
alone, and of the plain way: one image at a time, decoded in full by Pillow, through
`keras.Model.predict`; and how much of the bound 1 / (1 / decoding + 1 / network) is reached.
Ratios of one run can be compared with those of another; images a second cannot, on a machine
that others use too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.preprocessing import Preprocessing, network_input
from ajna_desktop.learning.runtimes.device import cores
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, open_runtime
from ajna_desktop.paths import models
from ajna_desktop.workers.inference import InferenceEngine

BACKBONE = models() / "efficientnet_lite0"
BATCH = 8


def main() -> None:
    """Measure each way in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--images", type=int, default=10**9)
    parser.add_argument("--only", choices=WAYS)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.is_file())
    paths = paths[: options.images]
    if options.only:
        print(WAYS[options.only](paths))
        return
    speed = {way: _alone(way, options) for way in WAYS}
    bound = 1 / (1 / speed["decoding"] + 1 / speed["network"])
    for way, images_a_second in speed.items():
        print(f"{way:10} {images_a_second:8.1f} images/s")
    print(f"share of the bound {speed['program'] / bound:.2f}")
    print(f"program : plain    {speed['program'] / speed['plain']:.1f}")


def _alone(way: str, options: argparse.Namespace) -> float:
    command = [sys.executable, __file__, str(options.folder), "--only", way]
    command += ["--images", str(options.images)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(answer.stdout.split()[-1])


def program(paths: list[Path]) -> float:
    """Images a second of the engine as the program uses it, once it is up."""
    with tempfile.TemporaryDirectory() as cache:
        engine = InferenceEngine(BACKBONE, Path(cache), engine=ComputeEngine.OPENVINO)
        engine.describe_one(str(paths[0]))
        files = [FileToRead(ScanId(i), str(path)) for i, path in enumerate(paths)]
        began = time.perf_counter()
        answers = list(engine.describe(files, lambda: True))
        seconds = time.perf_counter() - began
        engine.close()
    assert all(isinstance(answer, Described) for answer in answers)
    return len(answers) / seconds


def decoding(paths: list[Path]) -> float:
    """Images a second from file to network input, on all cores."""
    os.nice(15)  # as the program's worker
    wanted = read_backbone(BACKBONE).preprocessing
    with ThreadPoolExecutor(cores()) as executor:
        return _rate(len(paths), lambda: list(executor.map(_input(wanted), paths)))


def network(paths: list[Path]) -> float:
    """Images a second of the network alone, on all cores."""
    os.nice(15)  # as the program's worker
    with tempfile.TemporaryDirectory() as cache:
        runtime = open_runtime(read_backbone(BACKBONE), Path(cache), ComputeEngine.OPENVINO)
    image = np.random.default_rng(0).normal(size=(1, 224, 224)).astype(np.float32)
    batches = [[image] * BATCH] * max(min(len(paths), 500) // BATCH, 1)
    runtime.features(batches[0])
    with ThreadPoolExecutor(cores() + 1) as executor:
        return _rate(
            BATCH * len(batches), lambda: list(executor.map(runtime.features, batches))
        )


def plain(paths: list[Path]) -> float:
    """Images a second one by one, as a first script would do it."""
    os.environ["KERAS_BACKEND"] = "tensorflow"
    from PIL import Image

    from ajna_desktop.learning.runtimes.networks import feature_network

    model = feature_network(read_backbone(BACKBONE))

    def describe(path: Path) -> None:
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB").resize((224, 224)), np.float32)
        model.predict(((pixels - 127) / 128)[None], verbose=0)

    describe(paths[0])
    few = paths[:100]  # slow, and every image alike
    return _rate(len(few), lambda: list(map(describe, few)))


def _input(wanted: Preprocessing) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        pixels = decode(path.read_bytes(), at_least=wanted.decode_at_least)
        return network_input(pixels.array, wanted)

    return read


def _rate(count: int, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


WAYS: dict[str, Callable[[list[Path]], float]] = {
    "program": program,
    "decoding": decoding,
    "network": network,
    "plain": plain,
}

if __name__ == "__main__":
    main()
