"""Which further tabs an open folder has, in their order."""

from PySide6.QtCore import QObject

from ajna_desktop.ui.compare_view import CompareView
from ajna_desktop.ui.curate.curate_view import CurateView
from ajna_desktop.ui.curate.pages import curate_pages
from ajna_desktop.ui.curves.curves_pages import curves_pages
from ajna_desktop.ui.curves.curves_view import CurvesView
from ajna_desktop.ui.lookalikes.lookalikes_view import LookalikesView
from ajna_desktop.ui.lookalikes.pages import lookalike_pages
from ajna_desktop.ui.map.map_view import MapView
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.readers.pages import readers_pages
from ajna_desktop.ui.readers.readers_view import ReadersView
from ajna_desktop.ui.work_view import WorkView


def work_views(opened: OpenCollection, parent: QObject) -> list[WorkView]:
    """Return the tabs between the matrix and the training."""
    return [
        CurvesView(curves_pages(opened, parent), parent),
        MapView(opened, parent),
        LookalikesView(lookalike_pages(opened), parent),
        CompareView(opened, parent),
    ]


def curating_views(opened: OpenCollection, parent: QObject) -> list[WorkView]:
    """Return the tabs after the training."""
    return [
        CurateView(curate_pages(opened), parent),
        ReadersView(readers_pages(opened), parent),
    ]
