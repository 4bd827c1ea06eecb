"""From the bytes of a file to an upright image, or to the plain reason why there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image, TiffImagePlugin, UnidentifiedImageError

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.scan import displayable
from ajna_desktop.imaging.content import READ, kind_of
from ajna_desktop.imaging.pillow import open_image, silenced
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.samples import Array, array_of
from ajna_desktop.imaging.structure import jpeg_is_whole, png_chunks
from ajna_desktop.imaging.tiff_layout import tiff_layout

MOST_MEGAPIXELS: Final = 120

_ORIENTATION: Final = 0x0112  # EXIF tag
_TIFF_BITS, _TIFF_PHOTOMETRIC, _WHITE_IS_ZERO = 258, 262, 0
_PNG_PALETTE: Final = 3
_PNG_ORIENTATION_CHUNKS: Final = frozenset({b"eXIf", b"iTXt", b"zTXt", b"tEXt"})
_LONGEST_DETAIL: Final = 80  # characters of a decoder's message


@dataclass(frozen=True, slots=True)
class Header:
    """What an image file says of itself."""

    format: str  # "JPEG", "PNG", "TIFF"
    width: int  # pixels, upright
    height: int
    bits: int  # per sample
    note: str = ""


def identify(data: bytes, most_megapixels: int = MOST_MEGAPIXELS) -> Header:
    """Return what the image file `data` holds, decoding its pixels only when in doubt.

    Raises:
        ImageUnreadable: with the reason.
    """
    with _explained(data), _opened(data, most_megapixels) as image:
        kind = kind_of(data)
        width, height = image.size
        if kind != "TIFF" and _orientation(image, data) >= 5:
            width, height = height, width
        bits, note = _bits(image, data), _pages_note(image, data)
    if kind == "TIFF" and not tiff_layout(data).is_whole:
        decode(data, most_megapixels=most_megapixels)  # it may be readable all the same
    return Header(kind, width, height, bits, note)


def decode(
    data: bytes,
    *,
    at_least: int | None = None,
    longest: int | None = None,
    most_megapixels: int = MOST_MEGAPIXELS,
) -> Pixels:
    """Return the pixels of the image file `data`, of its first page, upright.

    A JPEG may be decoded at 1/2, 1/4 or 1/8 of its size, which is faster: its shorter side then
    keeps `at_least` pixels, or its longer side `longest`. Other formats come in full.

    Raises:
        ImageUnreadable: with the reason. Images that are not all there are never returned.
    """
    with _explained(data), _opened(data, most_megapixels) as image:
        bits, note = _bits(image, data), _pages_note(image, data)
        if image.format in ("JPEG", "MPO") and (at_least or longest):
            _draft(image, at_least, longest)
        is_negative = _tiff_tag(image, _TIFF_PHOTOMETRIC) == _WHITE_IS_ZERO
        image.load()
        array, remark = array_of(image)
        if is_negative and array.dtype == np.uint16:
            array = np.subtract(2**bits - 1, array, dtype=np.uint16)  # Pillow does 8 bits only
        if bits == 16 and array.dtype == np.uint8:
            remark = "16-bit colour shown with 8 bits" + (f"; {remark}" if remark else "")
        array = _upright(array, _orientation(image, data))
    return Pixels(array, bits, "; ".join(part for part in (note, remark) if part))


def orientation_of(data: bytes) -> int:
    """Return the EXIF orientation of a JPEG or PNG file, 1 to 8; 1 stands upright.

    Raises:
        ImageUnreadable: with the reason.
    """
    with _explained(data), silenced(), open_image(data) as image:
        return _orientation(image, data)


@contextmanager
def _opened(data: bytes, most_megapixels: int) -> Iterator[Image.Image]:
    kind = kind_of(data)
    if not data:
        raise ImageUnreadable("empty file")
    if kind not in READ:
        raise ImageUnreadable(
            f"{kind}, a format this program does not read" if kind else "not an image"
        )
    if (kind == "JPEG" and not jpeg_is_whole(data)) or (
        kind == "PNG" and not png_chunks(data)[1]
    ):
        raise ImageUnreadable("truncated")
    with silenced(), open_image(data) as image:
        width, height = image.size
        if width * height > most_megapixels * 1_000_000:
            raise ImageUnreadable(
                f"larger than {most_megapixels} megapixels ({width} × {height})"
            )
        yield image


@contextmanager
def _explained(data: bytes) -> Iterator[None]:
    """Turn whatever a decoder raises on hostile data into the reason of a refusal."""
    try:
        yield
    except ImageUnreadable:
        raise
    except MemoryError as error:
        raise ImageUnreadable("it needs more memory than there is") from error
    except Exception as error:  # decoders raise anything on damaged data
        raise ImageUnreadable(_reason(error, data)) from error


def _reason(error: Exception, data: bytes) -> str:
    detail = displayable(str(error))
    if "MAX_TEXT" in detail or "Decompressed data too large" in detail:
        return "damaged: a text or colour profile inside is far too large"
    cut_off = "truncated" in detail.lower()
    if cut_off or (kind_of(data) == "TIFF" and not tiff_layout(data).is_whole):
        return "truncated"
    if isinstance(error, UnidentifiedImageError):  # its message names our own buffer
        return "damaged: its header makes no sense"
    return f"damaged: {detail[:_LONGEST_DETAIL] or type(error).__name__}"


def _draft(image: Image.Image, at_least: int | None, longest: int | None) -> None:
    width, height = image.size
    factors = []
    if at_least:
        factors.append(at_least / min(width, height))
    if longest:
        factors.append(longest / max(width, height))
    factor = max(factors)
    image.draft(None, (max(int(width * factor), 1), max(int(height * factor), 1)))


def _orientation(image: Image.Image, data: bytes) -> int:
    """Return the EXIF orientation, 1 to 8. Pillow turns TIFF images by itself."""
    if image.format == "TIFF":
        return 1
    # Asking for the EXIF data of a PNG decodes it.
    if image.format == "PNG" and not _PNG_ORIENTATION_CHUNKS & png_chunks(data)[0]:
        return 1
    value = image.getexif().get(_ORIENTATION, 1)
    return value if value in range(1, 9) else 1


def _upright(array: Array, orientation: int) -> Array:
    """Return `array` turned and mirrored so that an `orientation` of EXIF is undone."""
    if orientation >= 5:
        array = np.swapaxes(array, 0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return np.ascontiguousarray(array)


def _bits(image: Image.Image, data: bytes) -> int:
    if image.format == "PNG":
        depth, colour = data[24], data[25]  # of the header, always the first chunk
        return 8 if colour == _PNG_PALETTE else depth
    if image.format == "TIFF":
        return 8 if image.mode == "P" else int(max(_tiff_tag(image, _TIFF_BITS) or (1,)))
    return 8


def _tiff_tag(image: Image.Image, tag: int) -> Any:
    return image.tag_v2.get(tag) if isinstance(image, TiffImagePlugin.TiffImageFile) else None


def _pages_note(image: Image.Image, data: bytes) -> str:
    # Pillow would read every directory of a TIFF file to count them.
    pages = tiff_layout(data).pages if image.format == "TIFF" else getattr(image, "n_frames", 1)
    return f"page 1 of {pages}" if pages > 1 else ""
