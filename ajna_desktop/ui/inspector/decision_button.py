"""A button that shows whether its decision is the one that was made."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.icons import wear


class DecisionButton(QPushButton):
    """A button that shows a decision by a check mark, an outline and weight."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._is_decided = self._is_bold = False
        claim_pressing(self)

    def mark(self, is_decided: bool, is_bold: bool = False) -> None:
        """Show that this is what was decided; bold alone is the label that holds."""
        if (is_decided, is_bold) == (self._is_decided, self._is_bold):
            return  # a new font and icon cost milliseconds, and reviewers do not wait
        self._is_decided, self._is_bold = is_decided, is_bold
        font = self.font()
        font.setBold(is_decided or is_bold)
        self.setFont(font)
        wear(self, "confirm" if is_decided else "")
        self.setAccessibleDescription(self.tr("decided") if is_decided else "")
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline of a decision over the button."""
        super().paintEvent(event)
        if self._is_decided:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
            painter.end()
