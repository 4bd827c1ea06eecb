"""Pictures with words below them, and sheets of such pictures."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from ajna_desktop.imaging.display import first_window, to_grey
from ajna_desktop.imaging.pixels import Pixels

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
_QUALITY: Final = 92  # of JPEG
_LINE: Final = 17  # pixels from line to line
_LETTERS: Final = 13  # pixels
_AIR: Final = 6  # around the words
_MARK: Final = 5  # width of the bar beside the words of an error
_GROUND: Final = (16, 18, 21)  # radiographs are judged on a dark ground
_PAPER: Final = (250, 250, 250)
_INK: Final = (26, 30, 35)
_ERROR: Final = (184, 74, 0)
# What systems have; the letters that Pillow itself brings are those of English alone.
_FONTS: Final = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf", "Arial.ttf")


@dataclass(frozen=True, slots=True)
class Captioned:
    """What is to be drawn; `is_error` puts a bar beside the words."""

    levels: npt.NDArray[np.uint8]  # (H, W) or (H, W, 3)
    words: tuple[str, ...]  # lines
    is_error: bool = False


def levels_of(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Return an image as the viewer first shows it, (H, W) or (H, W, 3)."""
    return to_grey(pixels.array, first_window(pixels.array))


def captioned(picture: Captioned, *, as_png: bool = False, least_width: int = 320) -> bytes:
    """Return a picture with its words on a strip below, as the content of a JPEG or PNG file.

    Args:
        picture: What to draw.
        as_png: Without loss.
        least_width: Pixels that the words have at least.
    """
    image = Image.fromarray(picture.levels).convert("RGB")
    width = max(image.width, least_width)
    whole = Image.new("RGB", (width, image.height + _strip(picture.words)), _GROUND)
    whole.paste(image, ((width - image.width) // 2, 0))
    _write(whole, (0, image.height, width, whole.height), picture)
    return _encoded(whole, as_png)


def contact_sheet(
    pictures: Sequence[Captioned], *, columns: int = 5, side: int = 240, as_png: bool = False
) -> bytes:
    """Return pictures side by side, each with its words, as the content of a file.

    Args:
        pictures: At least one.
        columns: Pictures a row.
        side: The longer side of a picture, in pixels; nothing is enlarged.
        as_png: Without loss.
    """
    words = max(len(picture.words) for picture in pictures)
    tall = side + _strip(("",) * words)
    rows = -(-len(pictures) // columns)
    size = (columns * (side + _AIR) + _AIR, rows * (tall + _AIR) + _AIR)
    sheet = Image.new("RGB", size, _PAPER)
    for number, picture in enumerate(pictures):
        left = _AIR + number % columns * (side + _AIR)
        top = _AIR + number // columns * (tall + _AIR)
        small = Image.fromarray(picture.levels).convert("RGB")
        small.thumbnail((side, side), Image.Resampling.BOX)
        sheet.paste(_GROUND, (left, top, left + side, top + side))
        place = (left + (side - small.width) // 2, top + (side - small.height) // 2)
        sheet.paste(small, place)
        _write(sheet, (left, top + side, left + side, top + tall), picture)
    return _encoded(sheet, as_png)


def _strip(words: Sequence[str]) -> int:
    return len(words) * _LINE + 2 * _AIR


def _write(image: Image.Image, box: tuple[int, int, int, int], picture: Captioned) -> None:
    left, top, right, bottom = box
    draw = ImageDraw.Draw(image)
    draw.rectangle((left, top, right - 1, bottom - 1), fill=_PAPER)
    if picture.is_error:
        draw.rectangle((left, top, left + _MARK - 1, bottom - 1), fill=_ERROR)
    start = left + _MARK + _AIR
    for number, line in enumerate(picture.words):
        words = _shortened(_drawable(line), right - start - _AIR)
        place = (start, top + _AIR + number * _LINE)
        draw.text(place, words, font=_font().drawn, fill=_INK)


@dataclass(frozen=True, slots=True)
class _Letters:
    drawn: Font
    has_accents: bool


@lru_cache(maxsize=1)
def _font() -> _Letters:
    for name in _FONTS:
        try:
            return _Letters(ImageFont.truetype(name, _LETTERS), has_accents=True)
        except OSError:
            continue  # this system has others
    return _Letters(ImageFont.load_default(_LETTERS), has_accents=False)


def _drawable(text: str) -> str:
    """Return a text in letters that can be drawn: without accents rather than as boxes."""
    if _font().has_accents:
        return text
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return bare.encode("ascii", "replace").decode("ascii")


def _shortened(text: str, width: int) -> str:
    """Return a text cut in its middle so that it takes at most `width` pixels."""
    measure = _font().drawn.getlength
    if measure(text) <= width:
        return text
    kept = len(text)
    while kept > 2:
        kept -= 1
        half = kept // 2
        shorter = f"{text[: kept - half]}...{text[-half:]}"
        if measure(shorter) <= width:
            return shorter
    return "..."


def _encoded(image: Image.Image, as_png: bool) -> bytes:
    buffer = BytesIO()
    if as_png:
        image.save(buffer, "PNG")
    else:
        image.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
