"""Among which scans neighbours are looked for: a small menu beside the way to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton, QWidget

from ajna_desktop.domain.neighbour_filter import ANY_NEIGHBOUR, LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_while_open
from ajna_desktop.ui.wording import as_tooltip

_LONGEST: Final = 34  # characters of a name on the button


@dataclass(frozen=True, slots=True)
class FilterShown:
    """What is asked of neighbours, and what can be asked in this folder."""

    asked: NeighbourFilter = ANY_NEIGHBOUR
    splits: Sequence[str] = ()
    has_groups: bool = False  # some names tell a patient, container or lot
    listed: ScanQuery | None = None  # what the gallery lists, where that is not every scan


class FilterMenu(QToolButton):
    """Says among which scans neighbours are looked for, and offers other choices."""

    chosen = Signal(object)  # NeighbourFilter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = FilterShown()
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        claim_pressing(self)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        claim_while_open(self._menu)
        self.setMenu(self._menu)
        self._groups: list[QActionGroup] = []
        self.show_filter(self._shown)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw the arrow as a part of the words: Fusion's is no larger than a comma."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu

    def show_filter(self, shown: FilterShown) -> None:
        """Show what is asked, and offer what else can be asked."""
        self._shown = shown
        self._menu.clear()
        self._groups = []
        self._offer_labels()
        if len(shown.splits) > 1:
            self._offer_splits()
        self._menu.addSeparator()
        self._offer_conditions()
        self._menu.addSeparator()
        every = self._menu.addAction(self.tr("Every scan again"))
        every.setEnabled(shown.asked != ANY_NEIGHBOUR)
        every.triggered.connect(partial(self.chosen.emit, ANY_NEIGHBOUR))
        self._name()

    def _offer_labels(self) -> None:
        words = {
            LabelWanted.ANY: self.tr("Any label"),
            LabelWanted.SAME: self.tr("The same label"),
            LabelWanted.OTHER: self.tr("Another label"),
        }
        group = self._new_group()
        for label, text in words.items():
            self._offer(text, self._shown.asked.but(label=label), group)

    def _offer_splits(self) -> None:
        self._menu.addSeparator()
        group = self._new_group()
        self._offer(self.tr("Every split"), self._shown.asked.but(split=None), group)
        for split in self._shown.splits:
            text = self.tr("Split: {0}").format(displayable(split).replace("&", "&&"))
            self._offer(text, self._shown.asked.but(split=split), group)

    def _offer_conditions(self) -> None:
        asked = self._shown.asked
        self._offer_switch(
            self.tr("Only reviewed scans"),
            self.tr("Scans that a person has looked at."),
            asked.reviewed,
            asked.but(reviewed=not asked.reviewed),
        )
        if self._shown.has_groups:
            self._offer_switch(
                self.tr("Not the same patient or container"),
                self.tr("Images of one patient, container or lot resemble each other anyway."),
                asked.other_groups,
                asked.but(other_groups=not asked.other_groups),
            )
        query = None if asked.query is not None else self._shown.listed
        if asked.query is not None or query is not None:
            self._offer_switch(
                self.tr("Only what the gallery lists"),
                self.tr("Scans that answer the filter above the gallery as it is now."),
                asked.query is not None,
                asked.but(query=query),
            )

    def _new_group(self) -> QActionGroup:
        self._groups.append(QActionGroup(self._menu))
        return self._groups[-1]

    def _offer(self, text: str, wanted: NeighbourFilter, group: QActionGroup) -> None:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(wanted == self._shown.asked)
        action.triggered.connect(partial(self.chosen.emit, wanted))
        group.addAction(action)

    def _offer_switch(
        self, text: str, meaning: str, is_on: bool, wanted: NeighbourFilter
    ) -> None:
        action = self._menu.addAction(text)
        action.setToolTip(as_tooltip(meaning))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(partial(self.chosen.emit, wanted))

    def _name(self) -> None:
        said = self.tr("Among: {0}").format(self._in_words())
        short = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        self.setText(short.replace("&", "&&") + " ▾")
        self.setAccessibleName(said)
        self.setToolTip(as_tooltip(said))

    def _in_words(self) -> str:
        asked, words = self._shown.asked, []
        if asked.label is LabelWanted.SAME:
            words.append(self.tr("same label"))
        if asked.label is LabelWanted.OTHER:
            words.append(self.tr("another label"))
        if asked.split is not None:
            words.append(displayable(asked.split))
        if asked.reviewed:
            words.append(self.tr("reviewed"))
        if asked.query is not None:
            words.append(self.tr("gallery"))
        if asked.other_groups and self._shown.has_groups:
            words.append(self.tr("other groups"))
        return ", ".join(words) or self.tr("every scan")
