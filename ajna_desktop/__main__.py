"""`python -m ajna_desktop` and the command `ajna-desktop`."""

import multiprocessing
import sys
from pathlib import Path

from ajna_desktop.cli import commands
from ajna_desktop.cli.program import Window
from ajna_desktop.tasks.report.document import Document


def main() -> int:
    """Do what the command line says and return the exit code."""
    multiprocessing.freeze_support()
    return commands.main(Window(_open_window, _take_picture, _as_pdf))


def _open_window(folder: Path | None, store: Path | None) -> int:
    # Imported late: a command without a window needs no Qt, nor its libraries.
    from ajna_desktop.app import open_window

    return open_window(folder, store)


def _take_picture(folder: Path, store: Path | None, picture: Path) -> None:
    from ajna_desktop.app import take_picture

    take_picture(folder, store, picture)


def _as_pdf(document: Document) -> bytes:
    from ajna_desktop.ui.report.report_pdf import as_pdf

    return as_pdf(document)


if __name__ == "__main__":
    sys.exit(main())
