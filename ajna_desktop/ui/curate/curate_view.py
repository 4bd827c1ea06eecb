"""The tab to curate in: scans that are worth a second look, and what comes of mending them."""

from ajna_desktop.ui.paged_view import PagedView


class CurateView(PagedView):
    """Wrong labels, wrong declarations, bad images, and what changes by mending them."""

    name = "curate"

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Curate")
