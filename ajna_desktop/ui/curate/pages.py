"""Which pages the tab has, in their order."""

from ajna_desktop.ui.curate.classes_view import ClassesView
from ajna_desktop.ui.curate.declared_view import DeclaredView
from ajna_desktop.ui.curate.image_quality_view import ImageQualityView
from ajna_desktop.ui.curate.splits_view import SplitsView
from ajna_desktop.ui.curate.suspects_view import SuspectsView
from ajna_desktop.ui.curate.what_changes_view import WhatChangesView
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.work_view import WorkView


def curate_pages(opened: OpenCollection) -> list[WorkView]:
    """Return the pages, each a view of its own."""
    return [
        SuspectsView(opened),
        DeclaredView(opened),
        ImageQualityView(opened),
        WhatChangesView(opened),
        SplitsView(opened),
        ClassesView(opened),
    ]
