"""Which pages the tab has, in their order."""

from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.readers.agreement_view import AgreementView
from ajna_desktop.ui.readers.history_view import HistoryView
from ajna_desktop.ui.readers.merge_view import MergeView
from ajna_desktop.ui.readers.second_reading_view import SecondReadingView
from ajna_desktop.ui.work_view import WorkView


def readers_pages(opened: OpenCollection) -> list[WorkView]:
    """Return the pages, each a view of its own."""
    return [
        SecondReadingView(opened),
        AgreementView(opened),
        MergeView(opened),
        HistoryView(opened),
    ]
