from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
)

from ajna_desktop import __version__
from ajna_desktop.domain.settings import Settings, Theme
from ajna_desktop.paths import UserFolders
from ajna_desktop.ui.about_dialog import AboutDialog
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.settings_dialog import SettingsDialog
from ajna_desktop.ui.start_page import StartPage


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path)


def button(widget, text):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text)


def test_that_untouched_settings_come_out_as_they_went_in(qtbot, users):
    settings = Settings(
        reader="ana",
        theme=Theme.DARK,
        language="pt_BR",
        thumbnail_size=200,
        explanation_strength=35,
        recent_folders=("/scans",),
        move_on_after_label=False,
        most_megapixels=50,
    )
    dialog = SettingsDialog(settings, "root", users, lambda: None)
    qtbot.addWidget(dialog)
    assert dialog.settings() == settings


def test_that_every_setting_can_be_changed(qtbot, users):
    dialog = SettingsDialog(Settings(), "root", users, lambda: None)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText("  Dr. Ana ")
    theme, language = dialog.findChildren(QComboBox)
    theme.setCurrentText("Dark")
    language.setCurrentText("Português (Brasil)")
    dialog.findChild(QCheckBox).click()
    dialog.findChild(QSpinBox).setValue(40)
    assert dialog.settings() == Settings(
        reader="Dr. Ana",
        theme=Theme.DARK,
        language="pt_BR",
        move_on_after_label=False,
        most_megapixels=40,
    )


def test_that_the_settings_tell_where_data_lies_and_clear_the_cache(qtbot, users):
    cleared = []
    dialog = SettingsDialog(Settings(), "root", users, lambda: cleared.append(True))
    qtbot.addWidget(dialog)
    shown = {field.text() for field in dialog.findChildren(QLineEdit)}
    assert {str(users.data), str(users.cache), str(users.log)} <= shown
    button(dialog, "Clear").click()
    assert cleared == [True]


def test_that_the_program_says_what_it_must_not_be_used_for(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in text
    assert "not a medical device" in text


def test_that_a_message_offers_a_button_that_helps_and_then_goes_away(qtbot):
    bar, helped = MessageBar(), []
    qtbot.addWidget(bar)
    assert bar.text == ""
    bar.show_message("The folder is gone.", "Open folder…", lambda: helped.append(True))
    assert bar.text == "The folder is gone."
    button(bar, "Open folder…").click()
    assert helped == [True]
    assert bar.text == ""


def test_that_a_message_shows_a_file_name_letter_for_letter(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("“<b>scan</b>.png” cannot be read.")
    assert bar.text == "“<b>scan</b>.png” cannot be read."
    label = next(one for one in bar.findChildren(QLabel) if "<b>" in one.text())
    assert label.textFormat().name == "PlainText"


def test_that_the_start_page_leads_everywhere(qtbot):
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent(["/data/Santos & co", "/data/chest"])
    with qtbot.waitSignal(page.open_wanted):
        button(page, "Open folder…").click()
    with qtbot.waitSignal(page.demo_wanted):
        button(page, "Try the demo").click()
    recent = [b for b in page.findChildren(QPushButton) if "chest" in b.text()]
    with qtbot.waitSignal(page.folder_chosen) as chosen:
        recent[0].click()
    assert chosen.args == [Path("/data/chest")]
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "Nothing leaves this computer." in texts
