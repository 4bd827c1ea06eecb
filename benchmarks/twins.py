"""How many re-uses of a scan are found, how many pairs are right, and how fast.

    python benchmarks/twins.py FOLDER [--each N] [--seeds S] [--cache DIR]

For each seed, N scans of FOLDER for each change of `made_reuses.py` are drawn, no scan twice;
each is changed and saved beside the originals. Then the program looks for copies among all,
as it does for a user. A pair counts as right when both show the same scan: an original and what
was made of it, files of one content, and what was made of those. All other pairs count as
wrong, also those of the originals, which are listed: look at them, some may be true.
Groups of originals with one content must all be found as exact copies.

The plain way is a difference hash of 64 bits (as of the package imagehash) and a limit of 10
bits. Ratios of one run can be compared with those of another; seconds cannot, on a machine
that others use too.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.twins import TwinKind
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.twins.find_twins import find_twins
from ajna_desktop.workers.engine import Engine
from benchmarks.made_reuses import CHANGES, make

_MOST_BITS: Final = 10
_ENDINGS: Final = {".jpg", ".jpeg", ".png", ".tif", ".tiff"}
_SCANS_EXTRAPOLATED: Final = 100_000
_LEAST_RECALL: Final = 0.95
_LEAST_PRECISION: Final = 0.99

Pair = frozenset[str]  # two paths


class Truth(NamedTuple):
    """Which scan each file shows, and by which change it was made ("" for an original)."""

    shows: dict[str, str]
    made_by: dict[str, str]

    def is_right(self, pair: Pair) -> bool:
        """Return whether both files show one scan."""
        return len({self.shows[path] for path in pair}) == 1


def main() -> None:
    """Measure both ways for each seed, and print what all of them found together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=30, help="scans for each change")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--cache", type=Path, help="kept, so that features are read once")
    options = parser.parse_args()
    found: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as place:
        users = UserFolders.below(Path(place) / "user")
        if options.cache:
            users = replace(users, cache=options.cache)
        engine = Engine(users)
        try:
            for seed in range(options.seeds):
                folder = Path(place) / f"scans-{seed}"
                truth = _made(options.folder, folder, options.each, seed)
                for way, pairs in _both_ways(folder, users, engine, truth).items():
                    found[way] += _counted(pairs, truth)
                    if way == "program":
                        _list_unknown(pairs, truth)
        finally:
            engine.close()
    for way, counts in found.items():
        _print(way, counts)


def _made(source: Path, folder: Path, each: int, seed: int) -> Truth:
    files = sorted(path for path in source.rglob("*") if path.suffix.lower() in _ENDINGS)
    chance = np.random.default_rng(seed)
    drawn = chance.permutation(len(files))[: min(each * len(CHANGES), len(files))]
    truth = Truth({}, {})
    for number, path in enumerate(files):
        name = f"originals/{number:06d}{path.suffix}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
        truth.shows[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        truth.made_by[name] = ""
    for place, number in enumerate(drawn.tolist()):
        change = list(CHANGES)[place % len(CHANGES)]
        name = f"made/{change}-{number:06d}.jpg"
        make(files[number], change, 1000 * seed + number, folder / name)
        truth.shows[name] = truth.shows[f"originals/{number:06d}{files[number].suffix}"]
        truth.made_by[name] = change
    return truth


def _both_ways(
    folder: Path, users: UserFolders, engine: Engine, truth: Truth
) -> dict[str, set[Pair]]:
    steps: dict[str, float] = {}

    def report(progress: Progress) -> None:
        steps[progress.doing.value] = progress.seconds

    collection = Collection.open(folder, users, "benchmark")
    try:
        context = TaskContext(report)
        open_folder(collection, engine.images, context)
        began = time.perf_counter()
        found = find_twins(collection, engine, context)
        seconds = time.perf_counter() - began
        paths = {scan.id: scan.path for scan in collection.twin_scans.every()}
    finally:
        collection.close()
    pairs = {frozenset(paths[one] for one in pair.scan_ids) for pair in found.pairs}
    exact = {
        frozenset(paths[one] for one in pair.scan_ids)
        for pair in found.pairs
        if pair.likeness.kind is TwinKind.BYTES
    }
    poor = sum(pair.likeness.is_poor for pair in found.pairs)
    began = time.perf_counter()
    plain = _by_hash(folder, paths.values())
    plain_seconds = time.perf_counter() - began
    print(
        f"{found.scans} scans: {len(pairs)} pairs, {len(exact)} of one content, {poor} too poor"
    )
    print("  " + _exact_groups(exact, truth))
    print("  " + ", ".join(f"{name} {spent:.0f} s" for name, spent in steps.items()))
    rate = found.scans / max(seconds - steps.get("Reading features", 0), 0.001)
    minutes = _SCANS_EXTRAPOLATED / rate / 60
    print(f"  {rate:.0f} described scans/s: {_SCANS_EXTRAPOLATED:,} in {minutes:.0f} min")
    print(f"  program : plain  {seconds / plain_seconds:.1f} times as long")
    return {"program": pairs, "difference hash": plain}


def _exact_groups(exact: set[Pair], truth: Truth) -> str:
    """Say how many groups of originals with one content were found as such, whole."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path, content in truth.shows.items():
        if not truth.made_by[path]:
            groups[content].append(path)
    several = [sorted(group) for group in groups.values() if len(group) > 1]
    whole = sum(
        all(frozenset({group[0], other}) in exact for other in group[1:]) for group in several
    )
    return f"{whole} of {len(several)} groups of originals with one content found as exact"


def _by_hash(folder: Path, paths: Iterable[str]) -> set[Pair]:
    names = sorted(paths)
    hashes = np.stack([_difference_hash(folder / name) for name in names])
    pairs = set()
    for number, one in enumerate(hashes):
        bits = np.bitwise_count(hashes[number + 1 :] ^ one).sum(axis=1)
        for other in np.flatnonzero(bits <= _MOST_BITS).tolist():
            pairs.add(frozenset({names[number], names[number + 1 + other]}))
    return pairs


def _difference_hash(path: Path) -> npt.NDArray[np.uint8]:
    with Image.open(path) as image:
        small = np.asarray(image.convert("L").resize((9, 8), Image.Resampling.LANCZOS))
    return np.packbits(small[:, 1:] > small[:, :-1])


def _counted(pairs: set[Pair], truth: Truth) -> Counter[tuple[str, bool]]:
    """Count made scans by change and whether they were found, and pairs by rightness."""
    partners: Mapping[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for path in pair:
            partners[path] |= pair
    counts: Counter[tuple[str, bool]] = Counter()
    for path, change in truth.made_by.items():
        if change:
            is_found = any(
                truth.shows[other] == truth.shows[path] for other in partners[path] - {path}
            )
            counts[change, is_found] += 1
    for pair in pairs:
        counts["pairs", truth.is_right(pair)] += 1
    return counts


def _list_unknown(pairs: set[Pair], truth: Truth) -> None:
    for pair in sorted(sorted(pair) for pair in pairs if not truth.is_right(pair)):
        print("  not known to be one scan:", *pair)


def _print(way: str, counts: Counter[tuple[str, bool]]) -> None:
    print(way)
    wanted = {name: counts[name, True] + counts[name, False] for name in CHANGES}
    for name, how_many in wanted.items():
        if how_many:
            print(f"  {name:12} recall {counts[name, True] / how_many:.3f} of {how_many}")
    found = sum(counts[name, True] for name in CHANGES)
    recall = found / max(sum(wanted.values()), 1)
    print(f"  {'all':12} recall {recall:.3f} of {sum(wanted.values())}")
    right, wrong = counts["pairs", True], counts["pairs", False]
    precision = right / max(right + wrong, 1)
    print(f"  {'pairs':12} precision {precision:.4f} of {right + wrong}")
    reached = recall >= _LEAST_RECALL and precision >= _LEAST_PRECISION
    print(
        f"  target: recall {_LEAST_RECALL} at precision {_LEAST_PRECISION}:",
        "reached" if reached else "missed",
    )


if __name__ == "__main__":
    main()
