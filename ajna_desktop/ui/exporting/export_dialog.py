"""What to export, of which scans, and where to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish, Files
from ajna_desktop.tasks.exporting.pictures import PictureChoices
from ajna_desktop.tasks.exporting.preview import ExportPreview
from ajna_desktop.ui.export_memory import ExportChosen
from ajna_desktop.ui.exporting.export_words import files_word, kind_words, preview_words
from ajna_desktop.ui.exporting.exports import Export, ExportKind, Preview, Selection
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL

_WITH_FILES: Final = frozenset({ExportKind.FOLDERS, ExportKind.KERAS, ExportKind.COCO})
_PAUSE: Final = 200  # milliseconds after the last key
_PREVIEW_LINES: Final = 3
_OPTIONS_WIDTH: Final = 46  # characters


class ExportDialog(QDialog):
    """Kinds at the left, each with a sentence; scans, files and names at the right."""

    def __init__(
        self,
        suggested: Path,
        selections: Sequence[Selection],
        chosen: ExportChosen,
        preview: Preview,
        parent: QWidget | None = None,
    ) -> None:
        """Begin as it was left the last time.

        Args:
            suggested: The place.
            selections: What scans can be exported; the first is offered.
            chosen: How it was set the last time.
            preview: Tells, beside the UI thread, what would be exported.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._ask_preview = preview
        self._make_options(selections, chosen)
        self._place = QLineEdit(str(suggested))
        self._place.setMinimumWidth(420)
        self._told = PlainLabel(wraps=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._told.setMinimumHeight(_PREVIEW_LINES * self.fontMetrics().lineSpacing() + SMALL)
        self._told.setAccessibleName(self.tr("What will be exported"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._preview)
        self._place.textChanged.connect(self._wait)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        halves = QHBoxLayout()
        halves.setSpacing(2 * LARGE)
        halves.addLayout(self._kinds_layout(chosen))
        halves.addLayout(self._options_layout())
        layout.addLayout(halves)
        layout.addLayout(self._place_layout())
        layout.addWidget(self._told)
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "Files of others are never touched, and your scans stay as they are. "
                    "manifest.json tells where each file came from, with its digest."
                ),
                wraps=True,
            )
        )
        layout.addSpacing(MEDIUM)
        layout.addWidget(buttons)
        self._follow_kind()

    def export(self) -> Export:
        """Return what was chosen."""
        kind, place = self._kind(), Path(self._place.text()).expanduser()
        query = self._scans.currentData()
        if kind is ExportKind.PICTURES:
            choices = PictureChoices(
                anonymous=self._names.isChecked(),
                sheets=self._sheets.isChecked(),
                as_png=self._lossless.isChecked(),
            )
            return Export(place, ExportWish(ExportShape.FOLDERS, query=query), choices)
        files = Files(self._files.currentData()) if kind in _WITH_FILES else Files.LIST
        wish = ExportWish(ExportShape(kind.value), files, query, self._names.isChecked())
        return Export(place, wish)

    def chosen(self) -> ExportChosen:
        """Return what is worth remembering."""
        return ExportChosen(
            self._kind().value,
            Files(self._files.currentData()),
            self._names.isChecked(),
            self._sheets.isChecked(),
            self._lossless.isChecked(),
        )

    def offer(self, selections: Sequence[Selection]) -> None:
        """Offer more scans to export; what is chosen stays."""
        for selection in selections:
            self._scans.addItem(selection.name, selection.query)

    def _make_options(self, selections: Sequence[Selection], chosen: ExportChosen) -> None:
        self._scans = QComboBox()
        self._scans.setMinimumContentsLength(_OPTIONS_WIDTH // 2)
        self.offer(selections)
        self._files = QComboBox()
        for files in Files:
            self._files.addItem(files_word(files), files)
        self._files.setCurrentIndex(self._files.findData(chosen.files))
        self._names = QCheckBox(self.tr("Leave names and metadata out"))
        self._names.setChecked(chosen.is_deidentified)
        self._names.setToolTip(
            self.tr(
                "Numbers instead of names; images without EXIF, comments and texts; DICOM by "
                "PS3.15. Whose number it is, only this computer knows."
            )
        )
        self._burnt = PlainLabel(
            self.tr("What is written in an image itself, such as a name, stays there."),
            wraps=True,
        )
        self._sheets = QCheckBox(self.tr("Contact sheets, too"))
        self._sheets.setChecked(chosen.has_sheets)
        self._lossless = QCheckBox(self.tr("Without loss (PNG)"))
        self._lossless.setChecked(chosen.is_lossless)
        for box in (self._scans, self._files):
            box.currentIndexChanged.connect(self._follow_kind)
        self._names.toggled.connect(self._follow_kind)

    def _kinds_layout(self, chosen: ExportChosen) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(0)
        self._kinds = QButtonGroup(self)
        for number, kind in enumerate(ExportKind):
            name, meaning = kind_words(kind)
            button = QRadioButton(name)
            button.setAccessibleDescription(meaning)
            button.setChecked(kind.value == chosen.kind or number == 0)
            self._kinds.addButton(button, number)
            note = PlainLabel(meaning)
            note.setContentsMargins(LARGE + SMALL, 0, 0, MEDIUM)
            layout.addWidget(button)
            layout.addWidget(note)
        layout.addStretch(1)
        self._kinds.idToggled.connect(self._follow_kind)
        return layout

    def _options_layout(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for row, (text, box) in enumerate(
            ((self.tr("Scans"), self._scans), (self.tr("Image files"), self._files))
        ):
            label = PlainLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout()
        layout.setSpacing(SMALL)
        layout.addLayout(grid)
        layout.addSpacing(MEDIUM)
        layout.addWidget(self._names)
        self._burnt.setContentsMargins(LARGE + SMALL, 0, 0, SMALL)
        self._burnt.setMinimumWidth(_OPTIONS_WIDTH * self.fontMetrics().averageCharWidth())
        for widget in (self._burnt, self._sheets, self._lossless):
            layout.addWidget(widget)
        layout.addStretch(1)
        return layout

    def _place_layout(self) -> QVBoxLayout:
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_place)
        label = PlainLabel(self.tr("Into the folder"))
        label.setBuddy(self._place)
        label.setContentsMargins(0, MEDIUM, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        layout = QVBoxLayout()
        layout.setSpacing(SMALL)
        layout.addWidget(label)
        layout.addLayout(row)
        return layout

    def _kind(self) -> ExportKind:
        return list(ExportKind)[self._kinds.checkedId()]

    @Slot()
    def _follow_kind(self) -> None:
        """Let be chosen what means something for this kind."""
        kind = self._kind()
        is_pictures = kind is ExportKind.PICTURES
        self._files.setEnabled(kind in _WITH_FILES)
        link = self._files.findData(Files.LINK)
        if self._names.isChecked() and self._files.currentIndex() == link:
            self._files.setCurrentIndex(self._files.findData(Files.COPY))  # a link has its name
        self._sheets.setVisible(is_pictures)
        self._lossless.setVisible(is_pictures)
        self._wait()

    @Slot()
    def _wait(self) -> None:
        """Ask what would be exported once nothing has changed for a moment."""
        self._go.setEnabled(bool(self._place.text().strip()))
        self._pause.start()

    @Slot()
    def _preview(self) -> None:
        if not self._place.text().strip():
            self._told.setText(self.tr("Choose a folder to export into."))
            return
        self._told.setText(self.tr("Counting…"))
        self._ask_preview(self.export(), self._show_preview)

    def _show_preview(self, preview: ExportPreview) -> None:
        self._told.setText(preview_words(preview))
        self._go.setEnabled(not preview.problem and bool(self._place.text().strip()))

    @Slot()
    def _choose_place(self) -> None:
        place = QFileDialog.getExistingDirectory(
            self, self.tr("Into the folder"), str(Path(self._place.text()).parent)
        )
        if place:
            self._place.setText(place)
