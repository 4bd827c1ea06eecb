"""The command `export`: the labels as a table or as folders."""

from contextlib import closing
from pathlib import Path

import click

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    out_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.export import export_folders, export_table
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.images import ImageReader


@click.command()
@folder_argument
@out_option
@click.option(
    "--as",
    "shape",
    required=True,
    type=click.Choice(["folders", "csv"]),
    help="One folder a label with copies of the scans, or one table for a spreadsheet.",
)
@click.option(
    "--link",
    is_flag=True,
    help="Hard links instead of copies where the disk allows it: they take no space, but "
    "editing such a file edits the original.",
)
@store_option
@json_option
def export(
    folder: Path, out: Path, shape: str, link: bool, store: Path | None, as_json: bool
) -> None:
    """Export the scans of FOLDER by the label that holds now.

    Nothing is ever overwritten. Scans without a label go to `_unlabelled`, those that a reader
    marked to `_ambiguous` and `_bad_image`. A cell that a spreadsheet would run as a formula
    begins with a quote (').
    """
    with collection_at(folder, store) as collection, task_context() as context:
        with closing(ImageReader()) as images:
            open_folder(collection, images, context)
        if shape == "csv":
            done = export_table(collection, out, context)
        else:
            done = export_folders(collection, out, context, link=link)
    if as_json:
        counts = {"exported": done.exported, "skipped": done.skipped}
        print_json(counts | path_fields(str(done.place), "place"))
        return
    say(f"{done.exported:,} scans exported to {displayable(str(done.place))}.")
    if done.skipped:
        say(f"{done.skipped:,} could not be: skipped.csv in that folder says why.")
