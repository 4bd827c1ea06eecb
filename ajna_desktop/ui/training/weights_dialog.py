"""Asks how the weights of a network that others trained shall come here."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.ui import icons
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM

_WIDTH = 56  # characters


class WeightsDialog(QDialog):
    """Nothing is fetched before the user says so."""

    file_chosen = Signal(object)  # Path, None to download

    def __init__(self, network: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Weights of {0}").format(network))
        self._what = PlainLabel(
            self.tr(
                "{0} has learnt from photographs what edges and shapes are; its authors "
                "publish the weights (29 MB). They are downloaded once, from where the Keras "
                "library has them. Nothing of yours is sent, and the program uses the network "
                "at no other time."
            ).format(network),
            self,
            wraps=True,
        )
        self._else = PlainLabel(
            self.tr(
                "Without a network, bring the file that ends in “notop.h5” from another "
                "computer."
            ),
            self,
            wraps=True,
        )
        download = QPushButton(self.tr("Download"), self)
        download.clicked.connect(lambda: self._choose(None))
        file = QPushButton(self.tr("Choose a file…"), self)
        icons.wear(file, "open")
        file.clicked.connect(self._ask_file)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(download, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(file, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        download.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        for part in (self._what, self._else, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.windowTitle(), "", self.tr("Weights (*.h5);;All files (*)")
        )
        if name:
            self._choose(Path(name))

    def _choose(self, file: Path | None) -> None:
        self.accept()
        self.file_chosen.emit(file)
