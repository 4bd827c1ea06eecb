import io
import os
import subprocess
import sys
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

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
COLOUR = np.dstack([gradient(), gradient()[::-1], gradient()[:, ::-1]])


def refusal(data, **limits):
    with pytest.raises(ImageUnreadable) as caught:
        identify(data, **limits)
    return str(caught.value)


def test_that_an_empty_file_is_refused():
    assert refusal(b"") == "empty file"


@pytest.mark.parametrize("data", [b"hello\n" * 50, bytes(1000), bytes(range(7, 250)), b"\xff"])
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
    with Image.open(io.BytesIO(data)) as image:  # Pillow itself would read it
        assert image.format == "EPS"
    assert refusal(data) == "PostScript, a format this program does not read"
    assert not marker.exists()


def test_that_nothing_of_a_files_texts_reaches_the_log(caplog):
    caplog.set_level(0)
    exif = Image.Exif()
    exif[0x010E] = "patient Silva"
    for format in ("TIFF", "JPEG", "PNG"):
        decode(file_of(GREY, format, exif=exif))
    assert "Silva" not in caplog.text
