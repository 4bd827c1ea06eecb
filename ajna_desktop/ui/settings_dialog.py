"""What the user may set, and where the program keeps its data."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.settings import Settings, Theme
from ajna_desktop.paths import UserFolders
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, SMALL
from ajna_desktop.ui.translations import LANGUAGES

_CACHE_ROW: Final = 1


class SettingsDialog(QDialog):
    """Edits a copy of the settings; `settings()` is what was chosen."""

    def __init__(
        self,
        settings: Settings,
        system_account: str,
        users: UserFolders,
        clear_cache: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._before = settings
        self._reader = QLineEdit(settings.reader)
        self._reader.setPlaceholderText(system_account)
        self._reader.setMaxLength(100)
        self._theme = QComboBox()
        for theme, text in (
            (Theme.SYSTEM, self.tr("As the system")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        ):
            self._theme.addItem(text, theme)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._language = QComboBox()
        self._language.addItem(self.tr("As the system"), "")
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(self._language.findData(settings.language), 0))
        self._move_on = QCheckBox(self.tr("Go to the next scan after labelling one"))
        self._move_on.setChecked(settings.move_on_after_label)
        self._megapixels = QSpinBox(minimum=1, maximum=2000, value=settings.most_megapixels)
        self._megapixels.setSuffix(" " + self.tr("megapixels"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(LARGE)
        layout.addWidget(self._person())
        layout.addWidget(self._data(users, clear_cache))
        layout.addWidget(buttons)

    def settings(self) -> Settings:
        """Return the settings as they were chosen."""
        return replace(
            self._before,
            reader=self._reader.text().strip(),
            theme=self._theme.currentData(),
            language=self._language.currentData(),
            move_on_after_label=self._move_on.isChecked(),
            most_megapixels=self._megapixels.value(),
        )

    def _person(self) -> QGroupBox:
        box = QGroupBox(self.tr("How you work"))
        form = QFormLayout(box)
        form.setSpacing(SMALL)
        form.addRow(self.tr("&Reader"), self._reader)
        form.addRow("", PlainLabel(self.tr("The name written beside every label you give.")))
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self.tr("&Language"), self._language)
        form.addRow("", PlainLabel(self.tr("A change shows after the next start.")))
        form.addRow(self._move_on)
        form.addRow(self.tr("L&argest image"), self._megapixels)
        form.addRow(
            "", PlainLabel(self.tr("Larger ones are listed as unreadable, not opened."))
        )
        return box

    def _data(self, users: UserFolders, clear_cache: Callable[[], None]) -> QGroupBox:
        box = QGroupBox(self.tr("Your data, on this computer only"))
        grid = QGridLayout(box)
        grid.setSpacing(SMALL)
        for row, (name, folder) in enumerate(
            (
                (self.tr("Labels"), users.data),
                (self.tr("Cache"), users.cache),
                (self.tr("Log"), users.log),
            )
        ):
            path = _path(folder)
            path.setAccessibleName(name)
            show = QPushButton(self.tr("Show"), autoDefault=False)
            show.setToolTip(self.tr("Shows the folder in the file manager"))
            show.clicked.connect(partial(_show, folder))
            grid.addWidget(PlainLabel(name), row, 0)
            grid.addWidget(path, row, 1)
            grid.addWidget(show, row, 2)
        grid.addWidget(self._clear_button(clear_cache), _CACHE_ROW, 3)
        return box

    def _clear_button(self, clear_cache: Callable[[], None]) -> QPushButton:
        button = QPushButton(self.tr("Clear"), autoDefault=False)
        button.setToolTip(self.tr("Thumbnails and features are made again when needed."))

        def clear() -> None:
            button.setEnabled(False)  # the sign that it was heard
            button.setText(self.tr("Cleared"))
            clear_cache()

        button.clicked.connect(clear)
        return button


def _path(folder: Path) -> QLineEdit:
    path = QLineEdit(displayable(str(folder)))
    path.setReadOnly(True)
    path.setMinimumWidth(320)
    return path


def _show(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
