"""How the command line begins and how each way of ending is told."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from ajna_desktop.cli.stopping import Stopped, say
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.report.document import Document

OpenWindow = Callable[[Path | None, Path | None], int]
AsPdf = Callable[[Document], bytes]
TakePicture = Callable[[Path, Path | None, Path], None]

_DONE: Final = 0
_CAN_BE_MENDED: Final = 1
_NOT_UNDERSTOOD: Final = 2
_STOPPED: Final = 130


@dataclass(frozen=True, slots=True)
class Window:
    """What commands may ask of the window, without knowing Qt."""

    open: OpenWindow  # (folder, store) -> exit code
    take_picture: TakePicture  # (folder, store, file.png), no display needed
    as_pdf: AsPdf  # no display needed either


class FolderOrCommand(click.Group):
    """`ajna-desktop FOLDER` means `ajna-desktop open FOLDER`, and so does nothing at all."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group; what follows is a command or a folder."""
        return super().parse_args(ctx, args or ["open"])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; what is none is a folder to open."""
        first = args[0]
        if self.get_command(ctx, first) is None:
            if not os.path.lexists(first) and Path(first).name == first:
                told = displayable(first)
                raise click.UsageError(f"“{told}” is neither a command nor a folder.", ctx)
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def run(command: click.Command, window: Window, arguments: list[str] | None = None) -> int:
    """Run a command and return the exit code.

    0: done. 1: something the user can mend, told in one sentence. 2: the command line is not
    understood. 130 or 143: stopped by Ctrl+C or SIGTERM; what was done is kept.
    """
    logging.basicConfig(level=logging.ERROR, format="%(name)s: %(message)s")
    try:
        code = command.main(arguments, "ajna-desktop", standalone_mode=False, obj=window)
    except click.UsageError as error:
        error.show()
        return _NOT_UNDERSTOOD
    except AjnaError as error:
        say(f"ajna-desktop: {displayable(str(error))}")
        return _CAN_BE_MENDED
    except (Stopped, click.Abort) as error:
        say("Stopped. What was done is kept.")
        return error.exit_code if isinstance(error, Stopped) else _STOPPED
    return code if isinstance(code, int) else _DONE
