import numpy as np
import pytest

from ajna_desktop.domain.curating.image_measures import ImageMeasures
from ajna_desktop.domain.curating.image_quality import Flaw, ImageQuality, flaws_by_measure

USUAL = {
    "brightness": 0.5, "dark": 0.05, "bright": 0.02, "contrast": 0.7, "entropy": 7.0,
    "sharpness": -1.0, "blank": 0.0, "left": 0.1, "right": 0.1, "top": 0.1, "bottom": 0.1,
}  # fmt: skip
SPREAD = {
    "brightness": 0.02, "dark": 0.01, "bright": 0.005, "contrast": 0.03, "entropy": 0.1,
    "sharpness": 0.1, "blank": 0.0, "left": 0.02, "right": 0.02, "top": 0.02, "bottom": 0.02,
}  # fmt: skip
COUNT = 200


@pytest.fixture
def measures():
    """Two hundred images that came out alike."""
    noise = np.random.default_rng(5)
    columns = [
        USUAL[name] + np.clip(noise.normal(0, 1, COUNT), -2.5, 2.5) * SPREAD[name]
        for name in ImageMeasures._fields
    ]
    return np.stack(columns, axis=1)


def place(name):
    return ImageMeasures._fields.index(name)


def flaws(measures, classes=None, widths=None, heights=None):
    count = len(measures)
    side = np.full(count, 224.0)
    none = np.full(count, -1, np.int32)
    found = flaws_by_measure(
        measures,
        side if widths is None else widths,
        side if heights is None else heights,
        none if classes is None else classes,
    )
    return {flaw: np.flatnonzero(values).tolist() for flaw, values in found.items()}


def test_that_images_that_came_out_alike_have_no_flaw(measures):
    assert set(map(tuple, flaws(measures).values())) == {()}


@pytest.mark.parametrize(
    ("name", "value", "flaw"),
    [
        ("brightness", 0.1, Flaw.TOO_DARK),
        ("dark", 0.8, Flaw.TOO_DARK),
        ("brightness", 0.95, Flaw.TOO_BRIGHT),
        ("bright", 0.7, Flaw.TOO_BRIGHT),
        ("contrast", 0.2, Flaw.UNIFORM),
        ("entropy", 2.0, Flaw.UNIFORM),
        ("sharpness", -3.0, Flaw.BLURRED),
        ("left", 0.9, Flaw.CUT_OFF),
        ("bottom", 0.9, Flaw.CUT_OFF),
        ("blank", 0.4, Flaw.BLANK),
    ],
)
def test_that_an_image_unlike_the_others_has_the_flaw(measures, name, value, flaw):
    measures[17, place(name)] = value
    found = flaws(measures)
    assert found[flaw] == [17]
    assert sum(map(len, found.values())) == 1


def test_that_a_difference_that_nobody_sees_is_no_flaw(measures):
    measures[:, place("brightness")] = 0.5
    measures[3, place("brightness")] = 0.55  # many deviations away, hardly visible
    assert flaws(measures)[Flaw.TOO_BRIGHT] == []


def test_that_sizes_and_shapes_unlike_the_others_are_told(measures):
    widths, heights = np.full(COUNT, 224.0), np.full(COUNT, 224.0)
    widths[4] = 600  # another shape
    widths[5] = heights[5] = 60  # too small
    assert flaws(measures, widths=widths, heights=heights)[Flaw.SIZE] == [4, 5]


def test_that_what_is_usual_for_a_label_is_no_flaw(measures):
    classes = np.zeros(COUNT, np.int32)
    classes[:40] = 1  # empty containers, and bright ones
    measures[:40, place("brightness")] += 0.4
    assert flaws(measures, classes)[Flaw.TOO_BRIGHT] == []
    assert flaws(measures)[Flaw.TOO_BRIGHT] == list(range(40))
    # A bright one among the loaded is as bright as the empty ones: a wrong label, no bad image…
    measures[100, place("brightness")] = 0.9
    # … and one brighter than all of both is a bad image, whatever its label.
    measures[7, place("brightness")] = measures[101, place("brightness")] = 1.6
    assert flaws(measures, classes)[Flaw.TOO_BRIGHT] == [7, 100, 101]


def test_that_classes_of_few_are_measured_by_the_folder(measures):
    classes = np.zeros(COUNT, np.int32)
    classes[:5] = 1
    measures[2, place("sharpness")] = -4
    assert flaws(measures, classes)[Flaw.BLURRED] == [2]


def test_that_an_empty_image_is_told_in_a_folder_of_empty_ones(measures):
    measures[:, place("contrast")] = 0.0
    measures[:, place("entropy")] = 0.1
    assert flaws(measures)[Flaw.UNIFORM] == list(range(COUNT))


def test_that_no_images_have_no_flaws():
    assert flaws(np.empty((0, len(ImageMeasures._fields))))[Flaw.BLURRED] == []


def test_that_the_worst_flaw_comes_first():
    values = {Flaw.BLURRED: np.array([0.0, 1.2]), Flaw.SIZE: np.array([0.0, 3.0])}
    quality = ImageQuality(np.array([7, 9]), np.zeros((2, 11)), values, ("", ""))
    assert quality.worst.tolist() == [0, 3]
    assert quality.flaws_of(0) == []
    assert quality.flaws_of(1) == [Flaw.SIZE, Flaw.BLURRED]
