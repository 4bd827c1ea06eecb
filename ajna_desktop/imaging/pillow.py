"""Pillow, as this program uses it: three formats, silent, under limits of our own."""

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image

# Its limit only warns, at a size that fits no setting; `read_image` asks the header instead.
Image.MAX_IMAGE_PIXELS = None

# It logs what is inside of files, and that may name a patient.
logging.getLogger("PIL").setLevel(logging.CRITICAL + 1)


def open_image(data: bytes) -> Image.Image:
    """Return the image in `data`, its pixels not decoded yet.

    The formats are named, or Pillow would try all it knows and run Ghostscript on PostScript.
    Raises whatever a decoder raises on damaged data.
    """
    return Image.open(BytesIO(data), formats=("JPEG", "PNG", "TIFF"))


@contextmanager
def silenced() -> Iterator[None]:
    """Ignore what Pillow says about odd files; from several threads at a time."""
    # The list of filters belongs to the process: the first to come changes it, the last to
    # leave puts it back.
    global _inside, _filters
    with _lock:
        if not _inside:
            _filters = warnings.catch_warnings()
            _filters.__enter__()
            warnings.filterwarnings("ignore", category=UserWarning, module="PIL")
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                _filters.__exit__(None, None, None)


_lock = threading.Lock()
_inside = 0
_filters = warnings.catch_warnings()
