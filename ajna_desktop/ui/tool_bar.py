"""The line above everything: open, classifier, run, threshold, reader."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui import icons
from ajna_desktop.ui.actions import Actions
from ajna_desktop.ui.claimed_keys import claim_while_open
from ajna_desktop.ui.threshold_slider import ThresholdSlider
from ajna_desktop.ui.wording import as_tooltip

_ICON: Final = 20
_LONGEST: Final = 260  # pixels of a name on a button


class Choice(NamedTuple):
    """A classifier that can be chosen."""

    name: str
    value: object
    meaning: str = ""  # what it is, for a tooltip


class ToolBar(QToolBar):
    """The few things that one reaches for with the mouse."""

    folder_chosen = Signal(object)  # Path
    classifier_chosen = Signal(object)  # what `show_classifiers` was given
    reader_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tool-bar")
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._actions = actions
        self.recent = QMenu(self)
        self.classifiers = QMenu(self)
        self.classifiers.setToolTipsVisible(True)
        for menu in (self.recent, self.classifiers):
            claim_while_open(menu)
        self._group: QActionGroup | None = None
        self._open = self._button("open")
        actions["open"].setIconText(self.tr("Open"))
        self._open.setDefaultAction(actions["open"])
        self._open.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._open.setMenu(self.recent)
        self._classifier = self._button("classifier")
        self._classifier.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._classifier.clicked.connect(self._classifier.showMenu)
        self._classifier.setMenu(self.classifiers)
        self._reader = self._button("reader")
        self._reader.setToolTip(self.tr("Whose name is written beside the labels you give"))
        self._reader.clicked.connect(self.reader_wanted)
        self.threshold = ThresholdSlider(self)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self._open)
        self.addSeparator()
        self.addWidget(self._classifier)
        self.addAction(actions["run"])
        self.addAction(actions["update"])
        self.addWidget(self.threshold)
        self.addAction(actions["export"])
        self.addWidget(gap)
        self.addAction(actions["undo"])
        self.addAction(actions["redo"])
        self.addSeparator()
        self.addWidget(self._reader)
        self.addAction(actions["settings"])
        self.addAction(actions["keys"])
        for name in ("undo", "redo", "settings", "keys"):
            self._show_icon_only(actions[name])

    def show_recent(self, folders: Sequence[str]) -> None:
        """List the folders that were open before."""
        self.recent.clear()
        for folder in folders:
            text = displayable(folder).replace("&", "&&")
            action = self.recent.addAction(text)
            action.triggered.connect(_call(self.folder_chosen.emit, Path(folder)))
        if not folders:
            self.recent.addAction(self.tr("No folder was open before")).setEnabled(False)

    def show_classifiers(
        self, choices: Sequence[Choice], chosen: object, is_enabled: bool
    ) -> None:
        """Offer classifiers, the chosen one marked."""
        self.classifiers.clear()
        self._group = QActionGroup(self.classifiers)
        self._classifier.setEnabled(is_enabled)
        self._name_classifier(self.tr("Classifier"))
        for name, value, meaning in choices:
            action = self.classifiers.addAction(displayable(name).replace("&", "&&"))
            if meaning:
                action.setToolTip(as_tooltip(displayable(meaning)))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(_call(self.classifier_chosen.emit, value))
            self._group.addAction(action)
            if value == chosen:
                self._name_classifier(displayable(name))
        self.classifiers.addSeparator()
        for name in ("save_classifier", "import_classifier"):
            self.classifiers.addAction(self._actions[name])

    def show_reader(self, name: str) -> None:
        """Show whose labels are being given."""
        text = self.tr("Reader: {0}").format(displayable(name))
        self._reader.setText(self._short(text))
        self._reader.setAccessibleName(text)

    def _name_classifier(self, name: str) -> None:
        self._classifier.setText(self._short(name))
        self._classifier.setToolTip(self.tr("Classifier: who judges the scans"))
        self._classifier.setAccessibleName(self.tr("Classifier: {0}").format(name))

    def _short(self, text: str) -> str:
        metrics = self.fontMetrics()
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _LONGEST)
        return elided.replace("&", "&&")

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        icons.wear(button, icon)
        return button

    def _show_icon_only(self, action: QAction) -> None:
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(action.text())


def _call(emit: Callable[[object], None], value: object) -> Callable[[], None]:
    return lambda: emit(value)
