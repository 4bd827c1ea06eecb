"""How fast image files are found, identified, decoded and made small, beside the plain way.

    python benchmarks/decode.py [FOLDER]

Without a folder, radiograph-like JPEGs of 1300 x 1000 pixels are made for it. Each line gives
images a second of the plain way, of this program, and their ratio; look at the ratio, the
figures themselves depend on what else the computer does.
"""

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from ajna_desktop.domain.files import FileToRead
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.display import first_window, to_grey
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.imaging.thumbnails import make_thumbnail
from ajna_desktop.imaging.walk import walk
from ajna_desktop.workers.images import ImageReader

_SIDE = 192  # pixels of a thumbnail
_NETWORK_SIDE = 224  # pixels that a network wants
_MOST = 600  # files that are decoded


def main() -> None:
    """Measure on the folder of the command line, or on images made for it."""
    parser = argparse.ArgumentParser(description="Measure how fast image files are read.")
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    if folder is not None:
        _measure(folder)
        return
    with tempfile.TemporaryDirectory() as made:
        _make_images(Path(made), 120)
        _measure(Path(made))


def _measure(folder: Path) -> None:
    found = [
        str(folder / file.path) for file in walk(folder, lambda: False) if not file.refused
    ]
    some = found[:: max(len(found) // _MOST, 1)][:_MOST]
    _say(f"{len(found)} files, {len(some)} of them decoded; images a second")
    _say(f"{'':34}{'plain':>9}{'ours':>9}{'ratio':>8}")
    _row("found", len(found), lambda: _plain_walk(folder), lambda: list(walk(folder, _never)))
    _row("identified", len(found), lambda: _plain_identify(found), lambda: _identify(found))
    _row(
        "decoded for a network, 1 thread",
        len(some),
        _each(_plain_decode, some),
        _each(_decode, some),
    )
    _row(
        "thumbnails, 1 thread",
        len(some),
        _each(_plain_thumbnail, some),
        _each(_thumbnail, some),
    )
    _row(
        "thumbnails, 2 threads",
        len(some),
        _each(_plain_thumbnail, some, 2),
        _each(_thumbnail, some, 2),
    )
    deep = (np.random.default_rng(0).random((4000, 4000)) * 60_000).astype(np.uint16)
    window = first_window(deep)
    _row("window of 16 Mpx, 16 bits", 5, lambda: [_plain_window(deep) for _ in range(5)],
         lambda: [to_grey(deep, window) for _ in range(5)])  # fmt: skip


def _row(
    name: str, count: int, plain: Callable[[], object], ours: Callable[[], object]
) -> None:
    rates = []
    for way in (plain, ours):
        seconds = []
        for _ in range(3):  # the best of three: the first may read from the disk
            start = time.perf_counter()
            way()
            seconds.append(time.perf_counter() - start)
        rates.append(count / min(seconds))
    _say(f"{name:34}{rates[0]:9.0f}{rates[1]:9.0f}{rates[1] / rates[0]:8.2f}")


def _each(
    work: Callable[[str], object], paths: Sequence[str], threads: int = 1
) -> Callable[[], object]:
    def run() -> object:
        with ThreadPoolExecutor(threads) as executor:
            return list(executor.map(work, paths))

    return run


def _never() -> bool:
    return False


def _plain_walk(folder: Path) -> list[tuple[str, int]]:
    return [(str(path), path.stat().st_size) for path in folder.rglob("*") if path.is_file()]


def _plain_identify(paths: Sequence[str]) -> None:
    for path in paths:
        hashlib.sha256(Path(path).read_bytes()).hexdigest()
        with Image.open(path) as image:
            image.verify()


_reader = ImageReader()


def _identify(paths: Sequence[str]) -> None:
    files = [FileToRead(ScanId(number), path) for number, path in enumerate(paths)]
    if len(list(_reader.identify(files))) != len(files):
        raise AssertionError("a file got no answer")


def _plain_decode(path: str) -> None:
    with Image.open(path) as image:
        image.convert("RGB").resize((_NETWORK_SIDE, _NETWORK_SIDE), Image.Resampling.BILINEAR)


def _decode(path: str) -> None:
    pixels = decode(read_file(path), at_least=_NETWORK_SIDE * 3 // 2)
    Image.fromarray(pixels.array).resize(
        (_NETWORK_SIDE, _NETWORK_SIDE), Image.Resampling.BILINEAR
    )


def _plain_thumbnail(path: str) -> None:
    with Image.open(path) as image:
        small = image.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
        small.save(BytesIO(), "JPEG", quality=80)


def _thumbnail(path: str) -> None:
    make_thumbnail(read_file(path), _SIDE)


def _plain_window(pixels: np.ndarray) -> np.ndarray:
    low, high = np.percentile(pixels, [0.5, 99.5])
    return (np.clip((pixels - low) / (high - low), 0, 1) * 255).astype(np.uint8)


def _make_images(folder: Path, count: int) -> None:
    random = np.random.default_rng(0)
    for number in range(count):
        coarse = Image.fromarray(random.integers(40, 220, (10, 13), np.uint8))
        body = np.asarray(coarse.resize((1300, 1000), Image.Resampling.BICUBIC), np.float32)
        noisy = np.clip(body + random.normal(0, 6, body.shape), 0, 255).astype(np.uint8)
        Image.fromarray(noisy).save(folder / f"{number:04}.jpg", quality=90)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    try:
        main()
    finally:
        _reader.close()
