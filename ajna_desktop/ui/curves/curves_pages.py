"""Which pages the Curves tab has, in their order."""

from PySide6.QtCore import QObject

from ajna_desktop.ui.curves.calibration_view import CalibrationView
from ajna_desktop.ui.curves.operating_point_view import OperatingPointView
from ajna_desktop.ui.curves.slices_view import SlicesView
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.work_view import WorkView


def curves_pages(opened: OpenCollection, parent: QObject) -> list[WorkView]:
    """Return what joins each page to the open folder; a page is a view of its own."""
    return [
        OperatingPointView(opened, parent),
        CalibrationView(opened, parent),
        SlicesView(opened, parent),
    ]
