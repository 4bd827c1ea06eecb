from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton

from ajna_desktop.ui.report.report_dialog import ReportDialog, ReportWanted


@pytest.fixture
def dialog(qtbot, tmp_path):
    dialog = ReportDialog(tmp_path / "port report", "As it is now.")
    qtbot.addWidget(dialog)
    return dialog


def kind(dialog, text):
    return next(one for one in dialog.findChildren(QRadioButton) if text in one.text())


def test_that_a_page_with_names_is_suggested(dialog, tmp_path):
    assert dialog.wanted() == ReportWanted(tmp_path / "port report.html", False)


def test_that_the_ending_follows_the_kind(dialog, tmp_path):
    kind(dialog, "PDF").setChecked(True)
    assert dialog.findChild(QLineEdit).text() == str(tmp_path / "port report.pdf")
    dialog.findChild(QCheckBox).setChecked(True)
    assert dialog.wanted() == ReportWanted(tmp_path / "port report.pdf", True)
    kind(dialog, "HTML").setChecked(True)
    assert dialog.wanted().place.suffix == ".html"


def test_that_a_name_without_its_ending_gets_it(dialog):
    dialog.findChild(QLineEdit).setText("/somewhere/v1.2")
    assert dialog.wanted().place == Path("/somewhere/v1.2.html")


def test_that_nothing_is_written_without_a_place(dialog):
    write = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Write")
    dialog.findChild(QLineEdit).setText("  ")
    assert not write.isEnabled()
