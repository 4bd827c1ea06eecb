from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind, meanings
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.actions import Actions
from ajna_desktop.ui.deeds.deed import MENUS
from ajna_desktop.ui.deeds.table import DEEDS, NEEDS_FOLDER
from ajna_desktop.ui.keys_dialog import KeysDialog, rows
from ajna_desktop.ui.plain_label import PlainLabel


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window):
    return Actions(window)


def test_that_no_key_has_two_meanings():
    keys = Counter(QKeySequence(key).toString() for deed in DEEDS for key in deed.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_that_every_key_is_one_that_exists():
    assert all(QKeySequence(key).toString() for deed in DEEDS for key in deed.keys)


def test_that_keys_without_a_modifier_never_reach_a_text_field():
    for deed in DEEDS:
        for key in deed.keys:
            is_plain = "+" not in key.rstrip("+") and key not in ("F1", "F3", "F5", "?")
            assert deed.on_scan == is_plain, (deed.name, key)


def test_that_every_deed_is_in_a_menu_that_exists():
    assert {deed.menu for deed in DEEDS} == set(MENUS)


def test_that_what_needs_a_folder_is_disabled_without_one(actions):
    actions.enable_for_folder(False)
    enabled = {deed.name for deed in DEEDS if actions[deed.name].isEnabled()}
    assert enabled == {deed.name for deed in DEEDS} - NEEDS_FOLDER
    assert {"open", "demo", "settings", "keys", "quit"} <= enabled


def test_that_number_keys_stand_for_the_classes_and_no_more(actions):
    actions.name_keys(meanings([Label("NORMAL"), Label("R&D")], {}))
    shown = [actions[f"label_{n}"].text() for n in (1, 2)]
    assert shown == ["Label as NORMAL", "Label as R&&D"]
    assert actions["label_2"].isEnabled()
    assert not actions["label_3"].isEnabled()


def test_that_chosen_keys_stand_for_classes_and_tags(actions):
    tag, label = Shortcut(ShortcutKind.TAG, "urgent"), Shortcut(ShortcutKind.CLASS, "R&D")
    actions.name_keys({"U": tag, "0": label})
    assert actions["chosen_U"].text() == "Tag as urgent"
    assert actions["chosen_0"].text() == "Label as R&&D"
    assert not actions["chosen_Z"].isVisible()
    actions.name_keys({})
    assert not actions["chosen_U"].isEnabled()


def test_that_the_page_of_keys_tells_every_key(qtbot):
    told = {keys for menu in MENUS for keys, _, _ in rows(menu)}
    assert {"Ctrl+Z", "Enter", "Backspace", "Space", "1 – 9", "N", "S"} <= told
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(PlainLabel)}
    assert told <= texts
