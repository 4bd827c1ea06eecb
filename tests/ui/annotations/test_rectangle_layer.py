import pytest

from ajna_desktop.ui.annotations.rectangle_layer import RectangleLayer
from ajna_desktop.ui.inspector.image_view import ImageView


@pytest.fixture
def layer(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    return RectangleLayer(view)


@pytest.mark.parametrize("words", ["Tags: double.", "Tags: a, b.", "Note: fluid at the left"])
@pytest.mark.parametrize("point_size", [8.5, 9.0, 10.3, 11.7])
def test_that_words_with_room_are_never_cut_off(layer, words, point_size):
    font = layer.font()
    font.setPointSizeF(point_size)
    layer.setFont(font)
    shown, width = layer.fitted(words, 10_000)
    assert shown == words
    assert width < 10_000
    assert layer.fitted(words, width) == (words, width)


def test_that_words_without_room_are_cut_off_with_a_sign(layer):
    shown, width = layer.fitted("Note: " + "fluid " * 100, 120)
    assert shown.endswith("…")
    assert width == 120
