import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QRadioButton

from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.theme import (
    Colours,
    apply_theme,
    contrast,
    is_dark,
    luminance,
    palette_of,
    text_on,
)
from tests.ui.fakes import colours_of

Role = QPalette.ColorRole
BOTH = pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])


@BOTH
def test_that_text_stands_out_from_its_ground_in_either_theme(theme):
    palette = palette_of(theme)
    for text, ground in [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.Link, Role.Window),
    ]:
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5, (text, ground)


@BOTH
def test_that_coloured_words_are_readable_on_window_and_base(theme):
    palette = palette_of(theme)
    colours = Colours.of(palette)
    for name in ("agree", "disagree", "reviewed", "warning", "subtle"):
        for ground in (Role.Window, Role.Base):
            ratio = contrast(getattr(colours, name), palette.color(ground))
            assert ratio >= 4.5, (name, ground, ratio)


@BOTH
def test_that_every_shade_of_the_heat_map_carries_readable_text(theme):
    colours = Colours.of(palette_of(theme))
    for percent in range(101):
        ground = colours.heat(percent / 100)
        assert contrast(text_on(ground), ground) >= 4.5, percent


@BOTH
def test_that_a_larger_share_is_further_from_the_ground(theme):
    colours = Colours.of(palette_of(theme))
    steps = [abs(luminance(colours.heat(p / 10)) - luminance(colours.empty)) for p in range(11)]
    assert steps == sorted(steps)
    assert colours.heat(7.0) == colours.heat(1.0)


def test_that_the_theme_of_the_palette_is_recognised():
    assert is_dark(palette_of(Theme.DARK))
    assert not is_dark(palette_of(Theme.LIGHT))
    assert luminance(QColor("white")) == pytest.approx(1.0)


def test_that_a_pinned_theme_dresses_the_program(qapp):
    apply_theme(qapp, Theme.DARK)
    assert is_dark(qapp.palette())
    apply_theme(qapp, Theme.LIGHT)
    assert not is_dark(qapp.palette())
    assert qapp.style().objectName() == "fusion"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_a_choice_not_taken_can_be_seen(qtbot, qapp, theme):
    apply_theme(qapp, theme)
    choice = QRadioButton("")
    qtbot.addWidget(choice)
    choice.show()
    window = choice.palette().color(QPalette.ColorRole.Window)
    assert max(contrast(QColor(name), window) for name in colours_of(choice)) > 1.5
    apply_theme(qapp, Theme.LIGHT)
