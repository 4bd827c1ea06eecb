"""The command `open`, and whether there is a display for it."""

import os
import sys
from pathlib import Path

import click

from ajna_desktop.cli.opening import check_folder, store_option
from ajna_desktop.cli.program import Window
from ajna_desktop.domain.errors import NoDisplay


def has_display() -> bool:
    """Say whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    # Whoever names one of Qt's platforms knows what it needs.
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


@click.command("open")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@store_option
@click.pass_obj
def open_command(window: Window, /, folder: Path | None, store: Path | None) -> int:
    """Open the window, with FOLDER in it. This is what happens without a command, too."""
    if folder is not None:
        check_folder(folder)
    if not has_display():
        raise NoDisplay(
            "There is no display to open a window on; `ajna-desktop analyse` and the other "
            "commands need none (`ajna-desktop -h` lists them)."
        )
    return window.open(folder, store)
