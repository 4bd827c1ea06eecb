import pytest
from PySide6.QtWidgets import QDialogButtonBox

from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.tasks.readers.sample import SampleWish
from ajna_desktop.ui.readers.new_study_dialog import NewStudyDialog, Source

SOURCES = [Source("All scans", None, 500), Source("Shortlist", (ScanId(3), ScanId(5)), 2)]


@pytest.fixture
def dialog(qtbot):
    dialog = NewStudyDialog("Weekly", ["ana", "bruno"], SOURCES, known=0)
    qtbot.addWidget(dialog)
    return dialog


def can_make(dialog):
    (button,) = (
        one
        for one in dialog.buttons.buttons()
        if dialog.buttons.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    return button.isEnabled()


def test_that_it_asks_for_a_usual_study(dialog):
    assert can_make(dialog)
    assert dialog.wish() == SampleWish("Weekly", ("ana", "bruno"), 200)
    assert "Each of 2 readers gets 200 images" in dialog.said.text()


def test_that_all_of_a_list_can_be_chosen(dialog):
    dialog.source.setCurrentIndex(1)
    dialog.drawn.setCurrentIndex(dialog.drawn.findData(Drawn.CHOSEN))
    assert not dialog.size_box.isEnabled()
    wish = dialog.wish()
    assert (wish.drawn, wish.among) == (Drawn.CHOSEN, (3, 5))
    assert wish.size >= 2
    assert "gets 2 images" in dialog.said.text()


@pytest.mark.parametrize("names", ["", "ana", "ana, ,ana", " , "])
def test_that_two_names_are_needed(dialog, names):
    dialog.readers.setText(names)
    assert not can_make(dialog)
    assert "two readers" in dialog.said.text()


def test_that_nothing_can_be_planted_where_nothing_is_known(dialog):
    dialog.planted.setValue(5)
    assert not can_make(dialog)
    assert "Nobody has confirmed" in dialog.said.text()


def test_that_planted_images_are_counted(qtbot):
    dialog = NewStudyDialog("", ["ana", "bruno"], SOURCES, known=4)
    qtbot.addWidget(dialog)
    dialog.planted.setValue(9)
    assert can_make(dialog)
    assert "gets 204 images" in dialog.said.text()


def test_that_a_balanced_sample_comes_with_a_caution(dialog):
    dialog.drawn.setCurrentIndex(dialog.drawn.findData(Drawn.BALANCED))
    assert "not of the folder" in dialog.said.text()
