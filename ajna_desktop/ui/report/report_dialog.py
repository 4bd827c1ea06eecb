"""As what to write the report, and where to."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL

PAGE: Final = ".html"
PAPER: Final = ".pdf"
_WIDTH: Final = 60  # characters of the place


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """What the user wants."""

    place: Path  # a file; its ending tells the kind
    is_anonymous: bool = False


class ReportDialog(QDialog):
    """A page or paper, with names or without, and a place."""

    def __init__(self, suggested: Path, told: str, parent: QWidget | None = None) -> None:
        """Suggest a file without ending; `told` says which figures the report will have."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self._page = QRadioButton(self.tr("Page for a browser (HTML)"))
        self._paper = QRadioButton(self.tr("Paper (PDF, A4)"))
        self._page.setChecked(True)
        self._anonymous = QCheckBox(self.tr("Leave out names of files, folders and patients"))
        self._anonymous.setToolTip(
            self.tr("What is written within an image itself, such as a name, stays there.")
        )
        self._place = QLineEdit(f"{suggested}{PAGE}")
        self._place.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        self._place.textChanged.connect(self._check)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_place)
        label = PlainLabel(self.tr("Into the file"))
        label.setBuddy(self._place)
        label.setContentsMargins(0, MEDIUM, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton(self.tr("Write"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._page.toggled.connect(self._follow_kind)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        layout.addWidget(PlainLabel(told, wraps=True))
        for widget in (self._page, self._paper, self._anonymous, label):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addSpacing(MEDIUM)
        layout.addWidget(buttons)

    def wanted(self) -> ReportWanted:
        """Return what was chosen."""
        place = Path(self._place.text()).expanduser()
        if place.suffix.lower() != self._ending():
            place = place.with_name(place.name + self._ending())
        return ReportWanted(place, self._anonymous.isChecked())

    def _ending(self) -> str:
        return PAGE if self._page.isChecked() else PAPER

    def _follow_kind(self) -> None:
        """Give the file the ending of its kind."""
        text, other = self._place.text(), PAPER if self._page.isChecked() else PAGE
        if text.lower().endswith(other):
            self._place.setText(text[: -len(other)] + self._ending())

    def _check(self, text: str) -> None:
        self._go.setEnabled(bool(text.strip()))

    def _choose_place(self) -> None:
        kinds = {PAGE: self.tr("Pages (*.html)"), PAPER: self.tr("PDF (*.pdf)")}
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Into the file"), self._place.text(), kinds[self._ending()]
        )
        if chosen:
            self._place.setText(chosen)
