"""What every further tab of an open folder is to the page that holds it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan import ScanId


class WorkView(QObject):
    """Joins one tab to the open folder; its panel is made when it is first looked at.

    Attributes:
        name: Of its action and its icon.
    """

    query_wanted = Signal(object)  # ScanQuery, to be shown in the gallery
    scan_wanted = Signal(object)  # ScanId, to be the current one while the tab stays
    # Some ScanId, to be shown side by side, and what leads from the first to the second: a
    # matrix of `imaging.alignment`, or None.
    compare_wanted = Signal(object, object)
    review_wanted = Signal(object)  # ReviewWish
    exported = Signal(object)  # Path of what was written and is worth a look
    said = Signal(str)  # a remark for the task bar
    failed = Signal(object)  # the Exception

    name = ""

    def title(self) -> str:
        """Return what the tab is called."""
        raise NotImplementedError

    def make(self) -> QWidget:
        """Make the panel, once, on the UI thread."""
        raise NotImplementedError

    def show_changes(self, changes: Changes) -> None:
        """Read anew what `changes` may have made untrue; the panel may not be there yet."""
        raise NotImplementedError

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Take note of the scan that the user is at; the panel may not be there yet."""

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads of the tab."""
        raise NotImplementedError
