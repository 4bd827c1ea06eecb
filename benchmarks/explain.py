"""How long an explanation takes: without TensorFlow, and by TensorFlow's gradients.

    python benchmarks/explain.py FOLDER [--images N]

Explains the same images by the classifier that comes with the program in both ways, in turns,
so that a busy machine troubles both alike. Prints, for each, the first answer of a fresh
process and the median of those after it, their ratio, and how far apart the maps are at most.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from ajna_desktop.learning.bundles.bundle import read_classifier, resolve_backbone
from ajna_desktop.learning.explain.evidence import Evidence
from ajna_desktop.learning.runtimes.runtime import ComputeEngine
from ajna_desktop.paths import models
from ajna_desktop.workers.explainer import Explainer

WAYS = {"backwards in NumPy": ComputeEngine.OPENVINO, "by gradients": ComputeEngine.TENSORFLOW}


def main() -> None:
    """Explain every image in both ways."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--images", type=int, default=40)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.is_file())
    paths = paths[:: max(len(paths) // options.images, 1)][: options.images]
    classifier = read_classifier(models() / "chest_xray_pneumonia")
    backbone, head = resolve_backbone(classifier, []), classifier.head
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    furthest = 0.0
    with tempfile.TemporaryDirectory() as cache:
        explainer = Explainer(Path(cache))
        for path in paths:
            found: list[Evidence] = []
            for way, engine in WAYS.items():
                began = time.perf_counter()
                found.append(explainer.evidence(backbone, str(path), head, 1, engine).result())
                seconds[way].append(time.perf_counter() - began)
            furthest = max(furthest, float(np.abs(found[0].cells - found[1].cells).max()))
        explainer.close()
    for way, took in seconds.items():
        first, rest = took[0], statistics.median(took[1:])
        print(f"{way:20} first {first:6.2f} s, then {1000 * rest:7.1f} ms")
    fast, slow = (statistics.median(took[1:]) for took in seconds.values())
    print(f"{len(paths)} images; gradients : NumPy {slow / fast:.1f}")
    print(f"cells, of -1 … 1, differ by {furthest:.1e} at most")


if __name__ == "__main__":
    main()
