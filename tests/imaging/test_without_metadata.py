import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.read_image import decode, identify, orientation_of
from ajna_desktop.imaging.without_metadata import without_metadata
from ajna_desktop.imaging.write_image import pixels_as_png
from tests.imaging.made import chunk, file_of, gradient, noise

NAME = b"SILVA^MARIA-19480312"


def exif(orientation=1):
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = NAME.decode()  # ImageDescription
    told[0x927C] = NAME  # MakerNote
    return told


def segment(marker, payload):
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def planted_jpeg(image, orientation=1, **options):
    """Return a JPEG with the name in every segment that may hold one, and around them."""
    plain = file_of(image, "JPEG", exif=exif(orientation), comment=NAME, **options)
    icc = b"ICC_PROFILE\0\1\1" + NAME
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x>" + NAME + b"</x>"
    planted = [segment(marker, NAME) for marker in (*range(0xE0, 0xF0), 0xFE)]
    planted += [
        segment(0xE2, icc),
        segment(0xE1, xmp),
        segment(0xED, b"Photoshop 3.0\0" + NAME),
    ]
    thumbnail = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\1" + NAME[:6])
    head = plain[:2] + thumbnail + b"".join(planted)
    scan = plain.rindex(b"\xff\xda")
    return head + plain[2:scan] + segment(0xFE, NAME) + plain[scan:] + NAME


def planted_png(image, orientation=1, **options):
    told = PngImagePlugin.PngInfo()
    told.add_text("Patient", NAME.decode())
    told.add_text("Packed", NAME.decode() * 9, zip=True)
    told.add_itxt("XML:com.adobe.xmp", NAME.decode())
    whole = file_of(image, "PNG", pnginfo=told, exif=exif(orientation), **options)
    head, ihdr_end = whole[:8], 8 + 25
    own = chunk(b"prIv", NAME) + chunk(b"tIME", b"\x07\x9c\3\x0c\0\0\0")
    packed_name = chunk(b"iCCP", b"p\0\0" + zlib.compress(NAME))
    return head + whole[8:ihdr_end] + own + packed_name + whole[ihdr_end:] + NAME


def planted_tiff(image, **options):
    told = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (270, 271, 272, 285, 305, 315, 316, 33432, 65000):
        told[tag] = NAME.decode()
        told.tagtype[tag] = 2
    told[700] = NAME
    told.tagtype[700] = 1
    first = Image.fromarray(image) if isinstance(image, np.ndarray) else image
    second = Image.frombytes("L", (len(NAME), 1), NAME)
    pages = {"save_all": True, "append_images": [second]}
    return file_of(first, "TIFF", tiffinfo=told, **pages, **options) + NAME


def mirrored(orientation):
    return pytest.param({"orientation": orientation}, id=f"orientation {orientation}")


def every_part(data):
    """Return the file and, unpacked, whatever is packed in it."""
    parts = [data]
    for at in range(len(data)):
        if data[at : at + 1] == b"\x78":
            unpacking = zlib.decompressobj()
            try:
                parts.append(unpacking.decompress(data[at:]))
            except zlib.error:
                continue
    return b"".join(parts)


PLANTED = {
    "JPEG": planted_jpeg(noise()),
    "progressive JPEG": planted_jpeg(noise(), progressive=True),
    "JPEG with restarts": planted_jpeg(noise(), restart_marker_blocks=2),
    "JPEG in colour": planted_jpeg(Image.fromarray(noise(90, 90)).convert("RGB")),
    "JPEG in four colours": planted_jpeg(Image.fromarray(noise(90, 90)).convert("CMYK")),
    "JPEG on its side": planted_jpeg(gradient(), orientation=6),
    "PNG": planted_png(noise()),
    "PNG of 16 bits": planted_png(gradient(most=65535, dtype=np.uint16)),
    "PNG with a palette": planted_png(Image.fromarray(noise()).convert("P"), transparency=3),
    "PNG on its side": planted_png(gradient(), orientation=8),
    "TIFF": planted_tiff(gradient()),
    "TIFF of 16 bits": planted_tiff(gradient(most=65535, dtype=np.uint16)),
    "TIFF packed": planted_tiff(noise(), compression="tiff_lzw"),
    "TIFF of JPEG": planted_tiff(noise(64, 64), compression="jpeg"),
    "TIFF with a palette": planted_tiff(Image.fromarray(noise()).convert("P")),
    "TIFF in colour": planted_tiff(Image.fromarray(noise()).convert("RGB")),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_that_no_byte_of_a_planted_name_is_left_and_no_pixel_is_changed(kind):
    planted = PLANTED[kind]
    cleaned = without_metadata(planted)

    assert NAME in planted
    assert NAME[:6] not in every_part(cleaned)
    before, after = decode(planted), decode(cleaned)
    assert np.array_equal(before.array, after.array)
    assert before.bits == after.bits
    assert identify(cleaned).format == identify(planted).format
    assert without_metadata(cleaned) == cleaned


def test_that_an_image_on_its_side_says_so_still_and_nothing_else():
    for name, orientation in (("JPEG on its side", 6), ("PNG on its side", 8)):
        cleaned = without_metadata(PLANTED[name])
        assert orientation_of(cleaned) == orientation
        with Image.open(BytesIO(cleaned)) as image:
            assert dict(image.getexif()) == {0x0112: orientation}


def test_that_what_stands_behind_the_packed_pixels_of_a_png_is_left_out():
    whole = file_of(noise(), "PNG")
    at = whole.index(b"IDAT") - 4
    size = int.from_bytes(whole[at : at + 4], "big")
    planted = whole[:at] + chunk(b"IDAT", whole[at + 8 : at + 8 + size] + NAME)
    planted += whole[at + 12 + size :]
    cleaned = without_metadata(planted)
    assert NAME not in cleaned
    assert np.array_equal(decode(cleaned).array, decode(whole).array)


@pytest.mark.parametrize("compression", [6, 34712, 50001])  # given up, JPEG 2000, WebP
def test_that_a_tiff_of_what_may_hold_texts_of_its_own_is_not_copied(compression):
    whole = file_of(gradient(), "TIFF")
    tag = struct.pack("<HHIHH", 259, 3, 1, 1, 0)
    with pytest.raises(ImageUnreadable, match="may hold more than pixels"):
        without_metadata(whole.replace(tag, struct.pack("<HHIHH", 259, 3, 1, compression, 0)))


def test_that_bytes_between_the_parts_of_a_jpeg_are_left_out():
    plain = file_of(noise(), "JPEG")
    planted = plain[:2] + segment(0xE5, b"x") + NAME + plain[2:]
    assert NAME not in without_metadata(planted)


@pytest.mark.parametrize("kind", PLANTED)
def test_that_a_cut_file_is_refused_and_never_ends_the_program(kind):
    whole = without_metadata(PLANTED[kind])
    for size in (*range(2, 60), len(whole) // 2, len(whole) - 1):
        try:
            cleaned = without_metadata(whole[:size])
        except ImageUnreadable:
            continue
        # Of a TIFF the last byte may be padding: what is left is the whole image.
        assert np.array_equal(decode(cleaned).array, decode(whole).array)


def test_that_real_images_keep_every_pixel(shared_data):
    tried = 0
    for folder in ("awkward", "chest_xray_fullres", "container_scans", "baggage_objects"):
        files = sorted(file for file in (shared_data / folder).rglob("*") if file.is_file())
        for file in files[:: 1 if folder == "awkward" else 25]:
            data = file.read_bytes()
            try:
                before = decode(data, most_megapixels=4)
            except ImageUnreadable:
                continue
            try:
                after = decode(without_metadata(data), most_megapixels=4)
            except ImageUnreadable:
                continue  # written anew by whoever asks; how often is counted below
            tried += 1
            assert np.array_equal(before.array, after.array), file.name
            assert before.bits == after.bits, file.name
    assert tried > 100


def test_that_pixels_are_written_anew_without_loss():
    grey = gradient(most=4095, dtype=np.uint16)
    back = decode(pixels_as_png(Pixels(grey, 12)))
    assert np.array_equal(back.array, grey << 4)
    colour = np.dstack([noise(), noise(), gradient(200, 300)])
    assert np.array_equal(decode(pixels_as_png(Pixels(colour, 8))).array, colour)
    bright = decode(pixels_as_png(Pixels(gradient(most=1, dtype=np.float32), 32)))
    assert bright.array.dtype == np.uint8
