"""What to export, and where to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
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

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.tasks.exporting.pictures import PictureChoices
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL


class ExportKind(StrEnum):
    """What can be taken out of an open folder."""

    TABLE = "table"
    COPIES = "copies"
    LINKS = "links"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Export:
    """What the user wants."""

    kind: ExportKind
    place: Path  # a folder, made when it is not there
    shown: tuple[ScanId, ...] = ()  # what the gallery shows, in its order: what pictures are of
    pictures: PictureChoices = field(default_factory=PictureChoices)


class ExportDialog(QDialog):
    """Four kinds, each with a sentence, and a place."""

    def __init__(
        self, suggested: Path, shown: Sequence[ScanId] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = tuple(shown)
        self._anonymous = QCheckBox(self.tr("Numbers instead of file names"))
        self._anonymous.setToolTip(
            self.tr("What is written in an image itself, such as a name, stays there.")
        )
        self._sheets = QCheckBox(self.tr("Contact sheets, too"))
        self._lossless = QCheckBox(self.tr("Without loss (PNG)"))
        self.setWindowTitle(self.tr("Export"))
        self._kinds = QButtonGroup(self)
        self._by_id = list(ExportKind)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        for kind, name, meaning in self._offered():
            self._add_kind(layout, kind, name, meaning)
        self._kinds.button(0).setChecked(True)
        self._kinds.idToggled.connect(self._offer_choices)
        self._offer_choices()
        self._place = QLineEdit(str(suggested))
        self._place.setMinimumWidth(420)
        self._place.textChanged.connect(self._check)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_place)
        label = PlainLabel(self.tr("Into the folder"))
        label.setBuddy(self._place)
        label.setContentsMargins(0, MEDIUM, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(
            PlainLabel(self.tr("Nothing is ever overwritten, and your scans stay as they are."))
        )
        layout.addSpacing(MEDIUM)
        layout.addWidget(buttons)

    def export(self) -> Export:
        """Return what was chosen."""
        kind = self._by_id[self._kinds.checkedId()]
        choices = PictureChoices(
            anonymous=self._anonymous.isChecked(),
            sheets=self._sheets.isChecked(),
            as_png=self._lossless.isChecked(),
        )
        place = Path(self._place.text()).expanduser()
        if kind is not ExportKind.PICTURES:
            return Export(kind, place)
        return Export(kind, place, self._shown, choices)

    def _offered(self) -> list[tuple[ExportKind, str, str]]:
        return [
            (
                ExportKind.TABLE,
                self.tr("Table"),
                self.tr("One line a scan: label, who gave it, prediction. For spreadsheets."),
            ),
            (
                ExportKind.COPIES,
                self.tr("Folders with copies"),
                self.tr("One folder a label, as it holds now. Ready for training elsewhere."),
            ),
            (
                ExportKind.LINKS,
                self.tr("Folders with hard links"),
                self.tr("The same without taking space. Whoever edits one edits the original."),
            ),
            (
                ExportKind.PICTURES,
                self.tr("Pictures with captions"),
                self.tr(
                    "What the gallery shows (%n): name, label and prediction below each, one "
                    "folder a cell of the matrix.",
                    "",
                    len(self._shown),
                ),
            ),
        ]

    def _add_kind(self, layout: QVBoxLayout, kind: ExportKind, name: str, meaning: str) -> None:
        button = QRadioButton(name)
        button.setAccessibleDescription(meaning)
        self._kinds.addButton(button, self._by_id.index(kind))
        note = PlainLabel(meaning, wraps=True)
        note.setContentsMargins(LARGE + SMALL, 0, 0, SMALL)
        layout.addWidget(button)
        layout.addWidget(note)
        if kind is ExportKind.PICTURES:
            button.setEnabled(bool(self._shown))
            choices = QVBoxLayout()
            choices.setContentsMargins(LARGE + SMALL, 0, 0, SMALL)
            for choice in (self._anonymous, self._sheets, self._lossless):
                choices.addWidget(choice)
            layout.addLayout(choices)

    def _offer_choices(self) -> None:
        """Let pictures be chosen how only where pictures are chosen."""
        is_pictures = self._by_id[self._kinds.checkedId()] is ExportKind.PICTURES
        for choice in (self._anonymous, self._sheets, self._lossless):
            choice.setEnabled(is_pictures)

    def _choose_place(self) -> None:
        place = QFileDialog.getExistingDirectory(
            self, self.tr("Into the folder"), str(Path(self._place.text()).parent)
        )
        if place:
            self._place.setText(place)

    def _check(self, place: str) -> None:
        self._go.setEnabled(bool(place.strip()))
