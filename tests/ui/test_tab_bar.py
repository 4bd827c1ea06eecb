import pytest
from PySide6.QtWidgets import QStyleOptionTab, QWidget

from ajna_desktop.ui.tab_bar import TabBar
from ajna_desktop.ui.work_tabs import WorkTabs


@pytest.fixture
def tabs(qtbot):
    tabs = WorkTabs()
    qtbot.addWidget(tabs)
    for name, text in (("gallery", "Gallery"), ("matrix", "Matrix"), ("curves", "Curves")):
        tabs.add(name, text, QWidget())
    tabs.resize(800, 200)
    tabs.show()
    return tabs


def named(tabs):
    """Return the names that are painted."""
    return [option.text for option in options(tabs)]


def options(tabs):
    bar, found = tabs.tabBar(), []
    for place in range(bar.count()):
        option = QStyleOptionTab()
        bar.initStyleOption(option, place)
        found.append(option)
    return found


def test_that_every_tab_is_named_where_there_is_room(tabs):
    assert isinstance(tabs.tabBar(), TabBar)
    assert named(tabs) == ["Gallery", "Matrix", "Curves"]


def test_that_icons_go_before_names(tabs):
    bar = tabs.tabBar()
    full = sum(bar.tabSizeHint(place).width() for place in range(3))
    tabs.resize(full - 8, 200)
    assert named(tabs) == ["Gallery", "Matrix", "Curves"]
    assert [option.icon.isNull() for option in options(tabs)] == [False, True, True]
    assert bar.tabRect(2).right() <= tabs.width()


def test_that_in_a_narrow_window_only_the_current_one_is_named_and_all_are_in_sight(tabs):
    tabs.resize(160, 200)
    assert named(tabs) == ["Gallery", "", ""]
    tabs.show_view("curves")
    assert named(tabs) == ["", "", "Curves"]
    bar = tabs.tabBar()
    assert bar.tabRect(2).right() <= tabs.width()
    assert [bar.tabToolTip(place) for place in range(3)] == ["Gallery", "Matrix", "Curves"]
    assert tabs.tabText(0) == "Gallery"


def test_that_the_names_come_back(tabs):
    tabs.resize(160, 200)
    tabs.resize(800, 200)
    assert named(tabs) == ["Gallery", "Matrix", "Curves"]
