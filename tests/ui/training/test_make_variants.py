import pytest
from PySide6.QtGui import QColor, QImage

from ajna_desktop.domain.training import AUGMENTATIONS
from ajna_desktop.ui.training.make_variants import make_variants


def a_scan(width=37, height=30, colour=None):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            grey = (x * 5 + y * 3) % 256
            image.setPixelColor(x, y, colour or QColor(grey, grey, grey))
    return image


def pixels(image):
    return [
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    ]


@pytest.mark.parametrize("colour", [None, QColor("#a04010")])
def test_that_the_first_is_the_scan_as_it_is(qapp, colour):
    scan = a_scan(colour=colour)
    first, *_ = make_variants(scan, AUGMENTATIONS["robust"])
    assert pixels(first) == pixels(scan)


def test_that_variants_differ_have_one_size_and_come_again(qapp):
    scan = a_scan()
    images = make_variants(scan, AUGMENTATIONS["robust"])
    assert {image.size() for image in images} == {scan.size()}
    assert len({tuple(pixels(image)) for image in images}) == len(images)
    again = make_variants(scan, AUGMENTATIONS["robust"])
    assert [pixels(image) for image in again] == [pixels(image) for image in images]
