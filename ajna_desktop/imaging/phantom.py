"""A day's scans of containers that never were: the demo's images, simulated and labelled.

Every picture is computed from a model of a container, its trailer and its load (`fan_beam`,
`container_model`, `chassis_model`, `cargo_models`, `line_detector`); none is a photograph or a
copy. The same seed gives the same files.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.imaging.cargo_models import CARGO, Hold, add_left_behind
from ajna_desktop.imaging.chassis_model import add_chassis
from ajna_desktop.imaging.container_model import Container, add_container
from ajna_desktop.imaging.fan_beam import FanBeam, Floats, Thickness
from ajna_desktop.imaging.line_detector import LineDetector

FOLDER_NAME: Final = "synthetic-container-scans"
COMMENT: Final = "Synthetic: simulated by Ajna Desktop, not a scan of a real container"
EMPTY: Final = "empty"
LOADED: Final = "loaded"
NOTHING: Final = "nothing"

_DAY: Final = datetime(2026, 11, 23, 6, 0)  # when the simulated day begins
_OWNERS: Final = ("AJN", "SYN", "DMO", "XRA")  # invented; no carrier uses them in these scans
_WRONG_SHARE: Final = 0.025  # of the labels, as found in a real archive of such scans
_EMPTY_SHARE: Final = 0.42
_SEEN_TWICE: Final = 0.12  # containers that come by again the same day
_IMAGE_DESCRIPTION: Final = 0x010E  # EXIF tags
_SOFTWARE: Final = 0x0131


@dataclass(frozen=True, slots=True)
class PhantomScan:
    """One simulated scan, and what is true about it."""

    path: str  # relative to the folder, with `/`
    container: str  # ISO 6346 number, of the first one where there are two
    cargo: str  # a key of `CARGO`, or `NOTHING`
    truth: str  # `EMPTY` or `LOADED`
    label: str  # the folder it lies in

    @property
    def mislabelled(self) -> bool:
        """Whether it lies in the wrong folder, on purpose."""
        return self.truth != self.label


def make_scans(
    folder: Path,
    count: int,
    seed: int,
    report: Callable[[int, int], None] | None = None,
    mislabelled: int | None = None,
) -> list[PhantomScan]:
    """Write `count` simulated scans into `folder/empty` and `folder/loaded`.

    Args:
        folder: Made when it is not there; other files in it are left alone.
        count: How many scans.
        seed: The same seed gives the same scans, byte for byte with the same libraries.
        report: Told (done, count) after each scan; what it raises ends the work there.
        mislabelled: How many lie in the wrong folder; None = one in forty, at least two.

    Returns:
        What is true of each scan: the key to the wrong labels.
    """
    scans = plan_scans(count, seed, mislabelled)
    for label in (EMPTY, LOADED):
        (folder / label).mkdir(parents=True, exist_ok=True)
    for number, scan in enumerate(scans):
        picture = simulate(scan.cargo, np.random.default_rng((seed, number)))
        _save(picture, folder / scan.path, folder.parent)
        if report is not None:
            report(number + 1, count)
    return scans


def plan_scans(count: int, seed: int, mislabelled: int | None = None) -> list[PhantomScan]:
    """Return the scans that `make_scans` would write, without simulating them."""
    rng = np.random.default_rng(seed)
    wrong = _wrong_labels(count, mislabelled, rng)
    loads = [name for name in CARGO for _ in range(1 if name == "next to nothing" else 2)]
    scans: list[PhantomScan] = []
    numbers: list[str] = []
    at = _DAY
    for number in range(count):
        at += timedelta(minutes=int(rng.integers(1, 4)))
        again = len(numbers) > 3 and rng.random() < _SEEN_TWICE
        container = str(rng.choice(numbers)) if again else container_number(rng)
        numbers.append(container)
        is_empty = rng.random() < _EMPTY_SHARE
        cargo = NOTHING if is_empty else str(rng.choice(loads))
        truth = EMPTY if is_empty else LOADED
        label = {EMPTY: LOADED, LOADED: EMPTY}[truth] if number in wrong else truth
        path = f"{label}/{container}_{at:%Y%m%dT%H%M}.jpg"
        scans.append(PhantomScan(path, container, cargo, truth, label))
    return scans


def _wrong_labels(
    count: int, mislabelled: int | None, rng: np.random.Generator
) -> frozenset[int]:
    if mislabelled is None:
        mislabelled = max(2, round(count * _WRONG_SHARE))
    chosen = rng.choice(count, size=min(mislabelled, count), replace=False)
    return frozenset(int(number) for number in chosen)


def container_number(rng: np.random.Generator) -> str:
    """Return a number as ISO 6346 has it: invented owner, U, six digits, check digit."""
    stem = f"{rng.choice(_OWNERS)}U{rng.integers(100_000, 1_000_000)}"
    return stem + check_digit(stem)


def check_digit(stem: str) -> str:
    """Return the check digit of the ten characters before it (ISO 6346, annex A).

    Letters count 10, 12, 13 … 38, leaving out the multiples of eleven.
    """
    letters = [value for value in range(10, 39) if value % 11]
    total = 0
    for place, character in enumerate(stem):
        value = int(character) if character.isdigit() else letters[ord(character) - ord("A")]
        total += value << place
    return str(total % 11 % 10)


def simulate(cargo: str, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Return one scan, (rows, columns), 255 = nothing in the way.

    Args:
        cargo: A key of `CARGO`, or `NOTHING`.
        rng: The chance behind everything else: sizes, stowage, scanner, noise, faults.
    """
    boxes = _choose_containers(cargo, rng)
    left, right = boxes[0].left, boxes[-1].right
    beam = _choose_beam(left, right, boxes[0].height, rng)
    picture = Thickness(beam)
    add_chassis(picture, left - 0.15, right + 0.15, boxes[0].doors_right, rng)
    for number, box in enumerate(boxes):
        add_container(picture, box, rng)
        # Of two containers on one truck the second may be empty, never both of a loaded scan.
        if number == 0 or rng.random() < 0.7:
            _add_load(picture, box, cargo, rng)
    return _choose_detector(rng).picture(picture, _choose_sway(beam, rng), rng)


def _choose_containers(cargo: str, rng: np.random.Generator) -> list[Container]:
    cold = cargo == "frozen goods" or (cargo == NOTHING and rng.random() < 0.12)
    heavy = cargo in ("steel coils", "big bags", "bulk")
    is_short = rng.random() < (0.5 if heavy else 0.22)
    height = 2.39 if is_short or rng.random() < 0.4 else 2.69
    first = Container(0.0, 6.06 if is_short else 12.19, height, bool(rng.random() < 0.7), cold)
    if is_short and rng.random() < 0.4:
        return [first, replace(first, left=6.06 + 0.08)]
    return [first]


def _add_load(picture: Thickness, box: Container, cargo: str, rng: np.random.Generator) -> None:
    left, right = box.hold
    if cargo == NOTHING:
        if rng.random() < 0.25:
            add_left_behind(picture, Hold(left, right, box.height), rng)
        return
    filled = 1.0 if rng.random() < 0.6 else rng.uniform(0.3, 0.97)
    if cargo in ("bulk", "next to nothing"):
        filled = 1.0
    # Stowing begins at the wall away from the doors.
    if box.doors_right:
        right = left + filled * (right - left)
    else:
        left = right - filled * (right - left)
    CARGO[cargo](picture, Hold(left, right, box.height - 0.06), rng)


def _choose_beam(left: float, right: float, height: float, rng: np.random.Generator) -> FanBeam:
    columns_per_metre = rng.uniform(84, 104)
    before, after = rng.uniform(0.06, 0.35, 2)
    length = right - left + before + after
    # The truck's speed wavers: columns are not quite evenly spaced.
    steps = np.ones(round(length * columns_per_metre))
    along = np.linspace(0, 2 * np.pi, steps.size)
    steps += rng.uniform(0, 0.02) * np.sin(along * rng.uniform(0.5, 3) + rng.uniform(0, 6))
    x = (left - before + np.cumsum(steps) * length / steps.sum()).astype(np.float32)
    return FanBeam.over(
        x,
        bottom=-float(rng.uniform(0.42, 0.85)),
        top=height + float(rng.uniform(0.08, 0.22)),
        rows_per_metre=columns_per_metre * rng.uniform(1.0, 1.2),
        distance=float(rng.uniform(3.6, 5.4)),
        height=float(rng.uniform(-0.3, 0.25)),
    )


def _choose_sway(beam: FanBeam, rng: np.random.Generator) -> Floats:
    along = np.linspace(-0.5, 0.5, beam.x.size)
    lean = rng.uniform(-12, 12) * along
    bounce = rng.uniform(0, 0.7) * np.sin(along * rng.uniform(8, 40) + rng.uniform(0, 6))
    sway: Floats = (lean + bounce).astype(np.float32)
    return sway


def _choose_detector(rng: np.random.Generator) -> LineDetector:
    # One scanner in eight is due for its service.
    is_worn = rng.random() < 0.12
    return LineDetector(
        photons=float(rng.uniform(9_000, 40_000)),
        gain_spread=0.012 if is_worn else 0.003,
        pulse_spread=float(rng.uniform(0.012, 0.03)) if is_worn else 0.004,
        scatter=float(rng.uniform(0.002, 0.008)),
        white=float(rng.uniform(0.9, 0.98)),
        gamma=float(rng.uniform(0.85, 1.1)),
        dead_rows=int(rng.integers(0, 4)) if is_worn else int(rng.random() < 0.1),
        lost_pulses=int(rng.integers(0, 6)) if is_worn else 0,
    )


def _save(picture: npt.NDArray[np.uint8], path: Path, beside: Path) -> None:
    exif = Image.Exif()
    exif[_IMAGE_DESCRIPTION] = COMMENT
    exif[_SOFTWARE] = "Ajna Desktop"
    # Written beside the folder and moved in when whole: whoever finds a scan finds all of it.
    unfinished = beside / f"{path.name}.part"
    Image.fromarray(picture).save(unfinished, "JPEG", quality=88, comment=COMMENT, exif=exif)
    unfinished.replace(path)
