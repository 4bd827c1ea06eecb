import pytest
from PySide6.QtCore import QModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.gallery.cell_delegate import SELECTED, CellDelegate, letterboxed
from ajna_desktop.ui.theme import Colours, contrast, palette_of
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps


def size_of(delegate):
    return delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("part", [0, SELECTED / 2, SELECTED])
def test_that_every_word_can_be_read_selected_or_not(theme, part):
    palette = palette_of(theme)
    colours = Colours.of(palette)
    base = palette.color(QPalette.ColorRole.Base).getRgbF()
    mark = palette.color(QPalette.ColorRole.Highlight).getRgbF()
    ground = QColor.fromRgbF(
        *(one * (1 - part) + other * part for one, other in zip(base, mark, strict=True))
    )
    inks = (
        palette.color(QPalette.ColorRole.Text),
        colours.subtle,
        colours.disagree,
        colours.warning,
    )
    for ink in inks:
        assert contrast(ink, ground) >= 4.49


def test_that_cells_grow_with_thumbnails_and_fonts(qapp, thumbnails):
    delegate = CellDelegate(ThumbnailPixmaps(thumbnails), QSize(144, 144))
    small = size_of(delegate)
    delegate.fit(QSize(300, 300), QFont())
    assert size_of(delegate).width() - small.width() == 300 - 144
    large = QFont()
    large.setPointSizeF(large.pointSizeF() * 3)
    delegate.fit(QSize(64, 64), large)
    assert size_of(delegate).width() > small.width()
    assert size_of(delegate).height() > small.height() - 80


@pytest.mark.parametrize(
    ("size", "place"),
    [
        (QSize(160, 160), QRect(10, 10, 100, 100)),
        (QSize(160, 80), QRect(10, 35, 100, 50)),
        (QSize(40, 80), QRect(35, 10, 50, 100)),
    ],
)
def test_that_a_thumbnail_is_whole_and_in_the_middle(size, place):
    assert letterboxed(size, QRect(10, 10, 100, 100)) == place
