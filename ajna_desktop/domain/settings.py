"""What the user has set, with the defaults of a fresh start."""

import getpass
from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Kept in one file; unknown keys are ignored, missing ones take these defaults."""

    reader: str = ""  # name written into label events; "" = the name of the system account
    theme: Theme = Theme.SYSTEM
    language: str = ""  # "en", "pt_BR"; "" = the system's
    thumbnail_size: int = 144  # pixels on the screen
    explanation_strength: int = 60  # percent, of what lies over the image
    recent_folders: tuple[str, ...] = ()  # most recent first, at most 10
    move_on_after_label: bool = True
    search_space: str = "average"  # key of what scans are compared by
    most_megapixels: int = 120  # larger images are listed as unreadable, not opened


def account_name() -> str:
    """Return the name of the system account, "unknown" where it has none, as in containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # which of them, depends on Python and system
        return "unknown"
