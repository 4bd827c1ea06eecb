"""Where the program finds its own files and keeps the user's."""

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "ajna-desktop"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """Where this user's files lie. Tests make one inside a temporary folder."""

    data: Path  # stores: precious
    cache: Path  # thumbnails, features, indexes: disposable
    config: Path  # settings
    log: Path

    @classmethod
    def of_this_user(cls) -> "UserFolders":
        """Return the folders that the operating system means for them."""
        dirs = platformdirs.PlatformDirs(_NAME, appauthor=False, roaming=False)
        return cls(
            Path(dirs.user_data_dir),
            Path(dirs.user_cache_dir),
            Path(dirs.user_config_dir),
            Path(dirs.user_log_dir),
        )

    @classmethod
    def below(cls, folder: Path) -> "UserFolders":
        """Return folders that all lie in one place."""
        return cls(folder / "data", folder / "cache", folder / "config", folder / "log")


def resources() -> Path:
    """Return the folder of icons, themes and translations."""
    return _shipped("resources")


def models() -> Path:
    """Return the folder of the bundles that come with the program."""
    return _shipped("models")


def _shipped(name: str) -> Path:
    # Three homes: the wheel carries the folder inside the package, a checkout has it beside the
    # package, and a frozen build unpacks it below `sys._MEIPASS`.
    package = Path(__file__).resolve().parent
    frozen = [Path(sys._MEIPASS) / name] if hasattr(sys, "_MEIPASS") else []
    for folder in [*frozen, package / f"_{name}", package.parent / name]:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} that belongs to the program is missing")
