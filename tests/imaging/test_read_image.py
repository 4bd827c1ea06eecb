import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from ajna_desktop.imaging.read_image import decode, identify
from tests.imaging.made import (
    file_of,
    gradient,
    grey_tiff,
    noise,
    png,
)

GREY = gradient()
DEEP = gradient(most=60_000, dtype=np.uint16)
COLOUR = np.dstack([gradient(), gradient()[::-1], gradient()[:, ::-1]])


def differs_by(array, expected):
    return np.abs(array.astype(float) - expected.astype(float)).max()


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_that_8_bit_grey_comes_as_it_is_stored(format):
    pixels = decode(file_of(GREY, format))
    assert pixels.array.dtype == np.uint8
    np.testing.assert_array_equal(pixels.array, GREY)
    assert (pixels.bits, pixels.note) == (8, "")


@pytest.mark.parametrize("progressive", [False, True])
def test_that_a_jpeg_comes_close_to_what_was_saved(progressive):
    data = file_of(GREY, "JPEG", quality=95, progressive=progressive)
    assert differs_by(decode(data).array, GREY) < 6
    assert identify(data).format == "JPEG"


@pytest.mark.parametrize(
    "data",
    [
        file_of(DEEP, "PNG"),
        file_of(DEEP, "TIFF"),
        file_of(DEEP, "TIFF", compression="tiff_lzw"),
        grey_tiff(DEEP, order=">"),
    ],
    ids=["png", "tiff", "tiff with lzw", "tiff of the other byte order"],
)
def test_that_16_bit_grey_keeps_its_16_bits(data):
    pixels = decode(data)
    assert pixels.array.dtype == np.uint16
    np.testing.assert_array_equal(pixels.array, DEEP)
    assert pixels.bits == 16
    assert identify(data).bits == 16


def test_that_a_16_bit_negative_is_shown_positive():
    np.testing.assert_array_equal(decode(grey_tiff(65_535 - DEEP, photometric=0)).array, DEEP)


def test_that_an_8_bit_negative_is_shown_positive():
    np.testing.assert_array_equal(decode(grey_tiff(255 - GREY, photometric=0)).array, GREY)


def test_that_32_bit_integers_keep_their_values():
    values = gradient(most=200_000, dtype=np.int32) - 50_000
    pixels = decode(file_of(Image.fromarray(values), "TIFF"))
    assert pixels.array.dtype == np.float32
    np.testing.assert_array_equal(pixels.array, values)


def test_that_32_bit_integers_that_fit_come_with_16_bits():
    values = DEEP.astype(np.int32)
    pixels = decode(file_of(Image.fromarray(values), "TIFF"))
    assert pixels.array.dtype == np.uint16
    np.testing.assert_array_equal(pixels.array, DEEP)


def test_that_floats_keep_their_values():
    values = gradient(most=1000).astype(np.float32) / 1000
    pixels = decode(file_of(Image.fromarray(values), "TIFF"))
    np.testing.assert_array_equal(pixels.array, values)
    assert pixels.bits == 32


def test_that_values_that_are_no_numbers_are_shown_darkest():
    values = gradient().astype(np.float32) + 5
    values[3, 4], values[5, 6] = np.nan, np.inf
    pixels = decode(file_of(Image.fromarray(values), "TIFF"))
    assert pixels.array[3, 4] == pixels.array[5, 6] == 5
    assert "no numbers" in pixels.note


def test_that_an_image_of_nothing_but_nan_is_black():
    pixels = decode(file_of(Image.fromarray(np.full((4, 4), np.nan, np.float32)), "TIFF"))
    assert not pixels.array.any()


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_that_one_bit_becomes_black_and_white(format):
    pixels = decode(file_of(Image.fromarray(GREY > 128), format))
    np.testing.assert_array_equal(pixels.array, np.where(GREY > 128, 255, 0))
    assert pixels.bits == 1


def test_that_colour_stays_colour():
    np.testing.assert_array_equal(decode(file_of(COLOUR, "PNG")).array, COLOUR)


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_that_grey_stored_as_colour_is_grey(format):
    data = file_of(np.dstack([GREY] * 3), format)
    np.testing.assert_array_equal(decode(data).array, GREY)


def test_that_colour_in_one_corner_only_stays_colour():
    array = np.dstack([GREY] * 3)
    array[0, 0] = (255, 0, 0)
    assert decode(file_of(array, "PNG")).array.shape == (40, 60, 3)


def test_that_grey_with_a_palette_is_grey():
    image = Image.fromarray(255 - GREY).convert("P")
    image.putpalette([level for index in range(256) for level in [255 - index] * 3])
    np.testing.assert_array_equal(decode(file_of(image, "PNG")).array, GREY)


def test_that_a_palette_of_colours_gives_colours():
    image = Image.fromarray(np.array([[0, 1]], np.uint8)).convert("P")
    image.putpalette([255, 0, 0, 0, 0, 255])
    pixels = decode(file_of(image, "PNG"))
    assert pixels.array.tolist() == [[[255, 0, 0], [0, 0, 255]]]
    assert pixels.bits == 8


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_that_transparent_parts_become_white(format):
    alpha = np.full(GREY.shape, 255, np.uint8)
    alpha[:, :10] = 0
    pixels = decode(file_of(Image.merge("LA", [*map(Image.fromarray, (GREY, alpha))]), format))
    assert (pixels.array[:, :10] == 255).all()
    np.testing.assert_array_equal(pixels.array[:, 10:], GREY[:, 10:])
    assert pixels.note == "transparency on white"


def test_that_an_alpha_channel_that_hides_nothing_is_dropped():
    data = file_of(Image.fromarray(COLOUR).convert("RGBA"), "PNG")
    pixels = decode(data)
    np.testing.assert_array_equal(pixels.array, COLOUR)
    assert pixels.note == ""


def test_that_a_transparent_palette_entry_becomes_white():
    image = Image.fromarray(np.array([[0, 1]], np.uint8)).convert("P")
    image.putpalette([255, 0, 0, 0, 0, 255])
    pixels = decode(file_of(image, "PNG", transparency=0))
    assert pixels.array.tolist() == [[[255, 255, 255], [0, 0, 255]]]


@pytest.mark.parametrize("format", ["JPEG", "TIFF"])
def test_that_cmyk_is_not_shown_as_a_negative(format):
    # Pillow writes the inverted CMYK that Adobe's programs write into JPEG files.
    data = file_of(Image.fromarray(COLOUR).convert("CMYK"), format, quality=98)
    assert np.abs(decode(data).array.astype(float) - COLOUR).mean() < 8


def test_that_ycbcr_tiff_comes_as_rgb():
    data = file_of(Image.fromarray(COLOUR).convert("YCbCr"), "TIFF")
    assert differs_by(decode(data).array, COLOUR) < 8


def test_that_lab_comes_as_rgb():
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(Image.fromarray(COLOUR), transform)
    assert np.abs(decode(file_of(lab, "TIFF")).array.astype(float) - COLOUR).mean() < 12


def test_that_16_bit_colour_is_shown_with_a_remark():
    rows = b"".join(b"\0" + b"\x12\x34\x56\x78\x9a\xbc" * 3 for _ in range(2))
    pixels = decode(png(3, 2, 16, 2, rows))
    assert pixels.array[0, 0].tolist() == [0x12, 0x56, 0x9A]
    assert "16-bit colour" in pixels.note


TURNED = {
    1: GREY,
    2: GREY[:, ::-1],
    3: GREY[::-1, ::-1],
    4: GREY[::-1],
    5: GREY.T,
    6: np.rot90(GREY, 1),  # stored turned to the left: shown turned to the right
    7: GREY[::-1, ::-1].T,
    8: np.rot90(GREY, -1),
}


@pytest.mark.parametrize("format", ["PNG", "TIFF", "JPEG"])
@pytest.mark.parametrize("orientation", TURNED)
def test_that_every_exif_orientation_comes_upright(orientation, format):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 98} if format == "JPEG" else {}
    data = file_of(np.ascontiguousarray(TURNED[orientation]), format, exif=exif, **options)
    assert differs_by(decode(data).array, GREY) < 6
    assert decode(data).array.flags.c_contiguous
    header = identify(data)
    assert (header.width, header.height) == (60, 40)


def test_that_an_orientation_outside_its_range_is_ignored():
    exif = Image.Exif()
    exif[0x0112] = 77
    assert decode(file_of(GREY, "PNG", exif=exif)).array.shape == (40, 60)


def test_that_a_reduced_jpeg_keeps_the_shorter_side_that_was_asked_for():
    data = file_of(gradient(800, 1200), "JPEG")
    assert decode(data, at_least=200).array.shape == (200, 300)
    assert decode(data, at_least=201).array.shape == (400, 600)
    assert decode(data, at_least=5000).array.shape == (800, 1200)


def test_that_a_reduced_jpeg_keeps_the_longer_side_that_was_asked_for():
    data = file_of(gradient(100, 1600), "JPEG")
    assert decode(data, longest=192).array.shape == (13, 200)


def test_that_a_reduced_jpeg_is_turned_upright_as_well():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = file_of(np.rot90(gradient(800, 1200), 1).copy(), "JPEG", exif=exif)
    small = decode(data, at_least=100).array
    assert small.shape == (100, 150)
    assert small[0, 0] < small[-1, 0] < small[-1, -1]


def test_that_a_reduced_jpeg_looks_like_the_whole_one():
    data = file_of(gradient(800, 1200), "JPEG", quality=95)
    whole = Image.fromarray(decode(data).array).reduce(4)
    assert differs_by(decode(data, at_least=200).array, np.asarray(whole)) < 4


def test_that_of_many_pages_the_first_is_shown_and_the_reader_told():
    pages = [Image.fromarray(np.full((5, 5), level, np.uint8)) for level in (10, 20, 30)]
    data = file_of(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert (decode(data).array == 10).all()
    assert decode(data).note == identify(data).note == "page 1 of 3"


def test_that_3000_pages_are_counted():
    first = bytearray(grey_tiff(GREY))
    first += bytes(len(first) % 2)
    starts = [len(first) + 6 * number for number in range(2999)]
    more = [struct.pack("<HI", 0, start + 6) for start in starts[:-1]]
    first[_next_directory(first)] = struct.pack("<I", starts[0])
    data = bytes(first) + b"".join(more) + struct.pack("<HI", 0, 0)
    assert identify(data).note == "page 1 of 3000"


def test_that_a_loop_of_pages_ends():
    data = bytearray(grey_tiff(GREY))
    data[_next_directory(data)] = struct.pack("<I", 8)
    np.testing.assert_array_equal(decode(bytes(data)).array, GREY)


def _next_directory(data):
    """Return where a file of `grey_tiff` says which directory follows the first."""
    at = 10 + 12 * int.from_bytes(data[8:10], "little")
    return slice(at, at + 4)


def test_that_rubbish_after_the_image_does_no_harm():
    for format in ("JPEG", "PNG", "TIFF"):
        data = file_of(noise(), format)
        np.testing.assert_array_equal(decode(data + b"\0junk" * 999).array, decode(data).array)
