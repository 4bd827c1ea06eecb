import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.ui.inspector.label_bar import LabelBar
from tests.ui.fakes import NORMAL, PNEUMONIA, a_scan

CLASSES = (NORMAL, PNEUMONIA)


@pytest.fixture
def bar(qtbot):
    bar = LabelBar()
    qtbot.addWidget(bar)
    bar.show_scan(a_scan(1), CLASSES)
    bar.resize(700, 60)
    bar.show()
    return bar


def buttons(bar):
    return {
        button.text(): button for button in bar.findChildren(QPushButton) if button.isVisible()
    }


def click(bar, text):
    QTest.mouseClick(buttons(bar)[text], Qt.MouseButton.LeftButton)


def decided(bar):
    return {
        text
        for text, button in buttons(bar).items()
        if button.accessibleDescription() == "decided"
    }


def test_that_a_click_says_which_label(bar, qtbot):
    with qtbot.waitSignal(bar.label_chosen) as chosen:
        click(bar, "2  PNEUMONIA")
    assert chosen.args == ["PNEUMONIA"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("L  Other label…", "other_label_wanted"),
        ("⏎  Confirm", "confirmed"),
        ("A  Ambiguous", "ambiguous"),
        ("X  Bad image", "bad_image"),
        ("⌫  Withdraw", "withdrawn"),
    ],
)
def test_that_each_command_is_said(bar, qtbot, text, signal):
    bar.show_scan(a_scan(1, status=ReviewStatus.CONFIRMED), CLASSES)
    with qtbot.waitSignal(getattr(bar, signal)):
        click(bar, text)


@pytest.mark.parametrize(
    ("known", "marked"),
    [
        ({}, set()),
        ({"status": ReviewStatus.CONFIRMED}, {"1  NORMAL", "⏎  Confirm"}),
        ({"label": PNEUMONIA, "status": ReviewStatus.RELABELLED}, {"2  PNEUMONIA"}),
        ({"status": ReviewStatus.AMBIGUOUS}, {"A  Ambiguous"}),
        ({"status": ReviewStatus.BAD_IMAGE}, {"X  Bad image"}),
    ],
)
def test_that_the_decision_is_marked_by_more_than_colour(bar, known, marked):
    bar.show_scan(a_scan(1, **known), CLASSES)
    assert decided(bar) == marked
    for text, button in buttons(bar).items():
        assert button.icon().isNull() == (text not in marked)
        assert button.font().bold() or text not in marked


def test_that_nothing_can_be_withdrawn_or_confirmed_that_is_not_there(bar):
    assert not buttons(bar)["⌫  Withdraw"].isEnabled()
    bar.show_scan(a_scan(1, label=None), CLASSES)
    assert not buttons(bar)["⏎  Confirm"].isEnabled()
    bar.show_scan(None, CLASSES)
    assert not any(button.isEnabled() for button in buttons(bar).values())


def test_that_nine_labels_have_digits_and_the_rest_are_behind_other(bar):
    bar.show_scan(a_scan(1), [Label(f"cargo {number}") for number in range(12)])
    digits = [text for text in buttons(bar) if text[0].isdigit()]
    assert digits == [f"{number + 1}  cargo {number}" for number in range(9)]


def test_that_other_classes_replace_the_buttons(bar, qtbot):
    bar.show_scan(a_scan(1), [Label("empty"), Label("R&D")])
    assert [text for text in buttons(bar) if text[0].isdigit()] == ["1  empty", "2  R&&D"]
    with qtbot.waitSignal(bar.label_chosen) as chosen:
        click(bar, "2  R&&D")
    assert chosen.args == ["R&D"]


def test_that_a_click_leaves_the_keyboard_where_it_was(bar):
    for button in buttons(bar).values():
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_that_a_narrow_bar_takes_more_lines(bar):
    assert bar.layout().heightForWidth(200) > 2 * bar.layout().heightForWidth(900)


def test_that_a_very_long_label_is_cut_on_its_button_and_whole_in_its_tooltip(bar):
    label = Label("<i>" + "x" * 97)
    bar.show_scan(a_scan(1), [label])
    button = buttons(bar)[f"1  {label[:23]}…"]
    assert "&lt;i&gt;" + "x" * 97 in button.toolTip()
