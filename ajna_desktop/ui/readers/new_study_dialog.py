"""Asks what is to be read twice, and by whom."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.tasks.readers.sample import SampleWish
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.readers.reading_words import drawn_word
from ajna_desktop.ui.theme import LARGE, MEDIUM

_WIDTH: Final = 520
_USUAL_SIZE: Final = 200
_MOST: Final = 100_000
_MOST_SEED: Final = 2**31 - 1


class Source(NamedTuple):
    """Scans that images can be taken from."""

    name: str  # in the user's words
    ids: tuple[ScanId, ...] | None  # None: all of the folder
    images: int  # contents, each counted once


class NewStudyDialog(QDialog):
    """Accepted when the study is to be made; `wish` says of what."""

    def __init__(
        self,
        title: str,
        readers: Sequence[str],
        sources: Sequence[Source],
        known: int,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a title and names; a person vouches for the labels of `known` images."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("New second reading"))
        self._sources = tuple(sources)
        self._known = known
        self.title = QLineEdit(title, self)
        self.title.setMaxLength(100)
        self.readers = QLineEdit(", ".join(readers), self)
        self.readers.setPlaceholderText(self.tr("ana, bruno"))
        self.readers.setToolTip(self.tr("The names of those who read, with commas between"))
        self.source = QComboBox(self)
        for source in self._sources:
            self.source.addItem(f"{source.name} ({whole(source.images)})")
        self.drawn = QComboBox(self)
        for drawn in Drawn:
            self.drawn.addItem(drawn_word(drawn), drawn)
        self.size_box = self._number(1, _USUAL_SIZE)
        self.planted = self._number(0, 0)
        self.planted.setToolTip(
            self.tr(
                "Images whose label a person has given or confirmed, hidden among the others: "
                "they show how often a reader is right"
            )
        )
        self.seed = self._number(0, 0)
        self.seed.setMaximum(_MOST_SEED)
        self.seed.setToolTip(self.tr("The same number draws the same images again"))
        self.said = PlainLabel(parent=self, wraps=True)
        self.buttons = QDialogButtonBox(self)
        accept = QDialogButtonBox.ButtonRole.AcceptRole
        self._make = self.buttons.addButton(self.tr("Make the study"), accept)
        wear(self._make, "second_reading")
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.readers.textChanged.connect(self._check)
        for box in (self.source, self.drawn):
            box.currentIndexChanged.connect(self._check)
        for number in (self.size_box, self.planted):
            number.valueChanged.connect(self._check)
        self._check()

    def wish(self) -> SampleWish:
        """Return what is to be read."""
        return SampleWish(
            title=self.title.text().strip(),
            readers=self._names(),
            size=_MOST if self._drawn is Drawn.CHOSEN else self.size_box.value(),
            drawn=self._drawn,
            planted=self.planted.value(),
            seed=self.seed.value(),
            among=self._source.ids,
        )

    @property
    def _source(self) -> Source:
        return self._sources[max(self.source.currentIndex(), 0)]

    @property
    def _drawn(self) -> Drawn:
        return Drawn(self.drawn.currentData())

    def _names(self) -> tuple[str, ...]:
        names = (name.strip() for name in self.readers.text().split(","))
        return tuple(dict.fromkeys(name for name in names if name))

    def _check(self) -> None:
        """Say what will be read, or what is missing."""
        takes_all = self._drawn is Drawn.CHOSEN
        self.size_box.setEnabled(not takes_all)
        there = self._source.images
        size = there if takes_all else min(self.size_box.value(), there)
        problem = self._problem(size)
        self._make.setEnabled(not problem)
        if problem:
            self.said.setText(problem)
            return
        said = self.tr(
            "Each of {0} readers gets {1} images in an order of their own, and sees neither "
            "labels nor predictions nor what the others said."
        )
        planted = min(self.planted.value(), self._known)
        text = said.format(whole(len(self._names())), whole(size + planted))
        if self._drawn is Drawn.BALANCED:
            text += " " + self.tr(
                "With as many of each label, kappa is that of this sample, not of the folder."
            )
        self.said.setText(text)

    def _problem(self, size: int) -> str:
        if len(self._names()) < 2:
            return self.tr("Name two readers or more, with commas between.")
        if size < 1:
            return self.tr("There is no image to read: choose others.")
        if self.planted.value() and not self._known:
            return self.tr(
                "Nobody has confirmed a label yet, so there is nothing to plant: review some "
                "scans first."
            )
        return ""

    def _number(self, least: int, value: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(least, _MOST)
        box.setGroupSeparatorShown(True)
        box.setValue(value)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Readers"), self.readers)
        form.addRow(self.tr("&From"), self.source)
        form.addRow(self.tr("&Chosen"), self.drawn)
        form.addRow(self.tr("&Images"), self.size_box)
        form.addRow(self.tr("&Planted known images"), self.planted)
        form.addRow(self.tr("&Number of the draw"), self.seed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        self.said.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.resize(_WIDTH, self.sizeHint().height())
