"""What this program is, what it must not be used for, and whose work it stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop import __version__
from ajna_desktop.ui import icons
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM

_LOGO = 64
_STANDS_ON = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("numpy", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("tensorflow-cpu", "Apache-2.0"),
    ("keras", "Apache-2.0"),
    ("openvino", "Apache-2.0"),
    ("scikit-learn", "BSD-3-Clause"),
    ("openTSNE", "BSD-3-Clause"),
    ("annoy", "Apache-2.0"),
    ("pyqtgraph", "MIT"),
    ("sqlite-utils", "Apache-2.0"),
    ("click", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
)


class AboutDialog(QDialog):
    """Name, version, purpose, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Ajna Desktop"))
        logo = QLabel()
        scale = self.devicePixelRatioF()
        logo.setPixmap(icons.picture("ajna-desktop", _LOGO, "#000000", scale))
        words = QVBoxLayout()
        words.addWidget(PlainLabel(self.tr("Ajna Desktop {0}").format(__version__)))
        words.addWidget(PlainLabel(self.tr("Licence: Apache-2.0")))
        words.addWidget(PlainLabel(f"Qt {qVersion()} · Python {platform.python_version()}"))
        heading = QHBoxLayout()
        heading.setSpacing(LARGE)
        heading.addWidget(logo)
        heading.addLayout(words, 1)
        purpose = PlainLabel(
            self.tr(
                "For looking at scans, judging classifiers and mending labels. It is for "
                "research and quality work: it is not a medical device, and no decision about "
                "a person or a cargo may rest on it alone. Nothing leaves this computer."
            ),
            wraps=True,
        )
        licences = QPlainTextEdit(
            self.tr("It stands on the work of others:") + "\n" + _credits()
        )
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("Licences"))
        licences.setMinimumSize(460, 220)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(MEDIUM)
        layout.addLayout(heading)
        layout.addWidget(purpose)
        layout.addWidget(licences, 1)
        layout.addWidget(buttons)


def _credits() -> str:
    lines = [
        *(f"{name} {_version(name)} · {licence}" for name, licence in _STANDS_ON),
        "EfficientNet-Lite0, ImageNet weights · Apache-2.0",
        "Chest X-ray images: Kermany et al. (2018), doi:10.17632/rscbjbr9sj · CC BY 4.0",
    ]
    return "\n".join(lines)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen build, or TensorFlow under its other name
        return ""
