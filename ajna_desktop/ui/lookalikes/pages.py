"""Which pages the tab of look-alikes has, in their order."""

from ajna_desktop.ui.lookalikes.grading_source import GradingSource
from ajna_desktop.ui.lookalikes.grading_view import GradingView
from ajna_desktop.ui.lookalikes.odd_view import OddView
from ajna_desktop.ui.lookalikes.quality_view import QualityView
from ajna_desktop.ui.lookalikes.twins_view import TwinsView
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.work_view import WorkView


def lookalike_pages(opened: OpenCollection) -> list[WorkView]:
    """Return the pages: the same image twice, odd ones out, how well search works."""
    return [
        TwinsView(opened),
        OddView(opened),
        QualityView(opened),
        GradingView(GradingSource(opened)),
    ]
