"""A map of images as a picture file: points with a legend, as PNG or as SVG."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from ajna_desktop.domain.scan_map import Places
from ajna_desktop.imaging.point_raster import PointRaster, Shape

WIDTH, HEIGHT = 1600, 1200  # pixels
_SIDE: Final = 360  # of them for the legend
_ROOM: Final = 40  # around the points
_LINE: Final = 30  # from one entry of the legend to the next
_TEXT: Final = 18  # pixels, height of the font
_INK: Final = (26, 30, 35)
_MOST_PIXELS: Final = 3_000_000  # of all marks together
_LONGEST: Final = 28  # characters of a name
_MOST_LINES: Final = (HEIGHT - 2 * _ROOM) // _LINE


@dataclass(frozen=True, slots=True)
class PictureKind:
    """One entry of the legend."""

    name: str
    count: int
    colour: str  # "#rrggbb"
    shape: Shape

    @property
    def text(self) -> str:
        """What the legend says."""
        name = self.name
        if len(name) > _LONGEST:
            name = name[: _LONGEST - 1] + "…"
        return f"{name}  {self.count:,}"


def map_as_png(
    places: Places, codes: npt.NDArray[np.int32], kinds: tuple[PictureKind, ...]
) -> bytes:
    """Return the content of a PNG file of N points.

    Args:
        places: (N, 2), to the right and up.
        codes: (N,) the kind of each point, an index into `kinds`.
        kinds: From top to bottom of the legend.
    """
    radius = _radius(len(places))
    raster = PointRaster(WIDTH, HEIGHT)
    raster.clear(0xFFFFFFFF)
    at, marks = _on_paper(places), _legend_marks(kinds)
    inks = np.array([0xFF000000 | int(kind.colour[1:], 16) for kind in kinds], np.uint32)
    shapes = np.array([kind.shape for kind in kinds], np.uint8)
    raster.draw(at, inks[codes], shapes[codes], radius)
    raster.draw(marks, inks[: len(marks)], shapes[: len(marks)], 9.0)
    colours = raster.pixels[..., np.newaxis] >> np.array([16, 8, 0], np.uint32) & 255
    image = Image.fromarray(colours.astype(np.uint8), "RGB")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(_TEXT)
    for kind, (x, y) in zip(kinds, marks.tolist(), strict=False):
        draw.text((x + 20, y), kind.text, _INK, font, anchor="lm")
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def map_as_svg(
    places: Places, codes: npt.NDArray[np.int32], kinds: tuple[PictureKind, ...]
) -> bytes:
    """Return the content of an SVG file; arguments as above. One path holds all of a kind."""
    at, marks, radius = _on_paper(places), _legend_marks(kinds), _radius(len(places))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="{_TEXT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for number, kind in enumerate(kinds):
        outline = _outline(kind.shape, radius)
        path = "".join(f"M{x:.1f} {y:.1f}{outline}" for x, y in at[codes == number].tolist())
        parts.append(f'<path fill="{kind.colour}" d="{path}"/>')
    for kind, (x, y) in zip(kinds, marks.tolist(), strict=False):
        path = f"M{x:.1f} {y:.1f}{_outline(kind.shape, 9.0)}"
        parts.append(f'<path fill="{kind.colour}" d="{path}"/>')
        parts.append(f'<text x="{x + 20:.1f}" y="{y + 6:.1f}">{escape(kind.text)}</text>')
    return "\n".join([*parts, "</svg>\n"]).encode()


def _on_paper(places: Places) -> Places:
    """Return where points lie on the picture, all in sight, both axes as long."""
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    free = np.array([WIDTH - _SIDE - 2 * _ROOM, HEIGHT - 2 * _ROOM], np.float32)
    scale = float((free / np.maximum(high - low, 1e-9)).min())
    middle = np.array([(WIDTH - _SIDE) / 2, HEIGHT / 2], np.float32)
    turn = np.array([scale, -scale], np.float32)
    found: Places = (places - (low + high) / 2) * turn + middle
    return found


def _legend_marks(kinds: tuple[PictureKind, ...]) -> Places:
    count = min(len(kinds), _MOST_LINES)
    rows = _ROOM + _LINE * (np.arange(count) + 0.5)
    columns = np.full(count, WIDTH - _SIDE + 20.0)
    return np.stack([columns, rows], axis=1).astype(np.float32)


def _radius(count: int) -> float:
    fitting = float(np.sqrt(_MOST_PIXELS / (np.pi * max(count, 1))))
    return round(min(max(fitting, 1.5), 6.0) * 2) / 2


def _outline(shape: Shape, radius: float) -> str:
    """Return the outline of a mark, from its middle on, as relative steps of an SVG path."""
    if shape is Shape.DISC:
        r = 0.85 * radius
        half = f"a{r:.1f} {r:.1f} 0 1 0"
        return f"m{-r:.1f} 0{half} {2 * r:.1f} 0{half} {-2 * r:.1f} 0z"
    steps = np.diff(np.vstack([(0, 0), np.array(_CORNERS[shape]) * radius]), axis=0)
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in steps.tolist())
    return f"m{first}l{' '.join(rest)}z"


_ARM: Final = 0.3  # half of the width of an arm
_PLUS: Final = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
    (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_CORNERS: Final = {
    Shape.SQUARE: ((-0.75, -0.75), (0.75, -0.75), (0.75, 0.75), (-0.75, 0.75)),
    Shape.TRIANGLE: ((0, -1), (1, 0.75), (-1, 0.75)),
    Shape.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
    Shape.PLUS: _PLUS,
    Shape.CROSS: tuple(((x - y) * 0.7071, (x + y) * 0.7071) for x, y in _PLUS),
}
