"""What the user has set, in one small file."""

import json
import logging
import os
from dataclasses import asdict, fields
from enum import Enum
from pathlib import Path
from typing import Any, Final, Self

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.settings import Settings
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.disk import make_folder, sync_file

_log = logging.getLogger(__name__)

_MOST_FOLDERS: Final = 10


class SettingsFile:
    """Loads what it can of the file, and replaces it as a whole."""

    def __init__(self, path: Path) -> None:
        """Keep the settings at `path`."""
        self.path = path

    @classmethod
    def of(cls, users: UserFolders) -> Self:
        """Return the file of this user."""
        return cls(users.config / "settings.json")

    def load(self) -> Settings:
        """Return the settings; defaults for what is missing, unknown or of the wrong kind.

        A damaged file is set aside under another name, so that it can still be looked at.
        """
        try:
            stored = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            _log.warning("the settings cannot be read: %s", error.strerror)
            return Settings()
        except (ValueError, RecursionError):  # no JSON, or no UTF-8
            self._set_aside()
            return Settings()
        if not isinstance(stored, dict):
            self._set_aside()
            return Settings()
        return _settings(stored)

    def save(self, settings: Settings) -> None:
        """Replace the file: whoever reads it finds the old one or the new one, never half.

        Raises:
            StoreError: it cannot be written; the old one is still there.
        """
        make_folder(self.path.parent)
        new = self.path.with_name(f"{self.path.name}.new")
        # ASCII: a folder name that is no UTF-8 survives as an escape.
        text = json.dumps(asdict(settings), indent=2)
        try:
            new.write_text(text + "\n", "ascii")
            sync_file(new)
            os.replace(new, self.path)
        except OSError as error:
            raise StoreError(f"The settings cannot be saved ({error.strerror}).") from error

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.damaged")
        _log.warning("the settings were damaged and are set aside as %s", aside.name)
        try:
            os.replace(self.path, aside)
        except OSError as error:
            _log.warning("they could not be set aside: %s", error.strerror)


def _settings(stored: dict[str, Any]) -> Settings:
    defaults = asdict(Settings())
    known = {
        field.name: _value(stored[field.name], getattr(Settings(), field.name))
        for field in fields(Settings)
        if field.name in stored
    }
    return Settings(**{**defaults, **known})


def _value(stored: Any, default: Any) -> Any:
    """Return what was stored where it is of the kind of the default, else the default."""
    if isinstance(default, tuple):
        is_texts = isinstance(stored, list) and all(isinstance(one, str) for one in stored)
        return tuple(stored[:_MOST_FOLDERS]) if is_texts else default
    if isinstance(default, Enum):
        kind = type(default)
        return kind(stored) if stored in list(kind) else default
    if isinstance(default, int) and not isinstance(default, bool):
        is_size = type(stored) is int and stored > 0
        return stored if is_size else default
    return stored if type(stored) is type(default) else default
