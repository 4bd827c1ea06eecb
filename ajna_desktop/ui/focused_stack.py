"""Pages of which one is in sight, and that one has the keyboard."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class FocusedStack(QStackedWidget):
    """Gives the keyboard to the page in sight, never to one that is hidden behind it."""

    def show_page(self, page: QWidget) -> None:
        """Show a page; the keyboard goes there if it was in the page before."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_keyboard:
            page.setFocus()
