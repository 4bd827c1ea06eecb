import io
import os
import struct
import subprocess
import sys
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image, ImageCms

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.read_image import decode, identify
from tests.imaging.made import (
    chunk,
    file_of,
    gradient,
    grey_tiff,
    noise,
    png,
    png_bomb,
    tiff,
)

GREY = gradient()
DEEP = gradient(most=60_000, dtype=np.uint16)
COLOUR = np.dstack([gradient(), gradient()[::-1], gradient()[:, ::-1]])


def refusal(data, **limits):
    with pytest.raises(ImageUnreadable) as caught:
        identify(data, **limits)
    return str(caught.value)


def differs_by(array, expected):
    return np.abs(array.astype(float) - expected.astype(float)).max()


# What is shown, and how


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


# What is refused, and with which reason


def test_that_an_empty_file_is_refused():
    assert refusal(b"") == "empty file"


@pytest.mark.parametrize("data", [b"hello\n" * 50, bytes(1000), os.urandom(7) * 99, b"\xff"])
def test_that_what_is_no_image_is_refused(data):
    assert refusal(b"\1" + data) == "not an image"


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"GIF89a", "GIF"),
        (b"BM", "BMP"),
        (b"RIFF....WEBPVP8 ", "WebP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
        (b"8BPS", "Photoshop"),
        (b"\xd7\xcd\xc6\x9a", "WMF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "SVG"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg>", "SVG"),
        (bytes(128) + b"DICM", "DICOM"),
    ],
)
def test_that_other_formats_are_named(start, name):
    assert refusal(start + bytes(200)) == f"{name}, a format this program does not read"


def cuts(format):
    data = file_of(noise(), format)
    return [data[: len(data) * part // 65] for part in range(1, 65)]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF"])
def test_that_a_file_cut_off_anywhere_is_never_shown(format):
    for part in cuts(format):
        assert refusal(part) == "truncated"
        with pytest.raises(ImageUnreadable, match=r"^truncated$"):
            decode(part)
        with pytest.raises(ImageUnreadable, match=r"^truncated$"):
            decode(part, at_least=20)


@pytest.mark.parametrize("options", [{"progressive": True}, {"compression": "tiff_lzw"}])
def test_that_other_kinds_of_cut_off_files_are_never_shown(options):
    data = file_of(noise(), "JPEG" if "progressive" in options else "TIFF", **options)
    for part in range(1, 65):
        assert refusal(data[: len(data) * part // 65]) == "truncated"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF"])
def test_that_a_file_without_its_last_byte_is_never_shown(format):
    assert refusal(file_of(noise(), format)[:-1]) == "truncated"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF"])
def test_that_damaged_files_are_shown_or_refused_but_raise_nothing_else(format):
    data = file_of(noise(60, 80), format)
    random = np.random.default_rng(1)
    reasons = []
    for _ in range(300):
        damaged = bytearray(data)
        for _ in range(random.integers(1, 12)):
            damaged[random.integers(0, min(len(data), 400))] = random.integers(0, 256)
        try:
            identify(bytes(damaged))
            decode(bytes(damaged), most_megapixels=2)
        except ImageUnreadable as error:
            reasons.append(str(error))
    assert reasons
    assert not [reason for reason in reasons if "0x" in reason or len(reason) > 100]


def test_that_a_png_with_a_wrong_checksum_is_refused():
    data = bytearray(file_of(GREY, "PNG"))
    data[60] ^= 0xFF
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode(bytes(data))


def test_that_an_image_over_the_limit_is_refused_with_its_size():
    data = file_of(gradient(1001, 1000), "PNG")
    assert refusal(data, most_megapixels=1) == "larger than 1 megapixels (1000 × 1001)"
    assert identify(file_of(gradient(1000, 1000), "PNG"), most_megapixels=1).width == 1000


@pytest.mark.parametrize("side", [12_000, 30_000])
def test_that_a_small_file_of_many_pixels_is_refused(side):
    assert f"({side} × {side})" in refusal(png_bomb(side))


@pytest.mark.parametrize("side", [65_536, 2**31 - 1])
def test_that_absurd_dimensions_are_refused(side):
    assert "megapixels" in refusal(png(side, side, 8, 0, b"\0"))
    assert refusal(grey_tiff(GREY, tag_256=side, tag_257=side))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_that_refusing_bombs_takes_no_memory(tmp_path):
    half_a_gigabyte = b"k\0\0" + zlib.compress(bytes(1 << 29), 1)
    bombs = {
        "pixels": png_bomb(12_000),
        "text": png(4, 4, 8, 0, bytes(20), [(b"zTXt", half_a_gigabyte)]),
        "profile": png(4, 4, 8, 0, bytes(20), [(b"iCCP", half_a_gigabyte)]),
        "rows": tiff([(256, 4, 1, 2**31), (257, 4, 1, 2**31), (258, 3, 1, 8), (262, 3, 1, 1)]),
    }
    for name, data in bombs.items():
        (tmp_path / name).write_bytes(data)
    script = """
import pathlib, resource, sys
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.imaging.read_file import read_file
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        decode(read_file(str(path)))
    except ImageUnreadable as error:
        print(path.name, error)
    else:
        sys.exit(path.name + " was shown")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    answer = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert int(answer.stdout.split()[-1]) < 300 * 1024  # kilobytes


def test_that_a_text_bomb_is_refused_with_a_plain_reason():
    bomb = (b"zTXt", b"k\0\0" + zlib.compress(bytes(80 << 20)))
    assert "far too large" in refusal(png(4, 4, 8, 0, b"\0" * 20, [bomb]))


def test_that_exif_data_of_rubbish_does_not_hide_the_image():
    data = file_of(GREY, "JPEG", exif=b"Exif\0\0" + b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 9000)
    assert decode(data).array.shape == (40, 60)


def test_that_several_threads_leave_the_filters_of_warnings_as_they_were():
    data = file_of(GREY, "JPEG", exif=b"Exif\0\0" + b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 99)
    before = list(warnings.filters)
    with ThreadPoolExecutor(4) as threads:
        assert len(list(threads.map(decode, [data] * 200))) == 200
    assert warnings.filters == before


@pytest.mark.parametrize("filler", [b"\0", b"\xff", b"\xff\xd0", b"\xff\xe0\0\2"])
def test_that_a_jpeg_of_nothing_but_filler_is_refused_at_once(filler):
    assert refusal(b"\xff\xd8\xff" + filler * (30 << 20)) == "truncated"


def test_that_a_png_of_millions_of_chunks_is_refused_at_once():
    data = file_of(GREY, "PNG")
    assert refusal(data[:33] + chunk(b"teSt", b"") * 2_000_000 + data[33:]) == "truncated"


def test_that_tiff_strips_that_lie_outside_the_file_are_refused():
    assert refusal(grey_tiff(GREY, tag_273=2**31)) == "truncated"


def test_that_wrong_byte_counts_do_not_hide_an_image_that_is_there():
    data = grey_tiff(GREY, tag_279=2**31)
    np.testing.assert_array_equal(decode(data).array, GREY)
    assert identify(data).width == 60


def test_that_postscript_named_jpg_starts_no_program(tmp_path, monkeypatch):
    marker = tmp_path / "ghostscript was run"
    program = tmp_path / "gs"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    data = file_of(Image.fromarray(COLOUR), "EPS")
    Image.open(io.BytesIO(data))  # Pillow itself would read it
    assert refusal(data) == "PostScript, a format this program does not read"
    assert not marker.exists()


def test_that_nothing_of_a_files_texts_reaches_the_log(caplog):
    caplog.set_level(0)
    exif = Image.Exif()
    exif[0x010E] = "patient Silva"
    for format in ("TIFF", "JPEG", "PNG"):
        decode(file_of(GREY, format, exif=exif))
    assert "Silva" not in caplog.text
