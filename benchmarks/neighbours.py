"""Compare the index of look-alikes with comparing every vector, in speed and in what is found.

    python benchmarks/neighbours.py [--features FILE.npy] [--scans 5216] [--scans 200000]

Features are synthetic unless a float16 matrix (N, D) is given: clusters within which vectors
differ most in few directions, as those of a network do. They are harder than those: each has
20 neighbours that are hardly nearer than the next hundred, and with `--in-cluster 100` at
200,000 no forest of trees finds them all. Figures go to standard output.
"""

import argparse
import hashlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from sklearn.neighbors import NearestNeighbors

from ajna_desktop.search import neighbour_index, recall
from ajna_desktop.search.contents import Contents, keys_of
from ajna_desktop.search.neighbour_search import NeighbourSearch
from ajna_desktop.search.unit_rows import Halves, Vectors

WIDTH = 1_280
QUERIES = 200
NEIGHBOURS = 20
SEED = 0


def main() -> int:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", type=Path, help="a float16 matrix (N, D) as .npy")
    parser.add_argument(
        "--in-cluster", type=int, default=500, help="synthetic ones in a cluster, on average"
    )
    parser.add_argument("--scans", type=int, action="append", help="synthetic ones")
    options = parser.parse_args()
    print("vectors            way                        ms median   p95   recall@20")
    with tempfile.TemporaryDirectory() as folder:
        if options.features:
            measure(np.load(options.features, mmap_mode="r"), Path(folder) / "given")
        for count in options.scans or ([] if options.features else [5_216, 200_000]):
            made = Path(folder) / f"{count}.f16"
            make_features(made, count, options.in_cluster)
            matrix = np.memmap(made, np.float16, "r", shape=(count, WIDTH))
            measure(matrix, Path(folder) / str(count))
            made.unlink()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"most memory in use, mapped files and the plain searches included: {most:.1f} GB")
    return 0


def make_features(path: Path, count: int, in_cluster: int) -> None:
    """Write (count, 1280) float16: variances that fall as those of radiographs' features do."""
    rng = np.random.default_rng(SEED)
    deviations = np.arange(1, WIDTH + 1, dtype=np.float32) ** -0.6
    turn = (
        np.linalg.qr(rng.standard_normal((WIDTH, WIDTH), np.float32))[0] * deviations[:, None]
    )
    clusters = max(count // in_cluster, 1)
    centres = rng.standard_normal((clusters, WIDTH), np.float32) * 0.8 @ turn + 0.05
    with path.open("wb") as file:
        for start in range(0, count, 4_000):
            members = centres[rng.integers(0, clusters, min(4_000, count - start))]
            spread = rng.standard_normal(members.shape, np.float32) * 0.6 @ turn
            np.maximum(members + spread, 0).astype(np.float16).tofile(file)


def measure(matrix: Halves, folder: Path) -> None:
    """Print how each way of searching does on `matrix`."""
    count = len(matrix)
    hashes = [hashlib.sha256(str(row).encode()).hexdigest() for row in range(count)]
    contents = Contents(np.arange(count), keys_of(hashes), matrix, np.arange(count))
    began = time.perf_counter()
    forest = neighbour_index.build(folder, contents, "benchmark", lambda done, total: None)
    built = time.perf_counter() - began
    began = time.perf_counter()
    index = neighbour_index.open_current(folder, "benchmark", matrix.shape[1])
    search = NeighbourSearch(contents, index)
    opened = time.perf_counter() - began
    figures = recall.measure(search, contents, NEIGHBOURS, QUERIES, SEED)
    size = f"{count:>8} x {matrix.shape[1]}"
    row(size, "index", figures.median_ms, figures.p95_ms, figures.recall)
    plain = None
    for name, query in plain_ways(contents):
        times = np.array([timed(query, vector) for vector in sample(contents, 20)]) * 1e3
        row(size, name, float(np.median(times)), float(np.percentile(times, 95)), 1.0)
        plain = min(plain or np.inf, float(np.median(times)))
    megabytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(
        f"{size}   built in {built:.1f} s, opened and verified in {opened:.2f} s, "
        f"{megabytes:.0f} MB, rung {forest.rung if forest else None} of effort; "
        f"{(plain or 0) / figures.median_ms:.1f} times as fast as the fastest plain way"
    )


def plain_ways(contents: Contents) -> Iterator[tuple[str, Callable[[Vectors], object]]]:
    """Yield ways that compare with every vector, each with its name."""
    exact = NeighbourSearch(contents, None)
    yield "every row, from the disk", lambda vector: exact.nearest_contents(vector, NEIGHBOURS)
    units = contents.vectors.take(np.arange(len(contents)))

    def in_numpy(vector: Vectors) -> object:
        return np.argpartition(-(units @ vector), NEIGHBOURS)[:NEIGHBOURS]

    yield "NumPy, all in memory", in_numpy
    brute = NearestNeighbors(n_neighbors=NEIGHBOURS, algorithm="brute").fit(units)
    yield "scikit-learn brute", lambda vector: brute.kneighbors(vector[np.newaxis])


def sample(contents: Contents, count: int) -> Vectors:
    """Return some of the vectors, (count, D)."""
    chosen = np.random.default_rng(SEED + 1).choice(len(contents), count, replace=False)
    return contents.vectors.take(chosen)


def timed(query: Callable[[Vectors], object], vector: Vectors) -> float:
    """Return the seconds that one query takes."""
    began = time.perf_counter()
    query(vector)
    return time.perf_counter() - began


def row(size: str, way: str, median: float, p95: float, found: float) -> None:
    """Print one line of the table."""
    print(f"{size}   {way:26} {median:8.2f} {p95:7.2f} {found:9.4f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
