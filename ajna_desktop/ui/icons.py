"""Line icons: SVG files drawn in `currentColor`, tinted when they are loaded."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ajna_desktop.paths import resources

_NAME: Final = "icon_name"  # property of whatever wears an icon
# Device pixels: 20 and 16 at 100 %, 40 and 32 at 200 %. Drawing one takes 0.1 ms.
_SIDES: Final = {
    QIcon.Mode.Normal: (16, 20, 32, 40),
    QIcon.Mode.Disabled: (20, 40),
    QIcon.Mode.Selected: (16, 32),
}
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
    pixmap = _tinted(name, round(size * scale), ink)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def draw_all() -> None:
    """Draw every icon in the inks of the theme of now, so that no page waits for its own."""
    for path in (resources() / "icons").glob("*.svg"):
        icon(path.stem)


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
        for side in _SIDES[mode]:
            drawn.addPixmap(_tinted(name, side, ink), mode)
    return drawn


def _tinted(name: str, side: int, ink: str) -> QPixmap:
    picture, is_line_icon = _shape(name, side)
    pixmap = QPixmap.fromImage(picture)
    if is_line_icon:
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(ink))
        painter.end()
    return pixmap


@cache
def _shape(name: str, side: int) -> tuple[QImage, bool]:
    """Return an icon as the file has it, and whether it is drawn in `currentColor`."""
    renderer, is_line_icon = _renderer(name)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image, is_line_icon


@cache
def _renderer(name: str) -> tuple[QSvgRenderer, bool]:
    svg = (resources() / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(svg)), b"currentColor" in svg
