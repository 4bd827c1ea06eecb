import numpy as np
import pytest
from PySide6.QtGui import QPalette

from ajna_desktop.domain.columns import Column, ColumnValues
from ajna_desktop.domain.settings import Theme
from ajna_desktop.imaging.point_raster import Shape
from ajna_desktop.ui.map.colour_data import (
    Style,
    of_clusters,
    of_column,
    of_confidence,
    of_numbers,
    of_outcome,
)
from ajna_desktop.ui.map.colouring import MOST_KINDS, by_name, distinct, scale, steps_of
from ajna_desktop.ui.theme import contrast, luminance, palette_of

THEMES = [Theme.LIGHT, Theme.DARK]
IDS = np.arange(1, 7)


def values(names, codes, key="label"):
    return ColumnValues(Column(key, key), IDS, np.array(codes, np.int32), tuple(names))


@pytest.mark.parametrize("theme", THEMES)
def test_that_every_colour_can_be_told_from_the_ground(theme):
    palette = palette_of(theme)
    ground = palette.color(QPalette.ColorRole.Base)
    for ink in distinct(palette):
        assert contrast(ink, ground) >= 3
    for ink in scale(palette, 6):
        assert contrast(ink, ground) >= 2.2


@pytest.mark.parametrize("theme", THEMES)
def test_that_a_scale_goes_one_way(theme):
    lights = [luminance(ink) for ink in scale(palette_of(theme), 6)]
    assert lights == sorted(lights, reverse=theme is Theme.LIGHT)


def test_that_six_kinds_have_six_shapes():
    codes = np.arange(6, dtype=np.int32)
    colouring = by_name(codes, "abcdef", "none", "{0} others", palette_of(Theme.LIGHT))
    assert [kind.shape for kind in colouring.kinds] == list(Shape)
    assert len({kind.colour.name() for kind in colouring.kinds}) == 6


def test_that_the_least_frequent_of_many_kinds_are_one():
    names = [f"class {number:02}" for number in range(40)]
    codes = np.repeat(np.arange(40), np.arange(40)).astype(np.int32)  # class 0 is nowhere
    codes = np.append(codes, np.int32(-1))
    colouring = by_name(codes, names, "none", "{0} others", palette_of(Theme.LIGHT))
    kept = [kind.name for kind in colouring.kinds]
    assert kept[: MOST_KINDS - 1] == names[40 - MOST_KINDS + 1 :]
    assert kept[MOST_KINDS - 1 :] == ["28 others", "none"]
    assert sum(kind.count for kind in colouring.kinds) == len(codes)
    counted = np.bincount(colouring.codes, minlength=len(kept))
    assert counted.tolist() == [kind.count for kind in colouring.kinds]


def test_that_numbers_are_parted_into_steps_that_hold_as_many():
    numbers = np.append(np.arange(600) ** 2.0, np.nan)
    codes, steps = steps_of(numbers)
    assert np.bincount(codes[:-1]).tolist() == [100] * 6
    assert codes[-1] == -1
    assert steps[0] == (0, 99**2)
    assert steps[-1] == (500**2, 599**2)


def test_that_numbers_that_are_all_the_same_are_one_step():
    codes, steps = steps_of(np.full(5, 3.0))
    assert codes.tolist() == [0] * 5
    assert steps == [(3.0, 3.0)]
    assert steps_of(np.full(5, np.nan))[1] == []


def test_that_a_column_of_many_numbers_becomes_steps(qapp):
    ids = np.arange(100)
    names = tuple(str(number) for number in range(100))
    column = ColumnValues(Column("table:kg", "kg"), ids, ids.astype(np.int32), names)
    found = of_column(column, ids)
    assert found.style is Style.SCALE
    assert found.names[0] == "0 – 16"
    assert of_column(values("AB", [0, 1, 0, 1, -1, 0]), IDS).style is Style.NAMES


def test_that_right_and_wrong_compare_names_and_not_numbers(qapp):
    label = values(("EMPTY", "GLASS"), [0, 1, 0, 1, -1, 0])
    predicted = values(("GLASS", "TYRES"), [0, 0, 1, 1, 0, -1], "predicted")
    found = of_outcome(label, predicted, IDS)
    assert found.codes.tolist() == [1, 0, 1, 1, -1, -1]
    colouring = found.colouring(palette_of(Theme.LIGHT))
    assert [kind.count for kind in colouring.kinds] == [1, 3, 2]
    assert len({kind.shape for kind in colouring.kinds}) == 3


def test_that_scans_that_the_columns_do_not_know_have_no_kind(qapp):
    found = of_column(values("AB", [0, 1, 0, 1, 0, 1]), np.array([2, 99]))
    assert found.codes.tolist() == [1, -1]


def test_that_nothing_predicted_is_no_trouble(qapp):
    found = of_confidence(None, IDS)
    assert found.codes.tolist() == [-1] * 6
    (kind,) = found.colouring(palette_of(Theme.LIGHT)).kinds
    assert kind.count == 6


def test_that_clusters_are_counted_from_one(qapp):
    found = of_clusters(np.array([0, 1, -1], np.int32))
    assert found.names == ("cluster 1", "cluster 2")


def test_that_a_step_of_one_number_is_that_number(qapp):
    assert of_numbers(np.array([2.0, 2.0]), str).names == ("2.0",)
