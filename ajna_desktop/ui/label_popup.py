"""Type a few letters to find a label, or a new one to make it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.labels import LONGEST_LABEL, as_label
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.word_popup import PopupWords, WordPopup


class LabelPopup(WordPopup):
    """A field over a list of labels. Enter takes the marked line, Esc takes none."""

    label_chosen = Signal(str)

    def __init__(self, labels: Sequence[Label], parent: QWidget | None = None) -> None:
        said = PopupWords(
            self.tr("Label"),
            self.tr("Matching labels"),
            self.tr("New label: {0}"),
            self.tr("Enter takes it, Esc takes none"),
        )
        super().__init__(labels, said, as_label, LONGEST_LABEL, parent)
        self.taken.connect(self.label_chosen)
