"""The methods that can be trained, under headings, with those that cannot be here marked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from ajna_desktop.domain.methods import METHODS, Method
from ajna_desktop.ui import icons
from ajna_desktop.ui.method_words import group_word, method_about, method_title
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.training.wanted import Obstacle
from ajna_desktop.ui.wording import as_tooltip

_NAME: Final = Qt.ItemDataRole.UserRole
_FIRST: Final = "efficientnet-logistic"  # seconds, and hard to beat


class MethodList(QTreeWidget):
    """One line a method; headings cannot be chosen."""

    method_chosen = Signal(object)  # Method

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, QTreeWidgetItem] = {}
        self._headings: list[QTreeWidgetItem] = []
        self._obstacles: Mapping[str, Obstacle] = {}
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Methods"))
        self._fill()
        self._ink_headings()
        self.choose(_FIRST)
        self.currentItemChanged.connect(self._announce)

    @property
    def method(self) -> Method:
        """The method that is chosen."""
        line = self.currentItem() or self._lines[_FIRST]
        return METHODS[str(line.data(0, _NAME))]

    def choose(self, name: str) -> None:
        """Choose a method by name; one that does not exist chooses the first to try."""
        line = self._lines.get(name, self._lines[_FIRST])
        self.setCurrentItem(line)
        self.scrollToItem(line)

    def show_obstacles(self, obstacles: Mapping[str, Obstacle]) -> None:
        """Mark the methods that cannot be trained here, by name."""
        self._obstacles = obstacles
        for name, line in self._lines.items():
            method = METHODS[name]
            obstacle = obstacles.get(name)
            line.setIcon(0, QIcon() if obstacle is None else icons.icon("lock"))
            tip = method_about(method) + ("" if obstacle is None else f"\n{obstacle.sentence}")
            line.setToolTip(0, as_tooltip(tip))
            title = method_title(method)
            cannot = self.tr("{0}, cannot be trained here yet")
            spoken = title if obstacle is None else cannot.format(title)
            line.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._ink_headings()
            self.show_obstacles(self._obstacles)  # their icons, in the ink of the theme

    def sizeHint(self) -> QSize:
        """Return room for most titles."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(38 * character, 24 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(22 * character, 7 * self.fontMetrics().height())

    def _fill(self) -> None:
        groups: dict[str, list[Method]] = {}
        for method in METHODS.values():
            groups.setdefault(group_word(method), []).append(method)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        roomy = QSize(0, self.fontMetrics().height() + SMALL)
        for word, methods in groups.items():
            heading = QTreeWidgetItem(self, [word])
            heading.setSizeHint(0, roomy)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)  # arrow keys pass over it
            self._headings.append(heading)
            heading.setFont(0, bold)
            for method in methods:
                line = QTreeWidgetItem(self, [method_title(method)])
                line.setSizeHint(0, roomy)
                line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                line.setData(0, _NAME, method.name)
                line.setToolTip(0, as_tooltip(method_about(method)))
                self._lines[method.name] = line

    def _ink_headings(self) -> None:
        ink = self.palette().brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        for heading in self._headings:
            heading.setForeground(0, ink)

    def _announce(self) -> None:
        self.method_chosen.emit(self.method)
