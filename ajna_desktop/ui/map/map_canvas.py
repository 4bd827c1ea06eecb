"""The map itself: points to look at, to go to and to select, by mouse and by keyboard."""

from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_map import Places, inside
from ajna_desktop.ui.map.colouring import Colouring
from ajna_desktop.ui.map.point_painter import Flags, PointPainter
from ajna_desktop.ui.map.viewport import Viewport

_REACH: Final = 12.0  # pixels around the mouse in which a point is meant
_STEP: Final = 1.25  # of one zoom by key; also of one notch of the wheel
_PAN: Final = 0.15  # of the screen, by key
_CLICK: Final = 4  # pixels that the mouse may move within a click
_NOTCH: Final = 120.0  # of a wheel, as Qt counts
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Tool(StrEnum):
    """What dragging does."""

    PAN = "pan"
    RECTANGLE = "rectangle"
    LASSO = "lasso"


class MapCanvas(QWidget):
    """Shows N points; each is a scan."""

    chosen = Signal(object)  # ScanId that was clicked or gone to
    selected = Signal(object)  # (N,) bool: which points a rectangle or a lasso took
    hovered = Signal(object, QPointF)  # row of the point under the mouse or None, and where
    accepted = Signal()  # Enter was pressed
    left = Signal()  # Esc was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Map of scans"))
        self.tool = Tool.PAN
        self.viewport = Viewport(1, 1)
        self._painter = PointPainter()
        self._ids = np.empty(0, np.int64)
        self._places = np.empty((0, 2), np.float32)
        self._current: int | None = None  # row
        self._hovered: int | None = None  # row
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._path: list[QPointF] = []  # of a lasso, or two corners
        self._is_whole = True  # everything is in sight, and shall stay so

    def show_points(self, scan_ids: npt.NDArray[np.int64], places: Places) -> None:
        """Show other points, all of them in sight."""
        current = self.current
        self._ids, self._places = scan_ids, places
        self._painter.set_points(places)
        self._hovered = None
        self.set_current(current)
        self.fit()

    def set_colouring(self, colouring: Colouring) -> None:
        """Colour the points."""
        self._painter.set_colouring(colouring, self._ground())
        self.update()

    def hide_kinds(self, kinds: frozenset[int]) -> None:
        """Hide the points of some kinds."""
        self._painter.hide(kinds)
        self.update()

    def select(self, selected: Flags | None) -> None:
        """Mark points as selected; None: no selection."""
        self._painter.select(selected)
        self.update()

    @property
    def current(self) -> ScanId | None:
        """The scan that the user is at, where it is on the map."""
        return None if self._current is None else ScanId(int(self._ids[self._current]))

    def set_current(self, scan_id: ScanId | None) -> None:
        """Mark a scan as the one that the user is at, and bring it into sight."""
        found = np.flatnonzero(self._ids == (-1 if scan_id is None else scan_id))
        self._current = int(found[0]) if len(found) else None
        if self._current is not None:
            self.viewport = self.viewport.showing(*self._places[self._current].tolist())
        self.update()

    def fit(self) -> None:
        """Have all points in sight."""
        self.viewport = Viewport.around(self._places, self.width(), self.height())
        self._is_whole = True
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show everything larger by a factor; the place at a pixel stays there."""
        middle = (at.x(), at.y()) if at is not None else (None, None)
        self.viewport = self.viewport.zoomed(factor, *middle)
        self._is_whole = False
        self.update()

    def zoom_in(self) -> None:
        """Show everything larger by one step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Show everything smaller by one step."""
        self.zoom(1 / _STEP)

    def pan(self, right: float, down: float) -> None:
        """Drag the map by some pixels."""
        self.viewport = self.viewport.moved(right, down)
        self._is_whole = False
        self.update()

    def point_at(self, at: QPointF) -> int | None:
        """Return the row of the nearest point in reach of a pixel that is not hidden."""
        if not len(self._places):
            return None
        apart = self.viewport.pixels(self._places) - np.array([at.x(), at.y()], np.float32)
        squares = np.where(self._painter.shown, np.square(apart).sum(axis=1), np.inf)
        nearest = int(squares.argmin())
        return nearest if squares[nearest] <= _REACH**2 else None

    def move_to_next(self, right: float, down: float) -> None:
        """Go to the nearest point in a direction of the screen."""
        if not self._painter.shown.any():
            return
        at = self.viewport.pixels(self._places)
        if self._current is None:
            middle = np.array([self.width() / 2, self.height() / 2], np.float32)
            self._go_to(_nearest(at - middle, self._painter.shown))
            return
        way = at - at[self._current]
        ahead = way @ np.array([right, down], np.float32)
        aside = np.abs(way @ np.array([down, right], np.float32))
        candidates = self._painter.shown & (ahead > 0.01) & (aside <= ahead)
        if candidates.any():
            self._go_to(_nearest(way, candidates))

    def sizeHint(self) -> QSize:
        """Ask for room."""
        return QSize(520, 420)

    def minimumSizeHint(self) -> QSize:
        """Ask for some room at least."""
        return QSize(160, 120)

    # --- what the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to select."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._last = event.position()
            self._path = [event.position()] if self._selects(event) else []
            self.hovered.emit(None, QPointF())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, draw the lasso, or say what is under the mouse."""
        at = event.position()
        if self._pressed is None:
            self._hover(at)
        elif self._path:
            self._path = [self._path[0], at] if self._is_rectangle() else [*self._path, at]
            self.update()
        elif (at - self._pressed).manhattanLength() > _CLICK or not self._is_click(at):
            self.pan(at.x() - self._last.x(), at.y() - self._last.y())
            self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what was clicked, or select what was gone round."""
        if self._pressed is None:
            return
        path, is_click = self._path, self._is_click(event.position())
        self._pressed, self._path = None, []
        self.update()
        if is_click:
            row = self.point_at(event.position())
            if row is not None and event.button() is Qt.MouseButton.LeftButton:
                self._go_to(row)
        elif path:
            self._select_inside(path)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse."""
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoom(_STEP**notches, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any longer."""
        self._hovered = None
        self.hovered.emit(None, QPointF())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from point to point, with Shift they move the map; + − 0 zoom."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.pan(-right * _PAN * self.width(), -down * _PAN * self.height())
            else:
                self.move_to_next(right, down)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif key in (Qt.Key.Key_0, Qt.Key.Key_F, Qt.Key.Key_Home):
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key is Qt.Key.Key_Escape:
            self._path, self._pressed = [], None
            self.left.emit()
            self.update()
        else:
            super().keyPressEvent(event)

    # --- what is on the screen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points, then what is marked among them."""
        painter = QPainter(self)
        painter.drawImage(0, 0, self._painter.image(self.viewport, self.devicePixelRatioF()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.Text)
        if self._hovered is not None:
            self._ring(painter, self._hovered, QPen(ink, 1.5))
        if self._current is not None:
            self._ring(painter, self._current, QPen(self._ground(), 5))
            self._ring(painter, self._current, QPen(ink, 2.5))
        if self._path:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            accent.setAlphaF(0.12)
            painter.setBrush(accent)
            painter.drawPolygon(QPolygonF(self._corners(self._path)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the same part of the map in sight."""
        if self._is_whole:
            self.fit()
        else:
            self.viewport = self.viewport.resized(self.width(), self.height())

    def _ring(self, painter: QPainter, row: int, pen: QPen) -> None:
        (x, y) = self.viewport.pixels(self._places[row : row + 1])[0].tolist()
        scale = self.devicePixelRatioF()
        radius = self._painter.radius(self.viewport, scale) / scale + 4
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def _hover(self, at: QPointF) -> None:
        row = self.point_at(at)
        if row != self._hovered:
            self._hovered = row
            self.hovered.emit(row, at)
            self.update()

    def _go_to(self, row: int) -> None:
        self._current = row
        self.viewport = self.viewport.showing(*self._places[row].tolist())
        self.update()
        self.chosen.emit(ScanId(int(self._ids[row])))

    def _selects(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return self.tool is not Tool.PAN or bool(shift)

    def _is_rectangle(self) -> bool:
        return self.tool is Tool.RECTANGLE

    def _is_click(self, at: QPointF) -> bool:
        near = (at - self._pressed).manhattanLength() if self._pressed is not None else 0
        return near <= _CLICK and len(self._path) <= 2 and self._last == self._pressed

    def _corners(self, path: list[QPointF]) -> list[QPointF]:
        if not self._is_rectangle() or len(path) < 2:
            return path
        one, other = path[0], path[-1]
        return [one, QPointF(other.x(), one.y()), other, QPointF(one.x(), other.y())]

    def _select_inside(self, path: list[QPointF]) -> None:
        corners = [(point.x(), point.y()) for point in self._corners(path)]
        at = self.viewport.pixels(self._places)
        found = inside(at, np.array(corners, np.float32)) & self._painter.shown
        self.selected.emit(found)

    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Base)


def _nearest(way: Places, candidates: Flags) -> int:
    squares = np.where(candidates, np.square(way).sum(axis=1), np.inf)
    return int(squares.argmin())
