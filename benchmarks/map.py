"""How fast the map moves, and how long it takes to make one.

    python benchmarks/map.py [--points 100000] [--places 100000] [--tsne 5000]

Frames are drawn without a screen, by the map of the window and by the scatter plot of
pyqtgraph, while the map is dragged and zoomed; each point has one of six colours and shapes.
Places are found from made-up features of 1,280 numbers: heaps that differ in few directions.
Figures go to standard output.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from sklearn.manifold import TSNE

from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.palette import DISTINCT_ON_LIGHT
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.imaging.point_raster import Shape
from ajna_desktop.learning.mapping.tsne import tsne
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.ui.map.colouring import Colouring, Kind
from ajna_desktop.ui.map.map_canvas import MapCanvas
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.mapping_jobs import GroupImages, PlaceImages
from ajna_desktop.workers.survey_jobs import SurveyControl

Frame = tuple[float, float]  # milliseconds: by the clock, and of the processor

WIDTH = 1280
SIZE = (1000, 800)
FRAMES = 40
SYMBOLS = "ostd+x"
SEED = 0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100_000, help="on the screen")
    parser.add_argument("--places", type=int, default=100_000, help="found; 0 = none")
    parser.add_argument("--tsne", type=int, default=5_000, help="placed by t-SNE; 0 = none")
    options = parser.parse_args()
    application = QApplication([])
    measure_frames(application, options.points)
    if options.places:
        measure_places(options.places)
    if options.tsne:
        measure_tsne(options.tsne)
    return 0


def measure_frames(application: QApplication, count: int) -> None:
    """Print milliseconds a frame of both ways."""
    rng = np.random.default_rng(SEED)
    kinds = rng.integers(0, len(Shape), count).astype(np.int32)
    places = rng.normal(0, 1, (count, 2)).astype(np.float32) + kinds[:, np.newaxis]
    ours = own_frames(application, places, kinds)
    plain = plain_frames(application, places, kinds)
    print(f"{count:,} points, {SIZE[0]} × {SIZE[1]}      ms a frame: clock  95 %  processor")
    busy = []
    for name, times in (("map", ours), ("pyqtgraph ScatterPlotItem", plain)):
        clock, used = sorted(time[0] for time in times), [time[1] for time in times]
        busy.append(statistics.median(used))
        slow = clock[int(len(clock) * 0.95)]
        print(f"  {name:35} {statistics.median(clock):9.1f} {slow:6.1f} {busy[-1]:7.1f}")
    print(f"  {1000 / busy[0]:.0f} frames a second of one core; ratio {busy[1] / busy[0]:.1f}")


def own_frames(
    application: QApplication, places: npt.NDArray[np.float32], kinds: npt.NDArray[np.int32]
) -> list[Frame]:
    """Drag and zoom the map of the window; return what each frame took."""
    canvas = MapCanvas()
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_points(np.arange(len(places)), places)
    legend = tuple(
        Kind(shape.name, 0, QColor(DISTINCT_ON_LIGHT[shape]), shape) for shape in Shape
    )
    canvas.set_colouring(Colouring(kinds, legend))

    def frame(number: int) -> None:
        if number % 2:
            canvas.zoom(1.1 if number % 4 == 1 else 1 / 1.1)
        else:
            canvas.pan(7 if number % 4 else -7, 3)
        canvas.repaint()

    return timed(application, frame)


def plain_frames(
    application: QApplication, places: npt.NDArray[np.float32], kinds: npt.NDArray[np.int32]
) -> list[Frame]:
    """Do the same with a scatter plot of pyqtgraph."""
    plot = pyqtgraph.PlotWidget(background="w")
    plot.resize(*SIZE)
    item = pyqtgraph.ScatterPlotItem(
        x=places[:, 0],
        y=places[:, 1],
        size=5,
        pen=None,
        brush=[pyqtgraph.mkBrush(DISTINCT_ON_LIGHT[kind]) for kind in kinds],
        symbol=[SYMBOLS[kind] for kind in kinds],
    )
    plot.addItem(item)
    plot.show()
    box = plot.getViewBox()

    def frame(number: int) -> None:
        if number % 2:
            box.scaleBy((1.1, 1.1) if number % 4 == 1 else (1 / 1.1, 1 / 1.1))
        else:
            box.translateBy(x=0.05 if number % 4 else -0.05)
        plot.viewport().repaint()

    return timed(application, frame)


def timed(application: QApplication, frame: Callable[[int], None]) -> list[Frame]:
    """Return what each frame took, after some that are not counted."""
    times = []
    for number in range(FRAMES + 4):
        began, used = time.perf_counter(), time.process_time()
        frame(number)
        took = (time.perf_counter() - began, time.process_time() - used)
        times.append((took[0] * 1000, took[1] * 1000))
        application.processEvents()
    return times[4:]


def measure_places(count: int) -> None:
    """Print how long principal components and clusters take, from features on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        features = made_features(Path(folder), count)
        print(f"{count:,} images of {WIDTH:,} features                       seconds")
        for name, job in (
            ("PCA", PlaceImages(features, MapMethod.PCA)),
            ("k-means, number chosen", GroupImages(features, ClusterMethod.K_MEANS)),
        ):
            began = time.perf_counter()
            job.run(SurveyControl())
            print(f"  {name:46} {time.perf_counter() - began:8.1f}")


def measure_tsne(count: int) -> None:
    """Print how long t-SNE takes, and how long that of scikit-learn."""
    rows = heaps(count, 50)
    times = []
    for way in (
        lambda: tsne(rows, lambda done, total: None),
        lambda: TSNE(init="pca", random_state=SEED, n_jobs=-1).fit_transform(rows),
    ):
        began = time.perf_counter()
        way()
        times.append(time.perf_counter() - began)
    print(f"{count:,} images, 50 components                             seconds")
    print(f"  t-SNE of the program, 750 steps                {times[0]:8.1f}")
    print(f"  t-SNE of scikit-learn, 1,000 steps             {times[1]:8.1f}")


def heaps(count: int, width: int) -> npt.NDArray[np.float32]:
    """Return (count, width): twenty heaps that differ most in the first directions."""
    rng = np.random.default_rng(SEED)
    strength = np.linspace(1, 0.2, width).astype(np.float32)
    centres = rng.normal(size=(20, width)).astype(np.float32) * strength
    spread = rng.standard_normal((count, width), np.float32) * strength
    return centres[rng.integers(0, 20, count)] + spread


def made_features(folder: Path, count: int) -> FeaturesOf:
    """Keep made-up features as the program does."""
    cache = FeatureCache(folder, "made-up", WIDTH, (Pooling.AVERAGE,))
    hashes = [f"{number:064x}" for number in range(count)]
    for start in range(0, count, 2000):
        rows = part(count, start)
        cache.add(
            [Described(ScanId(0), hashes[start + place], row) for place, row in enumerate(rows)]
        )
    cache.close()
    return FeaturesOf.of(FeatureSpace(folder, "made-up", WIDTH), hashes)


def part(count: int, start: int) -> npt.NDArray[np.float16]:
    """Return up to 2,000 rows of features, float16."""
    rng = np.random.default_rng(start)
    centres = np.random.default_rng(SEED).gamma(1.0, 1.0, (20, WIDTH)).astype(np.float32)
    size = min(2000, count - start)
    noise = rng.standard_normal((size, WIDTH), np.float32) * 0.3
    return np.maximum(centres[rng.integers(0, 20, size)] + noise, 0).astype(np.float16)


if __name__ == "__main__":
    sys.exit(main())
