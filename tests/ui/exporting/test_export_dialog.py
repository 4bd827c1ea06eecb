from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton

from ajna_desktop.domain.curating.export_wish import (
    ALL_THERE,
    ExportShape,
    ExportWish,
    Files,
)
from ajna_desktop.domain.scan_query import SHORTLIST
from ajna_desktop.tasks.exporting.pictures import PictureChoices
from ajna_desktop.tasks.exporting.preview import ExportPreview
from ajna_desktop.ui.export_memory import ExportChosen, ExportMemory
from ajna_desktop.ui.exporting.export_dialog import ExportDialog
from ajna_desktop.ui.exporting.exports import Export, ExportKind, Selection

SELECTIONS = [Selection("Everything", ALL_THERE), Selection("Shortlist", SHORTLIST)]
OUT = Path("/out/scans")
USUAL = ExportPreview(1234, 2, 56, (("not an image", 3),))
USUALLY = ExportChosen()


class Asked:
    """Answers previews at once."""

    def __init__(self, answer=USUAL):
        self.exports = []
        self.answer = answer

    def __call__(self, export, answer):
        self.exports.append(export)
        answer(self.answer)


@pytest.fixture
def make(qtbot):
    def make(chosen=USUALLY, asked=None):
        dialog = ExportDialog(OUT, SELECTIONS, chosen, asked or Asked())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def choose(dialog, kind):
    dialog.findChildren(QRadioButton)[list(ExportKind).index(kind)].click()


def box(dialog, text):
    return next(one for one in dialog.findChildren(QCheckBox) if text in one.text())


def told(dialog):
    return next(
        one.text()
        for one in dialog.findChildren(QLabel)
        if one.accessibleName() == "What will be exported"
    )


def go(dialog):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == "Export")


@pytest.mark.parametrize("kind", [one for one in ExportKind if one != ExportKind.PICTURES])
def test_that_each_kind_of_export_can_be_chosen(make, kind):
    dialog = make()
    choose(dialog, kind)
    files = Files.LIST if kind in (ExportKind.CSV, ExportKind.JSON_LINES) else Files.COPY
    assert dialog.export() == Export(OUT, ExportWish(ExportShape(kind.value), files))


def test_that_scans_files_and_names_are_chosen(make):
    dialog = make()
    scans, files = dialog.findChildren(QComboBox)
    scans.setCurrentIndex(1)
    files.setCurrentIndex(files.findData(Files.LIST))
    box(dialog, "names").click()
    wish = ExportWish(ExportShape.FOLDERS, Files.LIST, SHORTLIST, is_deidentified=True)
    assert dialog.export() == Export(OUT, wish)


def test_that_a_link_is_never_offered_without_names(make):
    dialog = make()
    _, files = dialog.findChildren(QComboBox)
    box(dialog, "names").click()
    files.setCurrentIndex(files.findData(Files.LINK))
    assert files.currentData() == Files.COPY


def test_that_pictures_are_as_chosen(make):
    dialog = make()
    assert not box(dialog, "Contact").isVisible()
    choose(dialog, ExportKind.PICTURES)
    for text in ("names", "Contact", "loss"):
        box(dialog, text).click()
    pictures = PictureChoices(anonymous=True, sheets=True, as_png=True)
    assert dialog.export().pictures == pictures
    assert not dialog.findChildren(QComboBox)[1].isEnabled()


def test_that_it_tells_what_will_be_exported_before_it_is(make, qtbot):
    asked = Asked()
    dialog = make(asked=asked)
    qtbot.waitUntil(lambda: bool(asked.exports))
    assert told(dialog).splitlines() == [
        "1234 scan(s) · 2 class(es) · 56 MB",
        "3 left out: 3 × not an image",
    ]
    choose(dialog, ExportKind.KERAS)
    qtbot.waitUntil(lambda: len(asked.exports) == 2)
    assert asked.exports[1].wish.shape is ExportShape.KERAS


def test_that_what_cannot_be_exported_is_said_and_not_begun(make, qtbot):
    asked = Asked(ExportPreview(problem="“scans” is not empty."))
    dialog = make(asked=asked)
    qtbot.waitUntil(lambda: bool(asked.exports))
    assert told(dialog) == "“scans” is not empty."
    assert not go(dialog).isEnabled()


def test_that_nothing_is_exported_to_no_place(make):
    dialog = make()
    dialog.findChild(QLineEdit).setText(" ")
    assert not go(dialog).isEnabled()


def test_that_what_was_chosen_is_there_again_the_next_time(make, qtbot, tmp_path):
    dialog = make()
    choose(dialog, ExportKind.COCO)
    box(dialog, "names").click()
    memory = ExportMemory(tmp_path)
    memory.chosen = dialog.chosen()
    memory.remember_place("store", Path("/out/coco"))

    later = ExportMemory(tmp_path)
    again = make(later.chosen)
    assert again.export().wish == ExportWish(ExportShape.COCO, is_deidentified=True)
    assert later.place("store") == Path("/out/coco")
    assert later.place("another") is None


def test_that_a_damaged_memory_is_forgotten(tmp_path):
    (tmp_path / "export.ini").write_text("[General]\nchosen=nonsense\n")
    assert ExportMemory(tmp_path).chosen == ExportChosen()


def test_that_tags_are_offered_when_they_are_read(make):
    dialog = make()
    dialog.offer([Selection("Tagged “odd” (3)", SHORTLIST.but(tag="odd"))])
    scans = dialog.findChildren(QComboBox)[0]
    assert scans.count() == 3
    assert scans.currentIndex() == 0
