"""What is noted on the current scan: its tags, notes and rectangles, to be edited."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.annotations import Annotation, AnnotationKind, tags_of
from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui import icons
from ajna_desktop.ui.annotation_words import summary_words
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.gallery.chip import Chip
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.wording import as_tooltip

_SAID = Qt.ItemDataRole.UserRole
_ICONS = {AnnotationKind.NOTE: "note", AnnotationKind.RECTANGLE: "mark"}


class NotesPart(QWidget):
    """Decides nothing: it only says what the user wants done."""

    tag_wanted = Signal()
    note_wanted = Signal()
    rectangle_wanted = Signal()
    tag_off_wanted = Signal(str)
    edit_wanted = Signal(object)  # Annotation
    remove_wanted = Signal(object)  # Annotation

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Annotation, ...] | None = None
        self._tag = self._button("tag", self.tr("Tag"), "T", self.tag_wanted)
        self._note = self._button("note", self.tr("Note"), "M", self.note_wanted)
        self._rectangle = self._button("mark", self.tr("Rectangle"), "E", self.rectangle_wanted)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, TIGHT)
        # Stands where it is seen without scrolling.
        self.summary = PlainLabel(wraps=True)
        self.summary.setObjectName("noted")
        self.summary.hide()
        self._nothing = PlainLabel(
            self.tr("Nothing is noted on this scan."), parent=self, wraps=True
        )
        self._list = NotesList()
        self._list.currentItemChanged.connect(self._offer)
        self._list.itemActivated.connect(self._edit_current)
        self._list.itemDoubleClicked.connect(self._edit_current)
        self._list.removed.connect(self._remove_current)
        self._edit = QPushButton(self.tr("Edit…"))
        self._edit.clicked.connect(self._edit_current)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.clicked.connect(self._remove_current)
        self._edit.setToolTip(self.tr("Enter in the list"))
        self._remove.setToolTip(self.tr("Delete in the list"))
        self._lay_out()
        self.show_annotations(())
        self.setEnabled(False)

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show what is said of the current scan, given oldest first."""
        if tuple(annotations) == self._shown:
            return
        self._shown = tuple(annotations)
        self.summary.setText(summary_words(annotations))
        self.summary.setVisible(bool(self.summary.text()))
        for chip in self._chips.findChildren(Chip):
            self._flow.removeWidget(chip)
            chip.hide()  # it may be the one whose click brought us here: deleted later
            chip.deleteLater()
        tags = tags_of(annotations)
        for tag in tags:
            self._add_chip(tag)
        told = [one for one in annotations if one.kind is not AnnotationKind.TAG]
        row = self._list.currentRow()
        self._list.clear()
        for one in told:
            self._add_line(one)
        self._list.setCurrentRow(min(max(row, 0), len(told) - 1))
        self._chips.setVisible(bool(tags))
        self._list.setVisible(bool(told))
        self._edit.setVisible(bool(told))
        self._remove.setVisible(bool(told))
        self._nothing.setVisible(not annotations)
        self._chips.updateGeometry()

    def _add_chip(self, tag: str) -> None:
        translate = QCoreApplication.translate
        chip = Chip(tag, self._chips)
        chip.setToolTip(as_tooltip(translate("NotesPart", "Take the tag {0} off").format(tag)))
        chip.setAccessibleName(translate("NotesPart", "Take the tag {0} off").format(tag))
        chip.clicked.connect(lambda: self.tag_off_wanted.emit(tag))
        self._flow.addWidget(chip)
        chip.show()

    def _add_line(self, said: Annotation) -> None:
        text = said.text or self.tr("(no remark)")
        if said.box is not None:
            where = self.tr("{0} × {1} pixels at {2}, {3}")
            box = map(whole, (said.box.width, said.box.height, said.box.x, said.box.y))
            text = f"{text}\n{where.format(*box)}"
        who = f"{displayable(said.reader)} · {local_time(said.at_utc)}"
        item = QListWidgetItem(icons.icon(_ICONS[said.kind]), f"{text}\n{who}")
        item.setData(_SAID, said)
        item.setToolTip(as_tooltip(f"{said.at_utc} UTC"))
        self._list.addItem(item)

    def _offer(self) -> None:
        is_one = self._list.currentItem() is not None
        self._edit.setEnabled(is_one)
        self._remove.setEnabled(is_one)

    def _edit_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self.edit_wanted.emit(item.data(_SAID))

    def _remove_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self.remove_wanted.emit(item.data(_SAID))

    def _button(self, icon: str, words: str, key: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(f"{key}  {words}", self)
        icons.wear(button, icon)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the gallery
        claim_pressing(button)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        asked = QWidget()
        flow = FlowLayout(asked, TIGHT)
        for button in (self._tag, self._note, self._rectangle):
            flow.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(TIGHT)
        for button in (self._edit, self._remove):
            button.setAutoDefault(False)
            claim_pressing(button)
            below.addWidget(button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(asked)
        layout.addWidget(self._chips)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        layout.addLayout(below)
        layout.addStretch(0)


class NotesList(QListWidget):
    """Lines of several words, each as high as it must be."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Notes and rectangles"))
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        claim(self, RETURN | {Qt.Key.Key_Delete})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a line on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""
