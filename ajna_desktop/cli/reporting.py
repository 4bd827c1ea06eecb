"""Options for a report, and writing it as a page or as a PDF."""

from pathlib import Path
from typing import Final

import click

from ajna_desktop.cli.program import Window
from ajna_desktop.tasks.output.atomic_file import can_write, outside, replace_file
from ajna_desktop.tasks.report.document import Document
from ajna_desktop.tasks.report.html import report_page

_PAGE: Final = ".html"
_PAPER: Final = ".pdf"


def _page_or_paper(_: click.Context, __: click.Parameter, file: Path | None) -> Path | None:
    if file is not None and file.suffix.lower() not in (_PAGE, _PAPER):
        raise click.BadParameter(f"its name ends with {_PAGE} or {_PAPER}.")
    return file


report_option = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_page_or_paper,
    help=f"Write a report as well: a page ({_PAGE}) or a {_PAPER}; never among the scans.",
)
anonymous_option = click.option(
    "--anonymous",
    is_flag=True,
    help="Leave names of files, folders, patients and containers out of the report.",
)


def check_place(file: Path, folder: Path) -> None:
    """Make sure, before long work, that a report can be written to `file`.

    Raises:
        ExportFailed: it cannot, or would lie among the scans.
    """
    outside(file, folder)
    can_write(file.absolute().parent)


def write_report(window: Window, document: Document, file: Path) -> None:
    """Write a report as what the name of `file` says; one that is there is replaced.

    Raises:
        ExportFailed: it cannot be written.
    """
    is_paper = file.suffix.lower() == _PAPER
    replace_file(file, window.as_pdf(document) if is_paper else report_page(document).encode())
