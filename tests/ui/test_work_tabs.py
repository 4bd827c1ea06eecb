import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.theme import apply_theme
from ajna_desktop.ui.work_tabs import WorkTabs


@pytest.fixture
def made():
    return []


@pytest.fixture
def tabs(qtbot, made):
    def make():
        made.append(QLineEdit())
        return made[-1]

    tabs = WorkTabs()
    qtbot.addWidget(tabs)
    tabs.add("gallery", "Gallery", QPushButton())
    tabs.add_later("matrix", "Matrix", make)
    tabs.show()
    qtbot.waitActive(tabs)
    return tabs


def test_that_a_view_is_made_when_its_tab_is_first_shown_and_only_then(tabs, made):
    assert made == []
    tab = tabs.tabBar().tabRect(1).center()
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tab)
    assert len(made) == 1
    assert made[0].isVisible()
    tabs.show_view("gallery")
    tabs.show_view("matrix")
    assert len(made) == 1


def test_that_the_keyboard_reaches_a_view_made_later(qtbot, tabs, made):
    tabs.show_view("matrix").setFocus()
    QTest.keyClicks(tabs.window().focusWidget(), "seen")
    assert made[0].text() == "seen"


@pytest.fixture
def dress(qapp):
    def dress(widget, theme):
        apply_theme(qapp, theme)
        widget.setPalette(qapp.palette())  # a running program tells its widgets by itself

    before = qapp.palette()
    yield dress
    qapp.setPalette(before)


def test_that_the_icons_follow_the_theme(tabs, dress):
    def inks():
        image = tabs.tabIcon(0).pixmap(20, 20).toImage()
        pixels = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        return [pixel.lightness() for pixel in pixels if pixel.alpha() == 255]

    dress(tabs, Theme.LIGHT)
    on_light = inks()
    dress(tabs, Theme.DARK)
    assert max(on_light) < min(inks())
