"""Line icons: SVG files drawn in `currentColor`, tinted when they are loaded."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ajna_desktop.paths import resources

_SIDES: Final = (16, 20, 32, 40, 64)  # device pixels: up to 32 at 200 %
_NAME: Final = "icon_name"  # property of whatever wears an icon
_INKS: Final = (
    (QIcon.Mode.Normal, QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
    (QIcon.Mode.Selected, QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
)


def icon(name: str, palette: QPalette | None = None) -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in the ink of `palette`."""
    palette = palette or QGuiApplication.palette()
    return _drawn(name, tuple(palette.color(group, role).name() for _, group, role in _INKS))


@cache
def picture(name: str, size: int, ink: str, scale: float) -> QPixmap:
    """Return one icon as a pixmap, for delegates that paint their own.

    Args:
        name: File in `resources/icons`, without `.svg`.
        size: Width and height in pixels of the layout.
        ink: Colour as "#rrggbb".
        scale: Device pixels for one pixel of the layout.
    """
    pixmap = _pixmap(_renderer(name, ink), round(size * scale))
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def wear(target: QAction | QAbstractButton, name: str) -> None:
    """Give `target` an icon that `retint` can draw anew when the theme changes; "" takes it."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name) if name else QIcon())


def retint(root: QObject) -> None:
    """Draw every worn icon below `root` again, in the ink of the theme of now."""
    wearers: list[QAction | QAbstractButton] = [*root.findChildren(QAction)]
    for target in [*wearers, *root.findChildren(QAbstractButton)]:
        if name := target.property(_NAME):
            target.setIcon(icon(name))


@cache
def _drawn(name: str, inks: tuple[str, ...]) -> QIcon:
    drawn = QIcon()
    for (mode, _, _), ink in zip(_INKS, inks, strict=True):
        renderer = _renderer(name, ink)
        for side in _SIDES:
            drawn.addPixmap(_pixmap(renderer, side), mode)
    return drawn


def _pixmap(renderer: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _renderer(name: str, ink: str) -> QSvgRenderer:
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", ink).encode()))
