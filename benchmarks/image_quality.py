"""How many bad images are found, and how many good ones are taken for bad.

    PYTHONPATH=. python benchmarks/image_quality.py FOLDER [FOLDER …] [--seeds S]

The images of each FOLDER are measured as the program does. For each seed, some of them are
spoilt in a known way (never one image twice) and all are judged together. A spoilt image counts
as found when it has any flaw, and as named when it has the right one. Flaws of images that
nobody spoilt count as false alarms, though some of them are true: folders are not clean.
Labels are the names of the subfolders that hold the files.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from ajna_desktop.domain.curating.image_quality import Flaw, ImageQuality
from ajna_desktop.imaging.measure import MEASURED_SIDE, measure
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.tasks.curating.measure_images import judge_images

Array = npt.NDArray[np.uint8]
Spoil = Callable[[Array, np.random.Generator], Array]

_ENDINGS: Final = {".jpg", ".jpeg", ".png"}
_SHARE: Final = 0.04  # of a folder that is spoilt, all ways together


class Measured(NamedTuple):
    """One image as it is judged."""

    packed: npt.NDArray[np.float16]
    width: int
    height: int


def main() -> None:
    """Measure, spoil, judge and count, folder by folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    for folder in options.folders:
        _report(folder, options.seeds)


def _report(folder: Path, seeds: int) -> None:
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    began = time.perf_counter()
    clean = [_measured(_read(path)) for path in files]
    read = time.perf_counter() - began
    names = sorted({path.parent.name for path in files})
    labels = np.array([names.index(path.parent.name) for path in files], np.int32)
    began = time.perf_counter()
    alarms = _judge(clean, labels)
    judged = time.perf_counter() - began
    print(f"\n{folder.name}: {len(files)} images, {len(names)} labels")
    print(f"  measured with one core: {1000 * read / len(files):.1f} ms an image")
    print(f"  judged: {judged:.1f} s")
    print(f"  with a flaw as they are: {_percent(alarms.worst > 0)}", end="  (")
    by_flaw = [
        f"{flaw.value} {_percent(values > 0)}"
        for flaw, values in alarms.flaws.items()
        if values.any()
    ]
    print(", ".join(by_flaw) + ")")
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    false: list[float] = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        spoilt = dict(_chosen(len(files), seed, rng))
        mixed = list(clean)
        for number, way in spoilt.items():
            mixed[number] = _measured(_WAYS[way][0](_read(files[number]), rng))
        quality = _judge(mixed, labels)
        good = np.array([number not in spoilt for number in range(len(files))])
        false.append(float((quality.worst[good] > 0).mean()))
        for number, way in spoilt.items():
            flaws = quality.flaws_of(number)
            counted[way].update(images=1, found=bool(flaws), named=_WAYS[way][1] in flaws)
    for way, (_, flaw) in _WAYS.items():
        count = counted[way]
        if not count["images"]:
            continue
        found, named = (100 * count[what] / count["images"] for what in ("found", "named"))
        told = f"found {found:5.1f} %  as “{flaw.value}” {named:5.1f} %"
        print(f"  {way:28} {count['images']:4}  {told}")
    print(f"  good ones with a flaw: {100 * float(np.mean(false)):.2f} %")


def _chosen(count: int, seed: int, rng: np.random.Generator) -> Iterator[tuple[int, str]]:
    """Yield images and how to spoil them; in small folders each seed has its turn of ways."""
    spoilt = max(round(_SHARE * count), 1)
    names = list(_WAYS)
    for place, number in enumerate(rng.permutation(count)[:spoilt].tolist()):
        yield number, names[(place + seed * spoilt) % len(names)]


def _judge(images: list[Measured], labels: npt.NDArray[np.int32]) -> ImageQuality:
    numbers = np.arange(len(images))
    return judge_images(
        numbers,
        np.stack([image.packed for image in images]),
        np.array([float(image.width) for image in images]),
        np.array([float(image.height) for image in images]),
        labels,
        numbers,
    )


def _read(path: Path) -> Array:
    array = decode(path.read_bytes(), longest=2 * MEASURED_SIDE).array
    return np.asarray(Image.fromarray(array).convert("L"))


def _measured(array: Array) -> Measured:
    height, width = array.shape
    return Measured(measure(Pixels(array, 8)).packed(), width, height)


def _percent(holds: npt.NDArray[np.bool_]) -> str:
    return f"{100 * float(holds.mean()):.2f} %"


# --- the ways to spoil an image


def _blurred(share: float) -> Spoil:
    def spoil(array: Array, _: np.random.Generator) -> Array:
        radius = share * max(array.shape)
        return np.asarray(Image.fromarray(array).filter(ImageFilter.GaussianBlur(radius)))

    return spoil


def _mapped(scale: float, shift: float) -> Spoil:
    def spoil(array: Array, _: np.random.Generator) -> Array:
        return np.asarray(np.clip(np.rint(array * scale + shift), 0, 255), np.uint8)

    return spoil


def _cut(share: float, keeps_shape: bool) -> Spoil:
    def spoil(array: Array, rng: np.random.Generator) -> Array:
        height, width = array.shape[:2]
        down, across = round(share * height), round(share * width)
        parts = (array[down:], array[:-down], array[:, across:], array[:, :-across])
        part: Array = parts[int(rng.integers(4))]
        if not keeps_shape:
            return part
        return np.asarray(Image.fromarray(part).resize((width, height)))

    return spoil


def _turned(array: Array, rng: np.random.Generator) -> Array:
    return np.ascontiguousarray(np.rot90(array, int(rng.integers(1, 4))))


def _half_turned(array: Array, _: np.random.Generator) -> Array:
    return np.ascontiguousarray(array[::-1, ::-1])


def _mirrored(array: Array, _: np.random.Generator) -> Array:
    return np.ascontiguousarray(array[:, ::-1])


def _partly_lost(array: Array, _: np.random.Generator) -> Array:
    lost = array.copy()
    lost[round(0.65 * len(array)) :] = 128
    return lost


def _uniform(array: Array, _: np.random.Generator) -> Array:
    return np.full_like(array, 12)


def _shrunk(array: Array, _: np.random.Generator) -> Array:
    height, width = array.shape
    return np.asarray(Image.fromarray(array).resize((round(width / 4), round(height / 4))))


_WAYS: Final[dict[str, tuple[Spoil, Flaw]]] = {
    "blurred a little (0.4 %)": (_blurred(0.004), Flaw.BLURRED),
    "blurred (0.8 %)": (_blurred(0.008), Flaw.BLURRED),
    "a quarter of the light": (_mapped(0.25, 0), Flaw.TOO_DARK),
    "washed out": (_mapped(0.4, 170), Flaw.TOO_BRIGHT),
    "a sixth of the contrast": (_mapped(1 / 6, 100), Flaw.UNIFORM),
    "one grey level": (_uniform, Flaw.UNIFORM),
    "a quarter cut off": (_cut(0.25, keeps_shape=False), Flaw.CUT_OFF),
    "the same, shape kept": (_cut(0.25, keeps_shape=True), Flaw.CUT_OFF),
    "40 % cut off, shape kept": (_cut(0.4, keeps_shape=True), Flaw.CUT_OFF),
    "a third lost (grey)": (_partly_lost, Flaw.BLANK),
    "turned": (_turned, Flaw.WRONG_WAY),
    "upside down": (_half_turned, Flaw.WRONG_WAY),
    "mirrored": (_mirrored, Flaw.WRONG_WAY),
    "a quarter of the size": (_shrunk, Flaw.SIZE),
}


if __name__ == "__main__":
    main()
