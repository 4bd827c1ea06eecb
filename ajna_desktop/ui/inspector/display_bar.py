"""Buttons and fields that set how an image is shown, and the line that says how it is."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import displayable
from ajna_desktop.imaging.display import EIGHT_BITS, Raw, Window
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.inspector.image_view import ImageView, Pointed
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import TIGHT


class DisplayBar(QWidget):
    """Belongs to one image view: shows its settings and changes them."""

    def __init__(self, view: ImageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._centre = _field(self, self.tr("Window centre"))
        self._width = _field(self, self.tr("Window width"))
        self._keep = _button(
            self, "lock", self.tr("Keep window and inversion for the next scans")
        )
        self._keep.setCheckable(True)
        self._invert = _button(self, "invert", self.tr("Invert (I)"))
        self._invert.setCheckable(True)
        self._said = PlainLabel(parent=self, wraps=True)
        self._fit = _button(self, "fit", self.tr("Fit (F)"))
        self._actual = _button(self, "", self.tr("Actual size"))
        self._actual.setText("1:1")
        self._reset = _button(self, "reset_window", self.tr("Reset the display (W)"))
        self._explain = _button(self, "explanation", self.tr("Explanation (G)"))
        self._explain.setCheckable(True)
        self._explain.hide()
        self._remark = ""
        self._lay_out()
        self._connect()
        self._show_settings()

    def set_remark(self, remark: str) -> None:
        """Have the line say what the reader of the next image remarked: "page 1 of 3"."""
        self._remark = displayable(remark)

    def offer_explanation(self, set_on: Callable[[bool], None]) -> None:
        """Have a button that turns explanations on and off."""
        self._explain.clicked.connect(set_on)
        self._explain.show()

    def show_explanation(self, is_on: bool) -> None:
        """Show whether explanations are on."""
        self._explain.setChecked(is_on)

    def _lay_out(self) -> None:
        tools = FlowLayout(spacing=TIGHT)
        for tool in (
            self._fit,
            self._actual,
            self._invert,
            self._explain,
            self._reset,
            self._keep,
        ):
            tools.addWidget(tool)
        for name, field in ((self.tr("Centre"), self._centre), (self.tr("Width"), self._width)):
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(TIGHT)
            label = PlainLabel(name, pair)
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field)
            tools.addWidget(pair)
        # Room for two lines always: the image must not change its size with the words.
        self._said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(tools)
        layout.addWidget(self._said)

    def _connect(self) -> None:
        view = self._view
        self._fit.clicked.connect(view.fit)
        self._actual.clicked.connect(view.actual_size)
        self._invert.clicked.connect(view.invert)
        self._reset.clicked.connect(view.reset_window)
        self._keep.toggled.connect(view.set_keeps_window)
        self._centre.valueChanged.connect(self._set_window)
        self._width.valueChanged.connect(self._set_window)
        view.display_changed.connect(self._show_settings)
        view.pointed.connect(self._show_pointed)

    def _set_window(self) -> None:
        self._view.set_window(Window(self._centre.value(), self._width.value()))

    def _show_settings(self) -> None:
        view, pixels = self._view, self._view.pixels
        self.setEnabled(pixels is not None)
        self._invert.setChecked(view.is_inverted)
        self._said.setText("" if pixels is None else self._settings_in_words(pixels))
        if pixels is None:
            return
        is_whole = np.issubdtype(pixels.dtype, np.integer)
        reach = view.first_window
        span = abs(reach.low) + abs(reach.high) + reach.width
        for field, value in (
            (self._centre, view.grey_window.centre),
            (self._width, view.grey_window.width),
        ):
            if field.hasFocus() and abs(field.value() - value) < 10.0 ** -field.decimals():
                continue  # what is being typed is not written over
            with QSignalBlocker(field):
                field.setDecimals(1 if is_whole else 4)
                field.setRange(-10 * span, 10 * span)
                field.setSingleStep(max(reach.width / 50, 10.0 ** -field.decimals()))
                field.setValue(value)

    def _settings_in_words(self, pixels: Raw) -> str:
        view = self._view
        changed = []
        if view.grey_window != view.first_window:
            changed.append(
                self.tr("window {0} to {1}").format(*_ends(view.grey_window, pixels))
            )
        elif view.grey_window != EIGHT_BITS:
            ends = _ends(view.grey_window, pixels)
            changed.append(self.tr("automatic window {0} to {1}").format(*ends))
        if view.is_inverted:
            changed.append(self.tr("inverted"))
        if view.has_overlay:
            changed.append(self.tr("explanation over the image"))
        said = [self.tr("Display changed: {0}").format(", ".join(changed))]
        if not changed:
            said = [self.tr("Grey levels as stored")]
        said.append(self.tr("zoom {0}").format(share(view.zoom, 0)))
        if self._remark:
            said.append(self._remark)
        if changed:
            said.append(self.tr("the classifier sees the untouched image"))
        return " · ".join(said)

    def _show_pointed(self, pointed: Pointed | None) -> None:
        pixels = self._view.pixels
        if pointed is None or pixels is None:
            self._view.show_caption("")
            return
        values = ", ".join(_number(value, pixels) for value in pointed.value)
        self._view.show_caption(f"x {whole(pointed.x)}  y {whole(pointed.y)}  = {values}")


def _button(bar: QWidget, icon: str, words: str) -> QToolButton:
    button = QToolButton(bar)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    claim_pressing(button)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the gallery
    if icon:
        wear(button, icon)
    return button


class _Field(QDoubleSpinBox):
    """A number without zeros after it."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Return `value` as short as it can be written."""
        text = decimal(value, self.decimals())
        return text.rstrip("0").rstrip(",.") if self.decimals() else text


def _field(bar: QWidget, words: str) -> QDoubleSpinBox:
    field = _Field(bar)
    field.setToolTip(words)
    field.setAccessibleName(words)
    field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    claim(field, RETURN)
    field.setKeyboardTracking(False)  # a number counts when it is finished
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel is for the image
    return field


def _ends(window: Window, pixels: Raw) -> tuple[str, str]:
    return _number(window.low, pixels), _number(window.high, pixels)


def _number(value: float, pixels: Raw) -> str:
    return whole(round(value)) if np.issubdtype(pixels.dtype, np.integer) else decimal(value, 4)
