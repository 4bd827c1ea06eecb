"""How labels and predictions meet: the confusion matrix, and every scan outside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.runs import Run, Tally


class MatrixPanel(QWidget):
    """The heat map, the figures of each class, and what is not counted."""

    query_chosen = Signal(object)  # ScanQuery
    split_changed = Signal(object)  # str, None for every split

    def show_tally(self, tally: Tally | None, run: Run | None, splits: Sequence[str]) -> None:
        """Show the counts of the split chosen; None shows that there are none yet."""

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is no matrix, with a button that helps."""

    @property
    def split(self) -> str | None:
        """The split whose scans are counted, None for every scan."""
        return None
