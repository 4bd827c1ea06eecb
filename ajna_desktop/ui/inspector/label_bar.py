"""The decisions that a key or a click can make about the current scan."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.shortcuts import ShortcutKind, keys_of
from ajna_desktop.domain.scan import Label, ReviewStatus, Scan
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.inspector.decision_button import DecisionButton
from ajna_desktop.ui.theme import TIGHT
from ajna_desktop.ui.wording import as_tooltip

_LONGEST: Final = 24  # characters of a label on a button


class LabelBar(QWidget):
    """Decides nothing: it only says what was chosen."""

    label_chosen = Signal(str)
    confirmed = Signal()
    ambiguous = Signal()
    bad_image = Signal()
    withdrawn = Signal()
    other_label_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[Label, ...] = ()
        self._labels: list[DecisionButton] = []
        self._keyed: list[Label] = []  # the classes that have a button
        self._keys: Mapping[str, str] | None = None  # None: digits, in order
        self._flow = FlowLayout(self, TIGHT)
        self._other = self._command("L", self.tr("Other label…"), self.other_label_wanted)
        self._confirm = self._command("⏎", self.tr("Confirm"), self.confirmed)
        self._ambiguous = self._command("A", self.tr("Ambiguous"), self.ambiguous)
        self._bad = self._command("X", self.tr("Bad image"), self.bad_image)
        self._withdraw = self._command("⌫", self.tr("Withdraw"), self.withdrawn)
        self._put_in_order()
        self.show_scan(None, ())

    def show_scan(self, scan: Scan | None, classes: Sequence[Label]) -> None:
        """Offer `classes`, and mark what was decided about `scan`."""
        self.setEnabled(scan is not None)
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self._make_label_buttons()
        status = scan.status if scan else ReviewStatus.UNREVIEWED
        decided = status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED)
        label = scan.label if scan else None
        for button, name in zip(self._labels, self._keyed, strict=True):
            button.mark(decided and name == label, is_bold=name == label)
        self._confirm.setEnabled(label is not None)
        self._withdraw.setEnabled(status is not ReviewStatus.UNREVIEWED)
        self._confirm.mark(status is ReviewStatus.CONFIRMED)
        self._ambiguous.mark(status is ReviewStatus.AMBIGUOUS)
        self._bad.mark(status is ReviewStatus.BAD_IMAGE)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Offer the classes that have keys with these keys."""
        if keys != self._keys:
            self._keys = dict(keys)
            self._make_label_buttons()

    def _make_label_buttons(self) -> None:
        keys = self._keys
        if keys is None:
            keys = keys_of(ShortcutKind.CLASS, self._classes, {})
        self._keyed = [label for label in self._classes if label in keys]
        for button in self._labels:
            self._flow.removeWidget(button)
            button.hide()  # it may be the one whose click brought us here: deleted later
            button.deleteLater()
        self._labels = []
        for label in self._keyed:
            short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
            button = self._button(f"{keys[label]}  {short}")
            button.setObjectName(f"label-{label}")
            button.setToolTip(as_tooltip(label))
            button.setAccessibleName(self.tr("Label {0}").format(label))
            button.clicked.connect(self._choose_sender)
            self._labels.append(button)
            button.show()
        self._put_in_order()

    def _put_in_order(self) -> None:
        commands = (self._other, self._confirm, self._ambiguous, self._bad, self._withdraw)
        for button in (*self._labels, *commands):
            self._flow.removeWidget(button)
            self._flow.addWidget(button)
        self.updateGeometry()

    def _command(self, key: str, words: str, wanted: SignalInstance) -> DecisionButton:
        button = self._button(f"{key}  {words}")
        button.setAccessibleName(words)
        button.clicked.connect(wanted)
        return button

    def _button(self, text: str) -> DecisionButton:
        button = DecisionButton(text.replace("&", "&&"), self)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the gallery
        return button

    def _choose_sender(self) -> None:
        button = self.sender()
        if isinstance(button, DecisionButton) and button in self._labels:
            self.label_chosen.emit(self._keyed[self._labels.index(button)])
