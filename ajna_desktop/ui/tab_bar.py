"""Tabs that stay in sight: where room is short they lose their icons, then their names."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QStyleOptionTab, QTabBar, QWidget

from ajna_desktop.ui.theme import LARGE


class TabBar(QTabBar):
    """The current tab has icon and name always; tooltips and screen readers name all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUsesScrollButtons(True)

    def tabInserted(self, index: int) -> None:  # noqa: N802 - Qt's name
        """Name the tab in its tooltip, too."""
        self.setTabToolTip(index, self.tabText(index).replace("&", ""))
        super().tabInserted(index)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return room for what is shown of a tab."""
        shows_name, shows_icon = self._shows(index)
        return QSize(
            self._width(index, shows_name, shows_icon), super().tabSizeHint(index).height()
        )

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: names are never cut off."""
        return self.tabSizeHint(index)

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Leave out what there is no room for."""
        super().initStyleOption(option, index)
        shows_name, shows_icon = self._shows(index)
        if not shows_name:
            option.text = ""
        if not shows_icon:
            option.icon = QIcon()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the room that there is by now."""
        super().showEvent(event)
        self.setIconSize(self.iconSize())

    def _shows(self, index: int) -> tuple[bool, bool]:
        """Return whether the name and the icon of a tab are shown."""
        if index == self.currentIndex() or self.tabIcon(index).isNull():
            return True, True
        if self._total(names=True, icons=True) <= self._room():
            return True, True
        has_room = self._total(names=True, icons=False) <= self._room()
        return has_room, not has_room

    def _total(self, *, names: bool, icons: bool) -> int:
        current = self.currentIndex()
        return sum(
            self._width(place, names or place == current, icons or place == current)
            for place in range(self.count())
        )

    def _width(self, index: int, shows_name: bool, shows_icon: bool) -> int:
        full = QTabBar.tabSizeHint(self, index).width()
        icon = self.iconSize().width()
        if not shows_name:
            return icon + LARGE
        return full if shows_icon or self.tabIcon(index).isNull() else full - icon

    def _room(self) -> int:
        holder = self.parentWidget()
        return holder.width() if holder is not None else self.width()
