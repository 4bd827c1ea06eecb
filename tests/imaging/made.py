"""Image files made for the tests: ordinary, odd and hostile."""

import struct
import zlib
from io import BytesIO

import numpy as np
from PIL import Image


def gradient(height=40, width=60, most=255, dtype=np.uint8):
    """Return a picture whose every corner has another value, darkest at the top left."""
    rows, columns = np.mgrid[0:height, 0:width]
    return ((rows * 2 + columns) / (height * 2 + width - 3) * most).astype(dtype)


def file_of(image, format, **options):
    """Return the bytes of a file of `image`, an array or a Pillow image."""
    if isinstance(image, np.ndarray):
        image = Image.fromarray(image)
    buffer = BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def noise(height=200, width=300):
    return np.random.default_rng(7).integers(0, 256, (height, width), np.uint8)


def png(width, height, depth, colour, rows, extra=()):
    """Return a PNG file; `rows` are its filtered bytes, compressed or not yet."""
    packed = rows if isinstance(rows, bytes) and rows[:1] == b"\x78" else zlib.compress(rows, 9)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    chunks = [(b"IHDR", header), *extra, (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def chunk(kind, body):
    return (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    )


def png_bomb(side, depth=1):
    """Return a small, valid PNG of `side` by `side` black pixels."""
    compressor = zlib.compressobj(9)
    row = bytes(1 + side * depth // 8)
    body = b"".join(compressor.compress(row) for _ in range(side)) + compressor.flush()
    return png(side, side, depth, 0, body)


def tiff(entries, pixels=b"", order="<", next_directory=0):
    """Return a TIFF file of one directory of `(tag, type, count, value)`, then pixels."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    body = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        field = (
            struct.pack(order + "HH", value, 0)
            if kind == 3
            else struct.pack(order + "I", value)
        )
        body += struct.pack(order + "HHI", tag, kind, count) + field
    return (
        mark
        + struct.pack(order + "I", 8)
        + body
        + struct.pack(order + "I", next_directory)
        + pixels
    )


def grey_tiff(array, photometric=1, order="<", **changes):
    """Return an uncompressed grey TIFF of one strip; `changes` replace tags by `tag_NNN`."""
    height, width = array.shape
    bits = array.dtype.itemsize * 8
    pixels = array.astype(array.dtype.newbyteorder(order)).tobytes()
    sample_format = {"u": 1, "i": 2, "f": 3}[array.dtype.kind]
    tags = {
        256: (4, width),
        257: (4, height),
        258: (3, bits),
        259: (3, 1),
        262: (3, photometric),
        273: (4, 0),
        277: (3, 1),
        278: (4, height),
        279: (4, len(pixels)),
        339: (3, sample_format),
    }
    tags[273] = (4, 8 + 2 + 12 * len(tags) + 4)
    for name, value in changes.items():
        tag = int(name.removeprefix("tag_"))
        tags[tag] = (tags[tag][0], value)
    return tiff([(tag, kind, 1, value) for tag, (kind, value) in tags.items()], pixels, order)
