import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.imaging.map_picture import HEIGHT, WIDTH, PictureKind, map_as_png, map_as_svg
from ajna_desktop.imaging.point_raster import Shape

PLACES = np.array([(0, 0), (10, 0), (5, 5)], np.float32)
CODES = np.array([0, 1, 0], np.int32)
KINDS = (
    PictureKind("<EMPTY & co>", 2, "#0b5fa5", Shape.DISC),
    PictureKind("GLASS", 1, "#d55e00", Shape.TRIANGLE),
)
SVG = "{http://www.w3.org/2000/svg}"


def shades(picture, ink):
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return np.argwhere((np.asarray(picture) == (red, green, blue)).all(axis=2))


def test_that_the_points_are_on_the_picture_where_they_belong():
    with Image.open(io.BytesIO(map_as_png(PLACES, CODES, KINDS))) as picture:
        assert picture.size == (WIDTH, HEIGHT)
        drawn = shades(picture, "#d55e00")
        blue = shades(picture, "#0b5fa5")
    (_, across), legend = drawn[drawn[:, 1] < 1200].mean(axis=0), drawn[drawn[:, 1] > 1240]
    assert len(legend)
    left = blue[blue[:, 1] < 300]
    assert left[:, 1].max() < across
    top = blue[(blue[:, 1] > 300) & (blue[:, 1] < 1200)]
    assert top[:, 0].mean() < left[:, 0].mean()  # up is up


def test_that_the_vector_picture_says_the_same_and_is_sound():
    root = ET.fromstring(map_as_svg(PLACES, CODES, KINDS))
    paths = [path.get("d") for path in root.iter(f"{SVG}path")]
    assert [path.count("M") for path in paths] == [2, 1, 1, 1]
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts == ["<EMPTY & co>  2", "GLASS  1"]


@pytest.mark.parametrize("shape", Shape)
def test_that_every_shape_has_an_outline(shape):
    kinds = (PictureKind("A", 1, "#0b5fa5", shape),)
    root = ET.fromstring(map_as_svg(PLACES[:1], CODES[:1], kinds))
    path = next(iter(root.iter(f"{SVG}path"))).get("d")
    assert path.endswith("z")


def test_that_a_map_without_points_is_an_empty_picture():
    nothing = np.empty((0, 2), np.float32)
    content = map_as_png(nothing, np.empty(0, np.int32), ())
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.getextrema() == ((255, 255),) * 3
    assert b"</svg>" in map_as_svg(nothing, np.empty(0, np.int32), ())
