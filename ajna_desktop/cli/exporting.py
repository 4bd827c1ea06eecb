"""The command `export`: scans and labels as folders, lists or pictures."""

from contextlib import closing
from pathlib import Path
from typing import Any, Final

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
from ajna_desktop.domain.curating.export_wish import ALL_THERE, ExportShape, ExportWish, Files
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.tasks.exporting.export import Exported
from ajna_desktop.tasks.exporting.export import export as take_out
from ajna_desktop.tasks.exporting.pictures import PictureChoices, export_pictures
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.images import ImageReader

_PICTURES: Final = "pictures"
_OF_PICTURES: Final = ("anonymous", "sheets", "png")
_OF_FILES: Final = ("files", "link")
_WITH_FILES: Final = (ExportShape.FOLDERS, ExportShape.KERAS, ExportShape.COCO)


@click.command()
@folder_argument
@out_option
@click.option(
    "--as",
    "shape",
    required=True,
    type=click.Choice([*(shape.value for shape in ExportShape), _PICTURES]),
    help="One folder a label; train, val and test with a folder a class, as Keras reads them; "
    "a COCO file with its images; a table for a spreadsheet; JSON, one scan a line; or "
    "pictures with label and prediction below them, one folder a cell of the matrix.",
)
@click.option(
    "--files",
    type=click.Choice([way.value for way in Files]),
    default=Files.COPY.value,
    show_default=True,
    help="Folders, Keras, COCO: copies, hard links (no space, but editing one edits the "
    "original), or only the list of what would lie where.",
)
@click.option("--link", is_flag=True, help="The same as --files link.")
@click.option(
    "--deidentify",
    is_flag=True,
    help="Numbers instead of names, images without metadata, DICOM by PS3.15. What is drawn "
    "in an image stays there.",
)
@click.option("--label", help="Only scans of this label.")
@click.option("--predicted", help="Only scans of this prediction.")
@click.option("--split", help="Only scans of this split.")
@click.option("--errors", is_flag=True, help="Only where label and prediction differ.")
@click.option("--reviewed", is_flag=True, help="Only what somebody has reviewed.")
@click.option("--shortlist", is_flag=True, help="Only what is on the shortlist.")
@click.option("--tag", help="Only scans with this tag.")
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    help="How they are listed; pictures are numbered so.  [default: path; pictures: cell]",
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
    files: str,
    link: bool,
    deidentify: bool,
    order: str | None,
    anonymous: bool,
    sheets: bool,
    png: bool,
    store: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Export the scans of FOLDER by the label that holds now.

    `manifest.json` has the digest of every file and the label events. Exported again into the
    same folder, only what changed is written, moved or taken away; other files there are never
    touched. Scans without a label go to `_unlabelled`, those that a reader marked to
    `_ambiguous` and `_bad_image`. A cell that a spreadsheet would run as a formula begins with
    a quote (').
    """
    _check_wishes(shape)
    with (
        collection_at(folder, store) as collection,
        task_context() as context,
        closing(ImageReader()) as images,
    ):
        open_folder(collection, images, context)
        query = _query(shape, order, asked)
        if shape == _PICTURES:
            choices = PictureChoices(anonymous, sheets, png)
            ids = collection.scans.ids(query)
            done = export_pictures(collection, images, ids, out, context, choices)
        else:
            way = Files.LINK if link else Files(files)
            wish = ExportWish(ExportShape(shape), way, query, deidentify)
            done = take_out(collection, images, wish, out, context)
    _tell(done, as_json)


def _query(shape: str, order: str | None, asked: dict[str, Any]) -> ScanQuery:
    usual = Order.CELL if shape == _PICTURES else Order.PATH
    # With the unreadable ones: DICOM files are among them, and what is left out is told.
    return ALL_THERE.but(
        label=None if asked["label"] is None else Label(asked["label"]),
        predicted=None if asked["predicted"] is None else Label(asked["predicted"]),
        split=asked["split"],
        tag=asked["tag"],
        is_error=asked["errors"] or None,
        reviewed=asked["reviewed"] or None,
        shortlisted=asked["shortlist"] or None,
        order=Order(order) if order else usual,
    )


def _tell(done: Exported, as_json: bool) -> None:
    changed = done.changed
    if as_json:
        counts = {
            "exported": done.exported,
            "skipped": done.skipped,
            "written": changed.written,
            "moved": changed.moved,
            "unchanged": changed.unchanged,
            "removed": changed.removed,
            "left_alone": changed.left_alone,
        }
        print_json(counts | path_fields(str(done.place), "place"))
        return
    say(f"{done.exported:,} scans exported to {displayable(str(done.place))}.")
    if changed.unchanged:
        say(
            f"Files: {changed.written:,} written, {changed.moved:,} moved, "
            f"{changed.removed:,} removed, {changed.unchanged:,} as they were."
        )
    if changed.left_alone:
        say(f"{changed.left_alone:,} files were changed by somebody else and left alone.")
    if done.skipped:
        say(f"{done.skipped:,} could not be: skipped.csv in that folder says why.")


def _check_wishes(shape: str) -> None:
    """Refuse an option that the shape would pass over: the export would be another one."""
    context = click.get_current_context()

    def refuse(names: tuple[str, ...], wanted: tuple[str, ...]) -> None:
        for name in names:
            is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
            if is_given and shape not in wanted:
                raise click.UsageError(f"--{name} goes with --as {', '.join(wanted)}.")

    refuse(_OF_PICTURES, (_PICTURES,))
    refuse(_OF_FILES, tuple(one.value for one in _WITH_FILES))
    refuse(("deidentify",), tuple(one.value for one in ExportShape))
