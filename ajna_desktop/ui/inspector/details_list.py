"""What is known about the file of a scan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from ajna_desktop.domain.scan import Scan, displayable
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import file_size, whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.wording import as_tooltip, label_word, status_word

_SHORT_HASH = 12  # hexadecimal digits: enough to tell scans apart by eye


class DetailsList(QWidget):
    """Names and values; every value can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hash = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        self._grid.setHorizontalSpacing(SMALL)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLineEdit] = {}
        for key, name in self._names().items():
            self._add_line(key, name)
        self._copy = QToolButton(self)
        self._copy.setAutoRaise(True)
        claim_pressing(self._copy)
        self._copy.setToolTip(self.tr("Copy the whole content hash"))
        self._copy.setAccessibleName(self.tr("Copy the whole content hash"))
        wear(self._copy, "copy")
        self._copy.clicked.connect(self._copy_hash)
        row = list(self._names()).index("hash")
        self._grid.addWidget(self._copy, row, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.show_scan(None)

    def show_scan(self, scan: Scan | None) -> None:
        """Show the file of `scan`."""
        values = self._values_of(scan) if scan else {}
        for key, field in self._values.items():
            text = values.get(key, "") or "–"
            field.setText(text)
            field.setCursorPosition(0)
            field.setToolTip(as_tooltip(text))
        self._hash = scan.content_hash or "" if scan else ""
        if self._hash:
            self._values["hash"].setToolTip(as_tooltip(self._hash))
        self._copy.setEnabled(bool(self._hash))

    def _names(self) -> dict[str, str]:
        return {
            "name": self.tr("File name"),
            "folder": self.tr("Folder"),
            "size": self.tr("Size"),
            "format": self.tr("Format"),
            "split": self.tr("Split"),
            "group": self.tr("Group"),
            "found": self.tr("Label of the folder"),
            "status": self.tr("Review"),
            "hash": self.tr("Content (SHA-256)"),
            "note": self.tr("Note"),
        }

    def _values_of(self, scan: Scan) -> dict[str, str]:
        size = f"{whole(scan.width)} × {whole(scan.height)} · {file_size(scan.file_size)}"
        bits = self.tr("{0}, {1} bits").format(scan.format, scan.bits)
        return {
            "name": scan.name,
            "folder": displayable(scan.path.rpartition("/")[0]),
            "size": size if scan.width else file_size(scan.file_size),
            "format": bits if scan.format else "",
            "split": scan.split,
            "group": displayable(scan.group),
            "found": label_word(scan.found_label),
            "status": status_word(scan.status),
            "hash": (scan.content_hash or "")[:_SHORT_HASH],
            "note": displayable(scan.note),
        }

    def _add_line(self, key: str, name: str) -> None:
        value = QLineEdit(self)  # a name may be longer than any place: a field scrolls
        value.setReadOnly(True)
        value.setFrame(False)
        value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        value.setPalette(clear)
        value.setMinimumWidth(1)
        value.setAccessibleName(name)
        self._values[key] = value
        row = len(self._values) - 1
        self._grid.addWidget(PlainLabel(name, self), row, 0)
        self._grid.addWidget(value, row, 1)

    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
