"""What is wrong with an image, in words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.domain.curating.layout import Change, flaw_of
from ajna_desktop.store.curating.image_quality import FlawedImage


def flaw_word(flaw: Flaw) -> str:
    """Return what a flaw is called."""
    translate = QCoreApplication.translate
    return {
        Flaw.UNIFORM: translate("flaws", "nearly uniform"),
        Flaw.TOO_DARK: translate("flaws", "too dark"),
        Flaw.TOO_BRIGHT: translate("flaws", "too bright"),
        Flaw.BLURRED: translate("flaws", "blurred"),
        Flaw.CUT_OFF: translate("flaws", "cut off"),
        Flaw.BLANK: translate("flaws", "partly blank"),
        Flaw.SIZE: translate("flaws", "wrong size or shape"),
        Flaw.WRONG_WAY: translate("flaws", "wrong way up"),
    }[flaw]


def flaw_words(image: FlawedImage) -> str:
    """Return every flaw of an image, the worst first, and what was likely done to it."""
    change = Change(image.change) if image.change else None
    return ", ".join(
        _change_words()[change]
        if change is not None and flaw_of(change) is flaw
        else flaw_word(flaw)
        for flaw in image.flaws
    )


def _change_words() -> dict[Change, str]:
    translate = QCoreApplication.translate
    return {
        Change.LEFT_TURN: translate("flaws", "perhaps turned left"),
        Change.RIGHT_TURN: translate("flaws", "perhaps turned right"),
        Change.HALF_TURN: translate("flaws", "perhaps upside down"),
        Change.MIRRORED: translate("flaws", "perhaps mirrored"),
        Change.CUT_LEFT: translate("flaws", "perhaps cut off at the left"),
        Change.CUT_RIGHT: translate("flaws", "perhaps cut off at the right"),
        Change.CUT_TOP: translate("flaws", "perhaps cut off at the top"),
        Change.CUT_BOTTOM: translate("flaws", "perhaps cut off at the bottom"),
    }
