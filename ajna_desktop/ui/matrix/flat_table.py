"""Tables that lie on the window like text on a page."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT


def lay_flat(table: QTableView) -> None:
    """Take frame, ground and raised headings from a table.

    A style sheet would do so, too, but keeps its colours when the theme changes.
    """
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.viewport().setBackgroundRole(QPalette.ColorRole.Window)
    table.setHorizontalHeader(FlatHeader(Qt.Orientation.Horizontal, table))
    table.setVerticalHeader(FlatHeader(Qt.Orientation.Vertical, table))
    corner = table.findChild(QAbstractButton)
    if corner is not None:
        corner.installEventFilter(_Blank(table))


class FlatHeader(QHeaderView):
    """Headings as plain words, cut in the middle where they do not fit."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the words and for air around them."""
        words = self._words(section)
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(words) + 2 * MEDIUM
        return QSize(width, metrics.height() + 2 * TIGHT)

    def paintSection(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        """Draw one heading."""
        # Beside cells of colour words need more air than above figures.
        air = SMALL if self.orientation() == Qt.Orientation.Vertical else TIGHT
        room = rect.adjusted(air, 0, -air, 0)
        words = self.fontMetrics().elidedText(
            self._words(section), self.textElideMode(), room.width()
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, self._alignment(section), words)

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        said = self.model().headerData(
            section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole
        )
        return Qt.AlignmentFlag(said) if said is not None else self.defaultAlignment()


class _Blank(QObject):
    """Keeps a widget from painting anything."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the wish to paint."""
        return event.type() == QEvent.Type.Paint
