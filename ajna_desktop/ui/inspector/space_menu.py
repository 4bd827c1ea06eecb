"""By what scans are compared: one of a few ways, chosen from a small menu."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton, QWidget

from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui.claimed_keys import claim_pressing, claim_while_open
from ajna_desktop.ui.wording import as_tooltip

_LONGEST: Final = 30  # characters of a name on the button


@dataclass(frozen=True, slots=True)
class SpaceShown:
    """One way to compare scans."""

    key: str
    words: str
    meaning: str  # a sentence


class SpaceMenu(QToolButton):
    """Says how scans are compared, and offers the other ways."""

    chosen = Signal(str)  # key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        claim_pressing(self)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        claim_while_open(self._menu)
        self.setMenu(self._menu)
        self._group = QActionGroup(self._menu)
        self.hide()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw the arrow as a part of the words: Fusion's is no larger than a comma."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu

    def show_spaces(self, spaces: Sequence[SpaceShown], chosen: str) -> None:
        """Offer these ways; `chosen` is the key of the one that is used."""
        self._menu.clear()
        self._group = QActionGroup(self._menu)
        for space in spaces:
            action = self._menu.addAction(displayable(space.words).replace("&", "&&"))
            action.setToolTip(as_tooltip(space.meaning))
            action.setCheckable(True)
            action.setChecked(space.key == chosen)
            action.triggered.connect(partial(self.chosen.emit, space.key))
            self._group.addAction(action)
            if space.key == chosen:
                self._name(space)
        self.setVisible(len(spaces) > 1)

    def _name(self, space: SpaceShown) -> None:
        said = self.tr("Similar by: {0}").format(displayable(space.words))
        short = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        self.setText(short.replace("&", "&&") + " ▾")
        self.setAccessibleName(said)
        self.setToolTip(as_tooltip(space.meaning))
