import pytest
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from ajna_desktop.ui.training.settings_form import SettingsForm
from tests.ui.training.fakes import CNN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def room_for_words(combo):
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    box = QStyle.ComplexControl.CC_ComboBox
    return combo.style().subControlRect(box, option, part, combo).width()


def test_that_what_is_said_of_the_split_is_read_whole_where_there_is_room(qtbot):
    form = SettingsForm()
    qtbot.addWidget(form)
    form.show_method(CNN, CNN.settings, False, 0)
    form.show_splits(())
    form.resize(800, form.sizeHint().height())
    form.show()
    split = next(one for one in form.findChildren(QComboBox) if one.findData(True) >= 0)
    words = split.fontMetrics().horizontalAdvance(split.currentText())

    assert split.currentText() == "Dealt out by group: the folder has no split"
    qtbot.waitUntil(lambda: room_for_words(split) >= words)
    form.resize(form.minimumSizeHint().width(), form.height())
    qtbot.waitUntil(lambda: split.geometry().right() < form.width())
    assert room_for_words(split) < words  # it gives way, and the form fits
