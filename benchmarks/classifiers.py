"""How fast classifiers answer: the program against the plain way, in one run.

    python benchmarks/classifiers.py FOLDER [--images N] [--network NAME …]

For each network, images a second from files on disk to probabilities: of the program, in
float32 and, where the processor has it, in bfloat16; and of the plain way, which loads an image
with Pillow and calls `keras.Model.predict` (or scikit-learn's `SVC.predict_proba`) in a loop,
one image at a time and in batches of 32. Each way has a process of its own. Then, how long
classification from kept features takes. Look at the ratios: images a second of a machine that
others use, too, cannot be compared with those of another run.

All networks but EfficientNet-Lite0 have RANDOM weights here, since the speed does not depend on
them; they are written to a temporary place only, and judge nothing.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

NETWORKS = ("densenet121", "efficientnet_lite0", "cnn_150", "cnn_224", "svm_pixels")
PRECISIONS = ("f32", "bf16")
FEW = 48  # images of the plain way one by one: slow, and every image alike
BATCH = 32
MACHINES_OF = 1000  # images that the support vector machine is fitted on
TARGETS = {
    "densenet121": (2, 7), "efficientnet_lite0": (2, 5), "cnn_150": (2, 4), "cnn_224": (2, 4),
    "svm_pixels": (10, 10),
}  # fmt: skip


def main() -> None:
    """Measure every way in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--images", type=int, default=400)
    parser.add_argument("--network", choices=NETWORKS, action="append")
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        paths = sorted(path for path in options.folder.rglob("*") if path.is_file())
        few = paths[:: max(len(paths) // options.images, 1)][: options.images]
        print(*STAGES[options.stage](options.network[0], few, options.place))
        return
    print("weights: random, but for EfficientNet-Lite0; the speed does not depend on them")
    print(f"{'':20}{'plain 1':>9}{'plain 32':>9}{'float32':>9}{'bfloat16':>9}"
          "   ratio to plain 1      to plain 32     target")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="ajna-benchmark-") as place:
        for network in options.network or NETWORKS:
            measure(network, options, Path(place))
    features()


def measure(network: str, options: argparse.Namespace, place: Path) -> None:
    """Print the line of one network."""

    def stage(name: str) -> list[float]:
        command = [sys.executable, __file__, str(options.folder), "--stage", name]
        command += ["--images", str(options.images), "--network", network]
        command += ["--place", str(place)]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        return [float(word) for word in answer.stdout.split()]

    one, many = stage("plain")
    is_network = network != "svm_pixels"
    speeds = [stage("f32")[0]]
    speeds.append(stage("bf16")[0] if is_network and has_bfloat16() else float("nan"))
    ratios = "".join(
        f"{speeds[0] / plain:8.1f} / {speeds[1] / plain:<7.1f}" for plain in (one, many)
    )
    in_f32, in_bf16 = TARGETS[network]
    print(f"{network:20}{one:9.1f}{many:9.1f}{speeds[0]:9.1f}{speeds[1]:9.1f}{ratios}"
          f"   ≥ {in_f32} / {in_bf16}", flush=True)  # fmt: skip


def has_bfloat16() -> bool:
    """Return whether OpenVINO computes in bfloat16 on this processor."""
    import openvino

    return "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def make(network: str, place: Path) -> None:
    """Write a bundle of a network for each precision: random weights, or EfficientNet's own."""
    import keras

    from ajna_desktop.learning.architectures.build import describing_network
    from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
    from ajna_desktop.learning.bundles.bundle import read_backbone
    from ajna_desktop.learning.bundles.save_backbone import backbone_files, known_backbone
    from ajna_desktop.learning.bundles.write_bundle import write_whole
    from ajna_desktop.paths import models

    known = KNOWN_NETWORKS[network]
    known = replace(known, preprocessing=known.input_for(1))
    if network == "efficientnet_lite0":
        weights = read_backbone(models() / network).weights()
    else:
        keras.utils.set_random_seed(0)
        wanted = known.preprocessing
        built = describing_network(network, wanted.channels, wanted.side)
        weights = {
            f"{layer.name}/{one.name}": keras.ops.convert_to_numpy(one)
            for layer in built.layers
            for one in layer.weights
        }
    for precision in PRECISIONS:
        new = known_backbone(known, weights, "speed", "To be measured", precision=precision)
        write_whole(place / f"{network}-{precision}", backbone_files(new))


def write_machine(machine, rows: np.ndarray, place: Path) -> None:  # noqa: ANN001 - an SVC
    """Write a bundle of scikit-learn's machine."""
    from ajna_desktop.domain.scan import Label
    from ajna_desktop.learning.bundles.save_backbone import backbone_files
    from ajna_desktop.learning.bundles.write_bundle import write_whole
    from ajna_desktop.learning.heads.svm_head import Pairs, SvmHead
    from ajna_desktop.learning.training.svm_pixels import pixel_backbone

    width = rows.shape[1]
    head = SvmHead(
        (Label("a"), Label("b")),
        np.zeros(width, np.float32),
        np.ones(width, np.float32),
        machine.support_vectors_.astype(np.float32),
        Pairs(
            machine.n_support_.astype(np.int64),
            np.ascontiguousarray(-machine.dual_coef_.T, np.float32),
            (-machine.intercept_).astype(np.float32),
        ),
        float(machine._gamma),
        1.0,
    )
    new = pixel_backbone(head, "speed", "To be measured")
    write_whole(place / "svm_pixels-f32", backbone_files(new))


def fitted_machine(paths: list[Path]):  # noqa: ANN201 - scikit-learn's SVC, imported late
    """Return a machine with random labels, so that most images become support vectors."""
    from sklearn.svm import SVC

    rng = np.random.default_rng(0)
    some = np.stack([load(path, 128, "L").reshape(-1) / 255 for path in paths[:MACHINES_OF]])
    while len(some) < MACHINES_OF:  # a small folder: the same images, a little noisy
        noisy = some + rng.normal(0, 0.05, some.shape).astype(np.float32)
        some = np.concatenate([some, noisy])[:MACHINES_OF]
    return SVC(gamma="scale").fit(some, rng.integers(0, 2, len(some))), some


def plain(network: str, paths: list[Path], place: Path) -> list[float]:
    """Return images a second one by one and in batches, as a first script would do it.

    The bundles that the program is measured with are written on the way.
    """
    if hasattr(os, "nice"):
        os.nice(15)  # as the program's worker, or other work on the machine would decide
    if network == "svm_pixels":
        machine, rows = fitted_machine(paths)
        write_machine(machine, rows, place)

        def judge(batch: list[np.ndarray]) -> object:
            return machine.decision_function([one.reshape(-1) / 255 for one in batch])

        side, mode = 128, "L"
    else:
        from ajna_desktop.learning.bundles.bundle import read_backbone
        from ajna_desktop.learning.runtimes.runtime import ComputeEngine, set_up_keras

        set_up_keras(place / "cache", ComputeEngine.TENSORFLOW)
        import keras

        keras.config.set_image_data_format("channels_last")
        from ajna_desktop.learning.runtimes.networks import feature_network

        make(network, place)
        backbone = read_backbone(place / f"{network}-f32")
        wanted = backbone.preprocessing
        side, mode = wanted.side, "L" if wanted.channels == 1 else "RGB"
        offset, divisor = (np.asarray(one) for one in (wanted.offset, wanted.divisor))
        described = feature_network(backbone)
        average = described.outputs[0]
        probabilities = keras.layers.Dense(2, "softmax")(average)
        model = keras.Model(described.input, probabilities)

        def judge(batch: list[np.ndarray]) -> object:
            images = np.stack(batch).reshape(len(batch), side, side, -1)
            return model.predict(((images - offset) / divisor).astype(np.float32), verbose=0)

    def run(some: list[Path], batch: int) -> None:
        for start in range(0, len(some), batch):
            judge([load(path, side, mode) for path in some[start : start + batch]])

    speeds = []
    for few, batch in ((paths[:FEW], 1), (paths[: 4 * BATCH], BATCH)):
        run(few[:batch], batch)
        speeds.append(rate(len(few), lambda few=few, batch=batch: run(few, batch)))
    return speeds


def load(path: Path, side: int, mode: str) -> np.ndarray:
    """Return an image as a first script would load it."""
    from PIL import Image

    with Image.open(path) as image:
        return np.asarray(image.convert(mode).resize((side, side)), np.float32)


def in_program(precision: str) -> Callable[[str, list[Path], Path], list[float]]:
    """Return what measures the program, files to probabilities, in one precision."""

    def run(network: str, paths: list[Path], place: Path) -> list[float]:
        from ajna_desktop.domain.files import Described, FileToRead
        from ajna_desktop.domain.scan import ScanId
        from ajna_desktop.learning.runtimes.runtime import ComputeEngine
        from ajna_desktop.workers.inference import InferenceEngine

        folder = place / f"{network}-{precision}"
        engine = InferenceEngine(folder, place / "cache", engine=ComputeEngine.OPENVINO)
        files = [FileToRead(ScanId(number), str(path)) for number, path in enumerate(paths)]
        judge = head_of(engine.feature_width)

        def classify() -> None:
            answers = list(engine.describe(files, lambda: True))
            assert all(isinstance(one, Described) for one in answers)
            judge.probabilities(np.stack([one.average for one in answers]))

        list(engine.describe(files[:16], lambda: True))
        try:
            return [rate(len(files), classify)]
        finally:
            engine.close()

    return run


def features() -> None:
    """Print how long classification from kept features takes."""
    from ajna_desktop.learning.fitting.fit_head import blas_threads
    from ajna_desktop.learning.heads.any_head import ReferenceHead
    from ajna_desktop.learning.heads.dense_head import DenseHead
    from ajna_desktop.learning.heads.dense_layers import DenseLayers

    rng = np.random.default_rng(0)

    def numbers(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.05, shape).astype(np.float32)

    wide = DenseLayers(
        numbers(1024),
        np.ones(1024, np.float32),
        (numbers(1024, 256), numbers(256, 2)),
        (numbers(256), numbers(2)),
    )
    labels = head_of(2).labels
    means = ReferenceHead(labels, numbers(2, 128), np.ones(2, np.int64), 1.0)
    for name, head, width, target in (
        ("logistic head", head_of(1024), 1024, 5),
        ("dense head of 256", DenseHead(labels, wide), 1024, 5),
        ("logistic head", head_of(128), 128, 1),
        ("class means", means, 128, 1),
    ):  # fmt: skip
        rows = rng.normal(0, 1, (2317, width)).astype(np.float32)
        with blas_threads(len(rows), len(labels)):  # as in the worker that applies heads
            least, middle, slow = np.percentile(seconds_of(head, rows), (0, 50, 95)) * 1000
        print(f"2,317 × {width:5,}, {name:18} {middle:6.2f} ms "
              f"(least {least:.2f}, 95 % {slow:.2f})   < {target} ms")  # fmt: skip


def seconds_of(head, rows: np.ndarray) -> list[float]:  # noqa: ANN001 - any head
    """Return how long a head takes for all rows, many times."""
    return [1 / rate(1, lambda: head.probabilities(rows)) for _ in range(110)][10:]


def head_of(width: int):  # noqa: ANN201 - ClassifierHead, imported late
    """Return a linear head of random weights."""
    from ajna_desktop.domain.scan import Label
    from ajna_desktop.learning.heads.any_head import ClassifierHead

    weights = np.random.default_rng(0).normal(0, 0.1, (2, width)).astype(np.float32)
    zeros = np.zeros(width, np.float32)
    labels = (Label("a"), Label("b"))
    return ClassifierHead(labels, zeros, zeros + 1, weights, np.zeros(2, np.float32))


def rate(count: int, work: Callable[[], object]) -> float:
    """Return how many a second."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


STAGES: dict[str, Callable[[str, list[Path], Path], list[float]]] = {
    "plain": plain,
    "f32": in_program("f32"),
    "bf16": in_program("bf16"),
}

if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    main()
