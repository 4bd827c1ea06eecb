"""Tabs that stay in sight: where there is no room for every name, icons alone remain."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStyleOptionTab, QTabBar, QWidget

from ajna_desktop.ui.theme import LARGE


class TabBar(QTabBar):
    """Names every tab, or only the current one; tooltips and screen readers name all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUsesScrollButtons(True)

    def tabInserted(self, index: int) -> None:  # noqa: N802 - Qt's name
        """Name the tab in its tooltip, too."""
        self.setTabToolTip(index, self.tabText(index).replace("&", ""))
        super().tabInserted(index)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return room for icon and name, or for the icon."""
        full = super().tabSizeHint(index)
        if not self._is_short(index):
            return full
        return QSize(self.iconSize().width() + LARGE, full.height())

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: names are never cut off."""
        return self.tabSizeHint(index)

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Leave the name out where there is no room for it."""
        super().initStyleOption(option, index)
        if self._is_short(index):
            option.text = ""

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the room that there is by now."""
        super().showEvent(event)
        self.setIconSize(self.iconSize())

    def _is_short(self, index: int) -> bool:
        return (
            index != self.currentIndex()
            and not self.tabIcon(index).isNull()
            and self._full_width() > self._room()
        )

    def _full_width(self) -> int:
        return sum(QTabBar.tabSizeHint(self, place).width() for place in range(self.count()))

    def _room(self) -> int:
        holder = self.parentWidget()
        return holder.width() if holder is not None else self.width()
