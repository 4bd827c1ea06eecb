import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from ajna_desktop.domain.curating.declared import Cost
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.curate.declared_dialog import DeclaredDialog

EMPTY, LOADED = Label("empty"), Label("loaded")


@pytest.fixture
def dialog(qtbot):
    dialog = DeclaredDialog("cargo", [("no", 3), ("yes", 2)], (EMPTY, LOADED), {}, ())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def tabbed(dialog):
    """Return what has the focus, one press of Tab after the other."""
    seen = []
    for _ in range(12):
        seen.append(dialog.focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    return seen


def test_that_tab_goes_through_all_meanings_to_the_costs_and_the_buttons(dialog):
    seen = tabbed(dialog)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    places = [seen.index(one) for one in (dialog.choice(0), dialog.choice(1))]
    places += [seen.index(one) for one in (dialog.costs_table, ok)]
    assert places[0] == 0
    assert places == sorted(places)


def test_that_a_cost_is_typed_without_a_mouse(qtbot, dialog):
    dialog.costs_table.setFocus()
    QTest.keyClick(dialog.costs_table, Qt.Key.Key_1)
    field = dialog.focusWidget()
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.costs == (Cost(EMPTY, LOADED, 10.0),))
    assert dialog.isVisible()
