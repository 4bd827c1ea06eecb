"""What a container may hold: goods of many kinds, stowed as people stow them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from ajna_desktop.imaging.fan_beam import WIDTH, Floats, Prism, Thickness, disc, drum

_NEAR: Final = 0.08  # goods stand off the walls
_FAR: Final = WIDTH - 0.08


@dataclass(frozen=True, slots=True)
class Hold:
    """The room goods may take: not always all of it."""

    left: float
    right: float
    height: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.right - self.left


AddCargo = Callable[[Thickness, Hold, np.random.Generator], None]


def _texture(
    rng: np.random.Generator, rows: int, columns: int, spread: float, least: float = 0.2
) -> Floats:
    grain = 1 + spread * rng.standard_normal((rows, columns), dtype=np.float32)
    thick: Floats = np.maximum(grain, np.float32(least))
    return thick


def _add_pallet(picture: Thickness, left: float, right: float) -> float:
    """Add a wooden pallet and return how high it is."""
    picture.add_goods(Prism(left, right, 0.12, 0.144, _NEAR, _FAR), 0.5)
    picture.add_goods(Prism(left, right, 0.0, 0.022, _NEAR, _FAR), 0.35)
    middle = (left + right) / 2
    for x in (left, middle - 0.05, right - 0.1):
        picture.add_goods(Prism(x, x + 0.1, 0.022, 0.12, _NEAR, _FAR), 0.4)
    return 0.144


def add_cartons(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add stacks of cartons on pallets, two rows deep, all of one article."""
    density = float(np.exp(rng.uniform(np.log(0.06), np.log(0.45))))
    base, tier = float(rng.uniform(0.95, 1.2)), float(rng.uniform(0.24, 0.42))
    most = max(int((hold.height - 0.25) / tier), 1)
    usual = int(rng.integers(max(most // 2, 1), most + 1))
    article = _texture(rng, 6, 5, 0.22)
    x = hold.left + rng.uniform(0, 0.1)
    while x + base < hold.right:
        floor = _add_pallet(picture, x, x + base)
        for near, far in ((_NEAR, WIDTH / 2 - 0.02), (WIDTH / 2 + 0.02, _FAR)):
            tiers = usual - int(rng.random() < 0.15) * int(rng.integers(1, 3))
            for number in range(max(tiers, 1)):
                _add_tier(picture, (x, x + base), floor + number * tier, tier, (near, far),
                          density * rng.uniform(0.92, 1.08), article, rng)  # fmt: skip
        x += base + rng.uniform(0.015, 0.08)


def _add_tier(
    picture: Thickness,
    across: tuple[float, float],
    bottom: float,
    tier: float,
    depth: tuple[float, float],
    density: float,
    article: Floats,
    rng: np.random.Generator,
) -> None:
    left, right = across
    shift = rng.uniform(-0.012, 0.012)
    half = (left + right) / 2
    for start, end in ((left, half - 0.006), (half + 0.006, right)):
        carton = Prism(start + shift, end + shift, bottom, bottom + tier - 0.008, *depth)
        picture.add_goods(carton, density, article)


def add_sacks(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add columns of sacks, slumped, each column as high as it came out."""
    density = float(rng.uniform(0.4, 0.85))
    height = float(rng.uniform(0.55, 0.92)) * hold.height
    x = hold.left
    while x < hold.right - 0.3:
        width = float(rng.uniform(0.42, 0.62))
        late = (x - hold.left) / hold.length
        top = height * (1 - 0.45 * max(late - 0.75, 0) / 0.25 * rng.uniform(0.3, 1))
        _add_sack_column(picture, x, min(x + width, hold.right), top, density, rng)
        x += width + rng.uniform(0.0, 0.05)


def _add_sack_column(
    picture: Thickness,
    left: float,
    right: float,
    top: float,
    density: float,
    rng: np.random.Generator,
) -> None:
    columns = picture.beam.columns(left, right)
    along = (picture.beam.x[columns] - left) / np.float32(right - left) * 2 - 1
    round_off = np.sqrt(np.maximum(1 - along**4, 0)).astype(np.float32)
    sack, bottom = float(rng.uniform(0.13, 0.24)), 0.0
    while bottom < top:
        lean = np.float32(0.02) * along * rng.standard_normal()
        crown = bottom + sack * (0.55 + 0.45 * round_off) + lean
        near = _NEAR + 0.25 * (1 - round_off) + rng.uniform(0, 0.05)
        picture.add_goods(
            Prism(left, right, bottom, crown, near, _FAR), density, _texture(rng, 3, 4, 0.16)
        )
        bottom += sack * float(rng.uniform(0.86, 0.97))


def add_big_bags(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add bulk bags of about a cubic metre and a half with rounded shoulders."""
    density, width = float(rng.uniform(0.6, 1.0)), float(rng.uniform(0.95, 1.25))
    height = float(rng.uniform(1.1, min(2.1, hold.height - 0.2)))
    x = hold.left
    while x + width < hold.right:
        columns = picture.beam.columns(x, x + width)
        along = (picture.beam.x[columns] - x) / np.float32(width) * 2 - 1
        shoulder = np.maximum(1 - np.abs(along) ** 3, 0).astype(np.float32)
        top = height * float(rng.uniform(0.93, 1.05)) - 0.45 + 0.45 * np.sqrt(shoulder)
        near = _NEAR + 0.3 * (1 - np.sqrt(shoulder))
        bag = Prism(x, x + width, 0.02, top, near, _FAR - 0.3 * (1 - np.sqrt(shoulder)))
        picture.add_goods(bag, density, _texture(rng, 5, 5, 0.05))
        x += width + rng.uniform(0.005, 0.04)


def add_drums(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add steel drums of 200 litres, one or two layers, four in a row across."""
    density, layers = float(rng.uniform(0.7, 1.1)), int(rng.integers(1, 3))
    fullness = float(rng.uniform(0.85, 0.97))
    for layer in range(layers):
        floor = layer * 0.92
        end = hold.right if layer == 0 else hold.left + hold.length * rng.uniform(0.5, 1)
        for number in range(int((end - hold.left) / 0.6)):
            for place in range(4):
                x = (
                    hold.left
                    + 0.31
                    + 0.6 * number
                    + rng.uniform(-0.02, 0.02)
                    + 0.15 * (place % 2)
                )
                _add_drum(picture, x, 0.34 + 0.585 * place, floor, density, fullness)


def _add_drum(
    picture: Thickness, x: float, z: float, floor: float, density: float, fullness: float
) -> None:
    beam, radius, top = picture.beam, 0.286, floor + 0.88
    picture.add_steel(drum(beam, x, z, radius, floor, top))
    picture.add_steel(drum(beam, x, z, radius - 0.0012, floor + 0.002, top - 0.002), -1.0)
    for hoop in (0.0, 0.29, 0.59, 0.87):
        ring = drum(beam, x, z, radius + 0.004, floor + hoop, floor + hoop + 0.012)
        picture.add_steel(ring, 0.02)
    picture.add_goods(drum(beam, x, z, radius, floor, floor + 0.88 * fullness), density)


def add_machines(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add engines and machines on skids, with room between them."""
    x = hold.left + rng.uniform(0.1, 0.5)
    while x < hold.right - 1.2:
        width = float(rng.uniform(0.9, min(2.6, hold.right - x)))
        _add_machine(picture, x, x + width, rng.uniform(0.8, hold.height - 0.4), rng)
        x += width + rng.uniform(0.08, 0.9)


def _add_machine(
    picture: Thickness, left: float, right: float, top: float, rng: np.random.Generator
) -> None:
    _add_pallet(picture, left, right)
    width, beam = right - left, picture.beam
    housing = Prism(left + 0.05, right - 0.05, 0.15, top, 0.5, 1.9)
    picture.add_tube(housing, 0.005)
    for _ in range(rng.integers(6, 14)):
        w, h = rng.uniform(0.08, 0.45) * width, rng.uniform(0.06, 0.4) * top
        x, y = rng.uniform(left, right - w), rng.uniform(0.15, max(top - h, 0.2))
        near = rng.uniform(0.4, 1.2)
        part = Prism(x, x + w, y, y + h, near, near + rng.uniform(0.1, 0.7))
        picture.add_steel(part, float(rng.uniform(0.05, 0.5)))
    for _ in range(rng.integers(2, 6)):
        radius = float(rng.uniform(0.06, 0.28) * min(width, top))
        x = rng.uniform(left + radius, right - radius)
        y = rng.uniform(0.15 + radius, max(top - radius, 0.2 + radius))
        share, depth = float(rng.uniform(0.15, 0.7)), float(rng.uniform(0.05, 0.4))
        picture.add_steel(disc(beam, x, y, radius, 1.0, 1.0 + depth), share)
        picture.add_steel(disc(beam, x, y, radius * 0.45, 1.0, 1.0 + depth), -share)


def add_frozen(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add frozen cartons from wall to wall, up to the load line."""
    top = hold.height - float(rng.uniform(0.14, 0.45))
    density, tier = float(rng.uniform(0.62, 0.95)), float(rng.uniform(0.14, 0.2))
    x = hold.left + 0.03
    while x + 0.3 < hold.right:
        width = float(rng.uniform(0.55, 0.62))
        end, reach = min(x + width, hold.right), top - tier * int(rng.random() < 0.12)
        grain = _texture(rng, max(int(reach / tier), 2), 3, 0.07)
        picture.add_goods(Prism(x, end, 0.07, reach), density, grain)
        x = end + rng.uniform(0.006, 0.03)


def add_bulk(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add grain or meal poured in: heaps that slope from wall to wall."""
    columns = picture.beam.columns(hold.left, hold.right)
    x = picture.beam.x[columns]
    surface = np.zeros_like(x)
    slope = np.float32(rng.uniform(0.3, 0.6))
    for _ in range(rng.integers(1, 6)):
        peak = rng.uniform(hold.left + 0.5, hold.right - 0.5)
        crest = rng.uniform(0.5, 0.92) * hold.height
        heap = crest - slope * (np.sqrt((x - peak) ** 2 + 0.3) - 0.5)
        surface = np.maximum(surface, heap.astype(np.float32))
    load = Prism(hold.left, hold.right, 0.0, np.maximum(surface, 0.02), _NEAR, _FAR)
    picture.add_goods(load, float(rng.uniform(0.5, 0.8)), _texture(rng, 4, 12, 0.04))


def add_coils(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add a few coils of steel strip in wooden cradles; their weight fills the container."""
    for x in np.arange(hold.left + 1.1, hold.right - 0.8, rng.uniform(2.0, 3.2)):
        radius = float(rng.uniform(0.45, 0.72))
        across = float(rng.uniform(0.6, 1.2))
        near = (WIDTH - across) / 2
        y = radius + 0.12
        coil = disc(picture.beam, x, y, radius, near, near + across)
        picture.add_steel(coil, 0.93)
        eye = disc(picture.beam, x, y, 0.25, near, near + across)
        picture.add_steel(eye, -0.93)
        for side in (-1, 1):
            foot = x + side * radius * 0.75
            picture.add_goods(Prism(foot - 0.12, foot + 0.12, 0.0, 0.24, near, _FAR), 0.6)


def add_timber(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add packs of sawn boards, laid lengthwise, with battens between the packs."""
    density, length = float(rng.uniform(0.4, 0.65)), float(rng.uniform(2.4, 3.9))
    pack = float(rng.uniform(0.45, 0.6))
    layers = int(rng.integers(2, int(hold.height / (pack + 0.09)) + 1))
    x = hold.left + 0.05
    while x + 0.8 < hold.right:
        end = min(x + length, hold.right)
        for layer in range(layers):
            bottom = 0.09 + layer * (pack + 0.09)
            boards = _texture(rng, int(pack / 0.028), 2, 0.12)
            ragged = end - rng.uniform(0, 0.15)
            picture.add_goods(Prism(x, ragged, bottom, bottom + pack), density, boards)
            for batten in np.linspace(x + 0.3, end - 0.4, 3):
                picture.add_goods(Prism(batten, batten + 0.09, bottom - 0.09, bottom), 0.5)
        x = end + rng.uniform(0.04, 0.15)


def add_tyres(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add tyres laced into each other: rubber seen through rubber."""
    radius = float(rng.uniform(0.3, 0.46))
    top = float(rng.uniform(0.6, 0.95)) * hold.height
    step, lift = radius * rng.uniform(1.3, 1.9), radius * rng.uniform(0.4, 0.6)
    for x in np.arange(hold.left + radius, hold.right - radius, step):
        reach = top * rng.uniform(0.85, 1.0)
        for near in (0.15, 0.85, 1.55):
            for y in np.arange(radius * 0.5, reach, lift):
                place = np.clip(
                    x + rng.normal(0, 0.04), hold.left + radius, hold.right - radius
                )
                _add_tyre(picture, float(place), float(y), radius, near, rng)


def _add_tyre(
    picture: Thickness, x: float, y: float, radius: float, near: float, rng: np.random.Generator
) -> None:
    flat, beam = float(rng.uniform(0.45, 0.75)), picture.beam
    near += float(rng.uniform(0, 0.4))
    far = near + 0.22
    picture.add_goods(disc(beam, x, y, radius, near, far, flat), 0.95)
    picture.add_goods(disc(beam, x, y, radius * 0.91, near, far, flat), -0.78)
    picture.add_goods(disc(beam, x, y, radius * 0.52, near, far, flat), -0.17)


def add_little(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add next to nothing: a pallet or two, light cartons, rolls along the floor."""
    kind = rng.integers(0, 3)
    if kind == 0:
        for _ in range(rng.integers(1, 4)):
            _add_light_pallet(picture, hold, rng)
    elif kind == 1:
        for _ in range(rng.integers(5, 16)):
            width, height = (float(side) for side in rng.uniform(0.25, 0.7, 2))
            left, near = _place(hold, width, rng), float(rng.uniform(_NEAR, 1.6))
            carton = Prism(left, left + width, 0.0, height, near, near + 0.5)
            picture.add_goods(carton, float(rng.uniform(0.1, 0.35)), _texture(rng, 3, 3, 0.3))
    else:
        length = float(rng.uniform(0.3, 0.7)) * hold.length
        left, height = _place(hold, length, rng), float(rng.uniform(0.18, 0.45))
        rolls = Prism(left, left + length, 0.0, height, 0.4, 1.9)
        picture.add_goods(rolls, float(rng.uniform(0.07, 0.2)), _texture(rng, 3, 20, 0.25))


def _add_light_pallet(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    width = float(rng.uniform(0.9, 1.2))
    left = _place(hold, width, rng)
    top = _add_pallet(picture, left, left + width) + float(rng.uniform(0.3, 1.1))
    load = Prism(left + 0.03, left + width, 0.144, top, 0.5, 1.5)
    picture.add_goods(load, float(rng.uniform(0.08, 0.3)), _texture(rng, 4, 4, 0.3))


def _place(hold: Hold, width: float, rng: np.random.Generator) -> float:
    return float(rng.uniform(hold.left, max(hold.right - width, hold.left)))


def add_left_behind(picture: Thickness, hold: Hold, rng: np.random.Generator) -> None:
    """Add what stays in an empty container: a board, a strap, a torn dunnage bag."""
    for _ in range(rng.integers(1, 4)):
        length = float(rng.uniform(0.3, 2.0))
        x = rng.uniform(hold.left, hold.right - length)
        near = float(rng.uniform(_NEAR, 2.0))
        board = Prism(x, x + length, 0.0, rng.uniform(0.02, 0.09), near, near + 0.15)
        picture.add_goods(board, 0.5)


CARGO: Final[Mapping[str, AddCargo]] = MappingProxyType(
    {
        "cartons": add_cartons,
        "sacks": add_sacks,
        "big bags": add_big_bags,
        "drums": add_drums,
        "machines": add_machines,
        "frozen goods": add_frozen,
        "bulk": add_bulk,
        "steel coils": add_coils,
        "timber": add_timber,
        "tyres": add_tyres,
        "next to nothing": add_little,
    }
)
