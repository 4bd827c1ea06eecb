import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.curating.shortcuts import ShortcutStore
from tests.store.folders import read

URGENT = Shortcut(ShortcutKind.TAG, "urgent")
A = Shortcut(ShortcutKind.CLASS, "A")


@pytest.fixture
def shortcuts(database):
    return ShortcutStore(database)


def test_that_keys_are_kept_as_chosen(shortcuts):
    assert shortcuts.chosen() == {}
    assert shortcuts.replace({"U": URGENT, "0": A}) == Changes(classes=True)
    assert shortcuts.chosen() == {"0": A, "U": URGENT}
    shortcuts.replace({"U": A})
    assert shortcuts.chosen() == {"U": A}


def test_that_a_renamed_class_keeps_its_key(shortcuts, scans, database):
    read(scans, {"A/1.png": "one"})
    shortcuts.replace({"0": A})
    classes = ClassStore(database, "ana", "session")
    classes.rename(Label("A"), Label("B"))
    assert shortcuts.chosen() == {"0": Shortcut(ShortcutKind.CLASS, "B")}
    classes.take_back_last()
    assert shortcuts.chosen() == {"0": A}
