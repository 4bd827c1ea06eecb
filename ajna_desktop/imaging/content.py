"""What kind of file this is, by its first bytes; names are not asked."""

from typing import Final

# The formats that are read. Everything else has only a name, for the reason of its refusal.
READ: Final = frozenset({"JPEG", "PNG", "TIFF"})

ENOUGH: Final = 512  # bytes of a file that `kind_of` wants to see

_SIGNATURES: Final = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),  # BigTIFF
    (b"MM\0+", "TIFF"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (b"\0\0\1\0", "icon"),
    (b"icns", "icon"),
    (b"DDS ", "DDS"),
    (b"BLP1", "BLP"),
    (b"BLP2", "BLP"),
    (b"farbfeld", "farbfeld"),
    (b"v/1\1", "OpenEXR"),
    (b"\x01\xda", "SGI"),
    (b"SIMPLE  =", "FITS"),
    (b"\x89HDF\r\n\x1a\n", "HDF5"),
    (b"PK\3\4", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"<svg", "SVG"),
)
_PORTABLE_ANYMAP: Final = frozenset(b"P%d" % number for number in range(1, 8))


def kind_of(start: bytes) -> str:
    """Return the name of the format whose file begins with `start`, "" if none is known.

    `start` is the whole file or its first `ENOUGH` bytes.
    """
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if start[128:132] == b"DICM":
        return "DICOM"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "WebP"
    if start[4:8] == b"ftyp":
        return "AVIF" if start[8:11] == b"avi" else "HEIF or video"
    if start[:2] in _PORTABLE_ANYMAP and start[2:3].isspace():
        return "PNM"
    if start.startswith(b"<?xml") and b"<svg" in start[:ENOUGH]:
        return "SVG"
    return ""
