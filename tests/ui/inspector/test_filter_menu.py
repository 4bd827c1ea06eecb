import pytest

from ajna_desktop.domain.neighbour_filter import LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.inspector.filter_menu import FilterMenu, FilterShown


@pytest.fixture
def menu(qtbot):
    menu = FilterMenu()
    qtbot.addWidget(menu)
    return menu


def entry(menu, text):
    (action,) = [one for one in menu.menu().actions() if one.text() == text]
    return action


def texts(menu):
    return [one.text() for one in menu.menu().actions() if not one.isSeparator()]


def test_that_a_folder_without_splits_or_groups_offers_neither(menu):
    menu.show_filter(FilterShown())
    assert texts(menu) == [
        "Any label",
        "The same label",
        "Another label",
        "Only reviewed scans",
        "Every scan again",
    ]
    assert menu.text() == "Among: every scan ▾"
    assert entry(menu, "Any label").isChecked()
    assert not entry(menu, "Every scan again").isEnabled()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The same label", NeighbourFilter(label=LabelWanted.SAME)),
        ("Another label", NeighbourFilter(label=LabelWanted.OTHER)),
        ("Split: R&&D", NeighbourFilter(split="R&D")),
        ("Only reviewed scans", NeighbourFilter(reviewed=True)),
        ("Not the same patient or container", NeighbourFilter(other_groups=False)),
        ("Only what the gallery lists", NeighbourFilter(query=ScanQuery(text="a"))),
    ],
)
def test_that_each_choice_asks_for_one_thing_more(menu, qtbot, text, wanted):
    menu.show_filter(
        FilterShown(NeighbourFilter(), ("train", "R&D"), True, ScanQuery(text="a"))
    )
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, text).trigger()
    assert chosen.args == [wanted]


def test_that_what_is_asked_is_said_and_can_all_be_taken_back(menu, qtbot):
    asked = NeighbourFilter(LabelWanted.OTHER, "test", True, False, ScanQuery(text="a"))
    menu.show_filter(FilterShown(asked, ("train", "test"), True))
    assert menu.accessibleName() == "Among: another label, test, reviewed, gallery"
    assert menu.text().endswith("… ▾")
    assert entry(menu, "Only what the gallery lists").isChecked()
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, "Only what the gallery lists").trigger()
    assert chosen.args == [asked.but(query=None)]
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, "Every scan again").trigger()
    assert chosen.args == [NeighbourFilter()]


def test_that_leaving_out_the_same_patient_is_said_where_patients_are_known(menu):
    menu.show_filter(FilterShown(has_groups=True))
    assert menu.accessibleName() == "Among: other groups"
