import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ajna_desktop.ui.focused_stack import FocusedStack


@pytest.fixture
def parts(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    other, stack = QLineEdit(window), FocusedStack(window)
    layout = QVBoxLayout(window)
    layout.addWidget(other)
    layout.addWidget(stack)
    pages = [QLineEdit(stack), QLineEdit(stack)]
    for page in pages:
        stack.addWidget(page)
    window.show()
    return window, other, stack, pages


def test_that_the_keyboard_goes_to_the_page_in_sight(parts):
    window, _, stack, pages = parts
    for page in reversed(pages):
        stack.show_page(page)
        stack.setFocus()
        assert window.focusWidget() is page


def test_that_the_keyboard_stays_with_what_is_in_sight_when_the_page_changes(parts):
    window, _, stack, pages = parts
    stack.show_page(pages[0])
    pages[0].setFocus()
    stack.show_page(pages[1])
    assert window.focusWidget() is pages[1]


def test_that_a_page_that_changes_takes_the_keyboard_from_nobody(parts):
    window, other, stack, pages = parts
    other.setFocus()
    stack.show_page(pages[1])
    assert window.focusWidget() is other
