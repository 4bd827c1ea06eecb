"""Small stand-ins for the worker processes: they do the work here, in a simple way."""

import hashlib
import io
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from ajna_desktop.domain.files import Described, Identified, Refused


class FakeImages:
    """Identifies files as the image reader does, in this process, with Pillow alone."""

    def __init__(self):
        self.identified = []  # every path that was opened

    def identify(self, files):
        for file in files:
            self.identified.append(file.path)
            data = Path(file.path).read_bytes()
            try:
                with Image.open(io.BytesIO(data)) as image:
                    width, height = image.size
                    kind = image.format
            except UnidentifiedImageError:
                yield Refused(file.scan_id, "not an image", _hash(data))
            else:
                yield Identified(file.scan_id, _hash(data), width, height, 8, kind)


class FakeInference:
    """Describes an image by the mean grey of the 16 squares it is cut into."""

    backbone_id = "mean-greys-1"
    feature_width = 16
    device = "CPU · by hand"

    def __init__(self, cannot_decode=()):
        self.described = []  # every path that was read
        self.cannot_decode = cannot_decode  # content hashes
        self.after_each = lambda: None

    def describe(self, files, keep_going):
        for file in files:
            if not keep_going():
                return
            yield self.describe_file(file)
            self.after_each()

    def describe_file(self, file):
        self.described.append(file.path)
        data = Path(file.path).read_bytes()
        if _hash(data) in self.cannot_decode:
            return Refused(file.scan_id, "truncated", _hash(data))
        with Image.open(io.BytesIO(data)) as image:
            grey = np.asarray(image.convert("L").resize((4, 4)), np.float16).ravel() / 255
        return Described(file.scan_id, _hash(data), grey, grey)


def _hash(data):
    return hashlib.sha256(data).hexdigest()
