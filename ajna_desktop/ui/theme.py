"""Colours and spacing: light and dark, told apart by people who see colours differently."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ajna_desktop.domain.settings import Theme

# One spacing scale for the whole window, in pixels of the layout.
TIGHT: Final = 4
SMALL: Final = 8
MEDIUM: Final = 12
LARGE: Final = 16


@dataclass(frozen=True, slots=True)
class Colours:
    """What colours mean here. Never the only sign of anything: a shape or word goes with it.

    Blue and orange (after Okabe and Ito, 2008) stay apart in every common colour vision.
    """

    agree: QColor  # label and prediction are the same
    disagree: QColor  # they differ
    reviewed: QColor  # a person has looked
    warning: QColor  # something needs attention
    subtle: QColor  # text of lesser weight, at least 4.5:1 on `Base` and `Window`
    line: QColor  # hairlines between parts
    card: QColor  # background of a scan: radiographs are judged on a dark, neutral ground
    empty: QColor  # heat map at 0 %
    full: QColor  # heat map at 100 %
    fewer: QColor  # heat map at −100 %, where it shows differences

    @classmethod
    def of(cls, palette: QPalette) -> "Colours":
        """Return the colours that go with `palette`, so that a view may ask while it paints."""
        return _DARK if is_dark(palette) else _LIGHT

    def heat(self, share: float) -> QColor:
        """Return the colour of a cell of the heat map; `share` in [−1, 1]."""
        part = min(abs(share), 1.0) ** 0.6  # small shares must be seen, too
        end = self.full if share >= 0 else self.fewer
        return QColor.fromRgbF(
            _between(self.empty.redF(), end.redF(), part),
            _between(self.empty.greenF(), end.greenF(), part),
            _between(self.empty.blueF(), end.blueF(), part),
        )


def is_dark(palette: QPalette) -> bool:
    """Say whether `palette` is light text on dark ground."""
    window = palette.color(QPalette.ColorRole.Window)
    return luminance(window) < luminance(palette.color(QPalette.ColorRole.WindowText))


def text_on(background: QColor) -> QColor:
    """Return black or white, whichever is read better on `background`."""
    # Equal contrast to black and to white: sqrt(1.05 * 0.05) - 0.05.
    return QColor("black") if luminance(background) > 0.179 else QColor("white")


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2, in [0, 1]."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme that is not `SYSTEM`."""
    return _palette(_DARK_ROLES if theme is Theme.DARK else _LIGHT_ROLES)


def system_theme(application: QApplication) -> Theme:
    """Return light or dark, as the desktop has it; light where it does not say."""
    is_dark_system = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme.DARK if is_dark_system else Theme.LIGHT


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole program in `theme`."""
    if theme is Theme.SYSTEM:
        theme = system_theme(application)
    if application.style().objectName().casefold() != "fusion":
        application.setStyle("Fusion")
    palette = palette_of(theme)
    application.setPalette(palette)
    # Fusion draws the edge of a small field darker than the window: on a dark one it vanishes.
    if is_dark(palette):
        palette.setColor(_Role.Base, palette.color(_Role.Mid))
    for small_field in ("QRadioButton", "QCheckBox"):
        # At run time the name is a `str`, whatever the stub says.
        application.setPalette(palette, small_field)  # type: ignore[arg-type]


def _between(low: float, high: float, part: float) -> float:
    return low + (high - low) * part


_LIGHT: Final = Colours(
    agree=QColor("#0b5fa5"),
    disagree=QColor("#b84a00"),
    reviewed=QColor("#0a6b4d"),
    warning=QColor("#9a5b00"),
    subtle=QColor("#59626e"),
    line=QColor("#d4d9df"),
    card=QColor("#101215"),
    empty=QColor("#f2f6fa"),
    full=QColor("#0a4d86"),
    fewer=QColor("#a34100"),
)
_DARK: Final = Colours(
    agree=QColor("#6cb4f5"),
    disagree=QColor("#ff9d52"),
    reviewed=QColor("#4fd0a5"),
    warning=QColor("#f2b632"),
    subtle=QColor("#a3acb8"),
    line=QColor("#3a414a"),
    card=QColor("#0b0c0e"),
    empty=QColor("#23282f"),
    full=QColor("#8cc8ff"),
    fewer=QColor("#ffb27a"),
)

_Role = QPalette.ColorRole
_LIGHT_ROLES: Final = {
    _Role.Window: "#f3f4f6",
    _Role.WindowText: "#1a1e23",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f4f6f8",
    _Role.Text: "#1a1e23",
    _Role.PlaceholderText: "#6a737e",
    _Role.Button: "#fbfbfc",
    _Role.ButtonText: "#1a1e23",
    _Role.BrightText: "#ffffff",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#eceef1",
    _Role.Mid: "#c3c9d0",
    _Role.Dark: "#9aa2ac",
    _Role.Shadow: "#6b747f",
    _Role.Highlight: "#0b5fa5",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#0b5fa5",
    _Role.LinkVisited: "#0b5fa5",
    _Role.ToolTipBase: "#1f252c",
    _Role.ToolTipText: "#f3f4f6",
    _Role.Accent: "#0b5fa5",
}
_DARK_ROLES: Final = {
    _Role.Window: "#1c1f24",
    _Role.WindowText: "#e7e9ec",
    _Role.Base: "#15181c",
    _Role.AlternateBase: "#1f2328",
    _Role.Text: "#e7e9ec",
    _Role.PlaceholderText: "#8d96a1",
    _Role.Button: "#2a2f36",
    _Role.ButtonText: "#e7e9ec",
    _Role.BrightText: "#ffffff",
    _Role.Light: "#3d444d",
    _Role.Midlight: "#333941",
    _Role.Mid: "#444c56",
    _Role.Dark: "#0f1114",
    _Role.Shadow: "#08090a",
    _Role.Highlight: "#1f6fb5",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#7cbcf7",
    _Role.LinkVisited: "#7cbcf7",
    _Role.ToolTipBase: "#e7e9ec",
    _Role.ToolTipText: "#1c1f24",
    _Role.Accent: "#4c9be0",
}


def _palette(roles: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    faint = QColor.fromRgbF(
        *(
            _between(getattr(palette.color(_Role.Window), part)(), ink, 0.42)
            for part, ink in zip(
                ("redF", "greenF", "blueF"),
                palette.color(_Role.WindowText).getRgbF()[:3],  # type: ignore[index]
                strict=True,
            )
        )
    )
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, palette.color(_Role.Mid))
    return palette
