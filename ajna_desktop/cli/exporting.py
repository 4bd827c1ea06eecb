"""The command `export`: the labels as a table or as folders."""

from contextlib import closing
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    out_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish, Files
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.tasks.exporting.export import export as take_out
from ajna_desktop.tasks.exporting.pictures import PictureChoices, export_pictures
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.images import ImageReader

_OF_PICTURES: Final = (
    "errors",
    "label",
    "predicted",
    "split",
    "order",
    "anonymous",
    "sheets",
    "png",
)


@click.command()
@folder_argument
@out_option
@click.option(
    "--as",
    "shape",
    required=True,
    type=click.Choice(["folders", "csv", "pictures"]),
    help="One folder a label with copies of the scans, one table for a spreadsheet, or "
    "pictures with label and prediction below them, one folder a cell of the matrix.",
)
@click.option(
    "--link",
    is_flag=True,
    help="Hard links instead of copies where the disk allows it: they take no space, but "
    "editing such a file edits the original.",
)
@click.option(
    "--errors", is_flag=True, help="Pictures: only where label and prediction differ."
)
@click.option("--label", help="Pictures: only of this label.")
@click.option("--predicted", help="Pictures: only of this prediction.")
@click.option("--split", help="Pictures: only of this split.")
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.CELL.value,
    show_default=True,
    help="Pictures: how they are numbered.",
)
@click.option(
    "--anonymous",
    is_flag=True,
    help="Pictures: numbers instead of file names. What is written in an image stays there.",
)
@click.option("--sheets", is_flag=True, help="Pictures: contact sheets, too.")
@click.option("--png", is_flag=True, help="Pictures: without loss, instead of JPEG.")
@store_option
@json_option
def export(
    folder: Path,
    out: Path,
    shape: str,
    link: bool,
    errors: bool,
    label: str | None,
    predicted: str | None,
    split: str | None,
    order: str,
    anonymous: bool,
    sheets: bool,
    png: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Export the scans of FOLDER by the label that holds now.

    Nothing is ever overwritten. Scans without a label go to `_unlabelled`, those that a reader
    marked to `_ambiguous` and `_bad_image`. A cell that a spreadsheet would run as a formula
    begins with a quote (').
    """
    _check_wishes(shape)
    with (
        collection_at(folder, store) as collection,
        task_context() as context,
        closing(ImageReader()) as images,
    ):
        open_folder(collection, images, context)
        if shape != "pictures":
            files = Files.LINK if link else Files.COPY
            done = take_out(
                collection, images, ExportWish(ExportShape(shape), files), out, context
            )
        else:
            query = ScanQuery(
                label=None if label is None else Label(label),
                predicted=None if predicted is None else Label(predicted),
                split=split,
                is_error=True if errors else None,
                order=Order(order),
            )
            ids = collection.scans.ids(query)
            choices = PictureChoices(anonymous, sheets, png)
            done = export_pictures(collection, images, ids, out, context, choices)
    if as_json:
        counts = {"exported": done.exported, "skipped": done.skipped}
        print_json(counts | path_fields(str(done.place), "place"))
        return
    say(f"{done.exported:,} scans exported to {displayable(str(done.place))}.")
    if done.skipped:
        say(f"{done.skipped:,} could not be: skipped.csv in that folder says why.")


def _check_wishes(shape: str) -> None:
    """Refuse an option that the shape would pass over: the export would hold other scans."""
    context = click.get_current_context()
    given = [
        name
        for name in (*_OF_PICTURES, "link")
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    for name in given:
        wanted = "pictures" if name in _OF_PICTURES else "folders"
        if shape != wanted:
            raise click.UsageError(f"--{name} goes with --as {wanted}.")
