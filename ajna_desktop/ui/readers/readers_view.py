"""The tab of readers: second readings, agreement, stores of others, and what happened when."""

from ajna_desktop.ui.paged_view import PagedView


class ReadersView(PagedView):
    """Several people and one collection."""

    name = "readers"

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Readers")
