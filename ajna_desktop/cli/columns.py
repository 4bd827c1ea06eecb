"""The commands `columns import`, `columns list` and `columns remove`."""

from contextlib import closing
from pathlib import Path

import click
import numpy as np

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.importing.import_columns import ColumnImport, import_columns
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.images import ImageReader

_MOST_REASONS = 10


@click.group("columns")
def columns_command() -> None:
    """What is known of the scans besides their images: split, terminal, scanner, date …"""


@columns_command.command("import")
@folder_argument
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--key", help="The column of TABLE that names scans; by default it is found.")
@store_option
@json_option
def import_command(
    folder: Path, table: Path, key: str | None, store: Path | None, as_json: bool
) -> None:
    """Take the columns of TABLE (CSV or TSV with a heading) for the scans of FOLDER.

    One column names the scans: by path within FOLDER, by file name with or without ending, or
    by group (patient, container). Columns of the same name are replaced.
    """
    with collection_at(folder, store) as collection, task_context() as context:
        with closing(ImageReader()) as images:
            open_folder(collection, images, context)
        done = import_columns(collection, table, context, key)
    if as_json:
        print_json(
            {
                "columns": done.columns,
                "key": done.key,
                "matched_by": done.matched_by,
                "rows": done.rows,
                "scans": done.scans,
                "refused_rows": done.refused_rows,
                "refused": [{"line": line, "reason": reason} for line, reason in done.refused],
            }
        )
    else:
        _tell(done)


def _tell(done: ColumnImport) -> None:
    click.echo(
        f"{len(done.columns)} columns for {done.scans:,} scans: {', '.join(done.columns)}."
    )
    click.echo(f"Column “{done.key}” names them, by {done.matched_by}.")
    if done.refused_rows:
        click.echo(f"{done.refused_rows:,} of {done.rows:,} rows could not be used:")
    for line, reason in done.refused[:_MOST_REASONS]:
        click.echo(f"  line {line}: {reason}")


@columns_command.command("list")
@folder_argument
@store_option
@json_option
def list_command(folder: Path, store: Path | None, as_json: bool) -> None:
    """List the columns, and how many scans have a value in each."""
    with collection_at(folder, store, read_only=True) as collection:
        every = [collection.columns.values(one) for one in collection.columns.columns()]
    if as_json:
        print_json(
            [
                {
                    "column": one.column.title,
                    "built_in": one.column.is_built_in,
                    "scans": int(np.count_nonzero(one.codes >= 0)),
                    "values": len(one.names),
                }
                for one in every
            ]
        )
        return
    for one in every:
        scans = int(np.count_nonzero(one.codes >= 0))
        title = displayable(one.column.title)
        click.echo(f"{title}: {scans:,} scans, different values: {len(one.names):,}")


@columns_command.command("remove")
@folder_argument
@click.argument("name")
@store_option
def remove_command(folder: Path, name: str, store: Path | None) -> None:
    """Remove the column NAME that a table brought along."""
    with collection_at(folder, store) as collection:
        collection.columns.remove(_of_table(collection.columns.columns(), name))
    say(f"The column “{displayable(name)}” was removed.")


def _of_table(columns: list[Column], name: str) -> Column:
    given = [one for one in columns if not one.is_built_in]
    for one in given:
        if one.title == name:
            return one
    known = ", ".join(one.title for one in given) or "none"
    raise TableUnreadable(
        f"No table brought a column “{displayable(name)}”. There are: {known}."
    )
