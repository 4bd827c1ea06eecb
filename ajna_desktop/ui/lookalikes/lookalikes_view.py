"""The tab of look-alikes: one page a question."""

from ajna_desktop.ui.paged_view import PagedView


class LookalikesView(PagedView):
    """What is alike, what is not, and how well that can be told."""

    name = "lookalikes"

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Look-alikes")
