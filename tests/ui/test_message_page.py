from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ajna_desktop.ui.message_page import MessagePage


def test_that_a_message_is_shown_letter_for_letter(qtbot):
    page = MessagePage()
    qtbot.addWidget(page)
    page.show()
    page.show_message("Failed", "<b>x.png</b> is no image")
    assert [label.text() for label in page.findChildren(QLabel)] == [
        "Failed",
        "<b>x.png</b> is no image",
    ]
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    assert not page.findChild(QPushButton).isVisible()


def test_that_the_button_does_what_the_last_message_said(qtbot):
    page = MessagePage()
    qtbot.addWidget(page)
    page.show()
    pressed = []
    page.show_message("One", "", "Do", lambda: pressed.append("one"))
    page.show_message("Two", "", "Do", lambda: pressed.append("two"))
    QTest.mouseClick(page.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == ["two"]


def test_that_the_page_hands_the_keyboard_to_its_button_while_there_is_one(qtbot):
    page = MessagePage()
    qtbot.addWidget(page)
    page.show()
    page.show_message("Empty", "Open a folder.", "Open", lambda: None)
    page.setFocus()
    assert page.window().focusWidget().text() == "Open"
    page.show_message("Empty", "Nothing here.")
    page.take_keyboard()
    assert page.window().focusWidget() is page
