"""The page of keys, made of the table of actions itself."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS
from ajna_desktop.ui.actions import translated
from ajna_desktop.ui.deeds.deed import CURATE, EDIT, FILE, HELP, SCAN, VIEW, Deed
from ajna_desktop.ui.deeds.table import DEEDS
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.review.facts_panel import review_keys
from ajna_desktop.ui.theme import LARGE, MEDIUM, TIGHT

Row = tuple[str, str, str]  # keys, what, note


class KeysDialog(QDialog):
    """Everything that has a key, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keys"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(2, 1)
        for menu in (SCAN, CURATE, VIEW, EDIT, FILE, HELP):  # most used first
            self._add_menu(grid, translated(menu).replace("&", ""), rows(menu))
        self._add_menu(grid, self.tr("In a review"), [(*row, "") for row in review_keys()])
        self._add_menu(grid, self.tr("Everywhere"), self._moving())
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(page.sizeHint().width() + 4 * LARGE, 640)

    def _moving(self) -> list[Row]:
        return [
            (
                "← ↑ → ↓",
                self.tr("Move"),
                self.tr("with Shift: select; with Ctrl: keep selection"),
            ),
            (self.tr("Tab"), self.tr("Go to the next part of the window"), ""),
            (
                self.tr("Enter"),
                self.tr("Open"),
                self.tr("a line of the navigator, a cell of the matrix, a similar scan"),
            ),
        ]

    def _add_menu(self, grid: QGridLayout, title: str, lines: list[Row]) -> None:
        if not lines:
            return
        heading = PlainLabel(title)
        font = QFont(heading.font())
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(font)
        heading.setContentsMargins(0, MEDIUM if grid.count() else 0, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
        for keys, what, note in lines:
            row = grid.rowCount()
            grid.addWidget(_keycap(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(what), row, 1)
            grid.addWidget(PlainLabel(note), row, 2)


def rows(menu: str) -> list[Row]:
    """Return what has a key in one menu; the keys for labels are one line."""
    lines = []
    for deed in DEEDS:
        if deed.menu != menu or not deed.keys:
            continue
        if deed.name == "label_1":
            what = QCoreApplication.translate("actions", "Label as class 1 to 9")
            lines.append((f"{DIGITS[0]} – {DIGITS[-1]}", what, ""))
            what = QCoreApplication.translate("actions", "Classes and tags of your choice")
            note = QCoreApplication.translate("actions", "chosen on the page Classes")
            lines.append((" ".join(LETTERS), what, note))
        elif not deed.name.startswith(("label_", "chosen_")):
            lines.append((keys_of(deed), translated(deed.text), translated(deed.note)))
    return lines


def keys_of(deed: Deed) -> str:
    """Return the keys of a deed as this system writes them."""
    shown = [
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in deed.keys
    ]
    if "Enter" in deed.keys:
        shown = [
            QCoreApplication.translate("actions", "Enter")
        ]  # on both parts of the keyboard
    return "  ".join(shown)


def _keycap(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setFrameShape(QFrame.Shape.StyledPanel)
    label.setBackgroundRole(label.palette().ColorRole.Base)
    label.setAutoFillBackground(True)
    label.setMargin(TIGHT - 1)
    return label
