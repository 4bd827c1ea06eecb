import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ajna_desktop.ui.flow_layout import FlowLayout


@pytest.fixture
def place(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, spacing=4)
    for width, height in ((100, 20), (100, 40), (100, 20)):
        button = QPushButton(place)
        button.setFixedSize(width, height)
        flow.addWidget(button)
    return place


def at(place, width):
    place.resize(width, 200)
    place.layout().activate()
    return [button.pos().toTuple() for button in place.findChildren(QPushButton)]


def test_that_a_line_is_filled_before_the_next_begins(place):
    place.show()
    assert at(place, 310) == [(0, 10), (104, 0), (208, 10)]  # in the middle of its line
    assert at(place, 250) == [(0, 10), (104, 0), (0, 44)]
    assert at(place, 110) == [(0, 0), (0, 24), (0, 68)]


def test_that_the_height_follows_from_the_width(place):
    flow = place.layout()
    assert flow.hasHeightForWidth()
    assert [flow.heightForWidth(width) for width in (310, 250, 110)] == [40, 64, 88]
    assert flow.sizeHint().toTuple() == (308, 40)
    assert flow.minimumSize().toTuple() == (100, 40)


def test_that_hidden_widgets_take_no_room(place):
    place.findChildren(QPushButton)[1].hide()
    place.show()
    assert at(place, 250)[2] == (104, 0)


def test_that_a_widget_wider_than_the_place_is_cut_to_it(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    label = QLabel("word " * 100, place)
    label.setMinimumWidth(1)
    FlowLayout(place).addWidget(label)
    place.resize(150, 50)
    place.show()
    place.layout().activate()
    assert label.width() == 150


def test_that_an_empty_layout_has_no_height(qtbot):
    assert FlowLayout().heightForWidth(100) == 0


def test_that_what_must_be_narrower_gets_the_lines_that_it_needs(qtbot):
    place, inner = QWidget(), QWidget()
    qtbot.addWidget(place)
    FlowLayout(place).addWidget(inner)
    within = FlowLayout(inner, spacing=0)
    for _ in range(3):
        button = QPushButton(inner)
        button.setFixedSize(100, 20)
        within.addWidget(button)
    place.show()
    assert place.layout().heightForWidth(300) == 20
    assert place.layout().heightForWidth(210) == 40


def test_that_a_widget_can_be_put_between_others(place):
    flow = place.layout()
    label = QLabel("between")
    flow.insert_widget(1, label)
    assert flow.count() == 4
    assert flow.itemAt(1).widget() is label
    assert [type(flow.itemAt(number).widget()) for number in (0, 2, 3)] == [QPushButton] * 3
