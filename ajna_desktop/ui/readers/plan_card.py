"""What merging a store would do, with the question whether it shall be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.readers.merge_event import MergePlan
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.readers.merge_words import plan_lines
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT


class PlanCard(QFrame):
    """A title, some lines, *Merge* and *Do not merge*; or only what was done."""

    merge_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = PlainLabel(parent=self, wraps=True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._lines = PlainLabel(parent=self, wraps=True)
        self._merge = self._button("merge", self.tr("Merge"))
        self._merge.setToolTip(self.tr("A backup is made before"))
        self._merge.clicked.connect(self.merge_wanted)
        self._dismiss = self._button("close", "")
        self._dismiss.clicked.connect(self._on_dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self._merge)
        buttons.addWidget(self._dismiss)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._title)
        layout.addWidget(self._lines)
        layout.addLayout(buttons)
        self.hide()

    def show_plan(self, name: str, plan: MergePlan) -> None:
        """Ask whether to merge a store of this name."""
        if plan.is_nothing:
            self._show(
                self.tr("“{0}” tells nothing new").format(name),
                [self.tr("Everything in it is known here already.")],
                asks=False,
            )
        else:
            self._show(self.tr("Merge “{0}”?").format(name), plan_lines(plan), asks=True)

    def show_done(self, name: str, plan: MergePlan) -> None:
        """Say what was done."""
        self._show(self.tr("“{0}” was merged").format(name), plan_lines(plan), asks=False)

    def take_keyboard(self) -> None:
        """Give the keyboard to the button that goes on."""
        (self._dismiss if self._merge.isHidden() else self._merge).setFocus()

    def _show(self, title: str, lines: Sequence[str], *, asks: bool) -> None:
        self._title.setText(title)
        self._lines.setText("\n".join(lines))
        self._merge.setVisible(asks)
        self._dismiss.setText(self.tr("Do not merge") if asks else self.tr("Close"))
        self.setAccessibleName(". ".join((title, *lines)))
        self.show()

    def _on_dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _button(self, icon: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        return button
