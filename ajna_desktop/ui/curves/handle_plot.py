"""A plot with one handle, the threshold, which the mouse and the keys move."""

from typing import Final

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.claimed_keys import claim
from ajna_desktop.ui.theme import LARGE, SMALL, Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

_RIGHTWARDS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
}
_ACROSS: Final = 0.6  # figures stand closer side by side than one above the other
_ENDS: Final = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class HandlePlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """What the histogram and the two curves have in common.

    Directions are those of the threshold: on a curve that runs towards lower thresholds, the
    right arrow lowers it, so that the handle goes where the arrow points.
    """

    moved = Signal(float)  # the threshold that the mouse wants, in [0, 1]
    released = Signal()  # the mouse has let go
    stepped = Signal(int, bool)  # one scan up (1) or down (−1); True where many at once
    sent_to_end = Signal(int)  # to the highest threshold (1) or the lowest (−1)

    def __init__(
        self,
        name: str,
        axes: tuple[FigureAxis, FigureAxis],
        rightwards: int,
        parent: QWidget | None = None,
    ) -> None:
        """Take bottom and left axis, and whether the threshold rises (1) to the right."""
        self._bottom, self._left = axes
        self._rightwards = rightwards
        self._is_made = False  # pyqtgraph changes the palette before it is
        super().__init__(parent, axisItems={"bottom": axes[0], "left": axes[1]})
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        # Room for the words at the ends of the axes.
        self.plotItem.layout.setContentsMargins(0, SMALL, LARGE, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)
        self.setAccessibleName(name)
        claim(self, frozenset((*_RIGHTWARDS, *_ENDS)))
        self._is_made = True

    def threshold_at(self, x: float, y: float) -> float | None:
        """Return which threshold a point of the plot means; None where there is none."""
        raise NotImplementedError

    def draw_anew(self) -> None:
        """Draw everything in the colours and the font of now."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self._follow(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the handle follow the pointer while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the handle rests."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second click as the first."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from scan to scan with the arrows, many at once with Shift."""
        key = Qt.Key(event.key())
        if key in _RIGHTWARDS:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(_RIGHTWARDS[key] * self._rightwards, is_far)
        elif key in _ENDS:
            self.sent_to_end.emit(_ENDS[key] * self._rightwards)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that another has the keyboard."""
        super().focusOutEvent(event)
        self._show_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        is_other_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if is_other_look and self._is_made:
            self.wear_colours()
            self.draw_anew()

    def thick(self, width: float) -> float:
        """Return the width of a pen in device pixels: pyqtgraph's pens are not scaled."""
        return width * float(self.devicePixelRatioF())

    def wear_colours(self) -> None:
        """Take ground and ink of the theme."""
        colours, metrics = Colours.of(self.palette()), self.fontMetrics()
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for axis in (self._bottom, self._left):
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=self.thick(1)))
            axis.setTextPen(ink)
            axis.setTickFont(self.font())
            axis.setStyle(hideOverlappingLabels=False)  # or those at the ends are hidden
        self._bottom.measure(metrics.horizontalAdvance("100 %") * _ACROSS)
        self._bottom.setHeight(metrics.height() + SMALL)
        self._left.measure(metrics.height())
        self._left.setWidth(metrics.horizontalAdvance("100 000") + SMALL)
        self._show_focus()

    def _follow(self, event: QMouseEvent) -> None:
        place = self.plotItem.vb.mapSceneToView(QPointF(event.position()))
        threshold = self.threshold_at(place.x(), place.y())
        if threshold is not None:
            self.moved.emit(threshold)

    def _show_focus(self) -> None:
        colours = Colours.of(self.palette())
        has_focus = self.hasFocus()
        highlight = self.palette().color(QPalette.ColorRole.Highlight)
        pen = pyqtgraph.mkPen(
            highlight if has_focus else colours.line, width=self.thick(1 + has_focus)
        )
        self.plotItem.vb.setBorder(pen)
