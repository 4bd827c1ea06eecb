"""The command `import-labels`."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.importing.import_labels import (
    LabelChoices,
    LabelsFound,
    find_labels,
    take_labels,
)
from ajna_desktop.tasks.importing.import_predictions import (
    PredictionsFound,
    find_predictions,
    take_predictions,
)
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.images import ImageReader

_MOST_REASONS = 10
_OF_LABELS = ("label", "status", "confirm_equal", "override_people")


@click.command("import-labels")
@folder_argument
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "shape",
    type=click.Choice(["labels", "predictions"]),
    default="labels",
    show_default=True,
    help="What TABLE says. Predictions need a column `p_<label>` for each class. For other "
    "columns see `columns import`.",
)
@click.option("--key", help="The column that names scans; by default it is found.")
@click.option("--label", help="The column with the labels; by default “label”, “class” …")
@click.option("--status", help="The column that says confirmed, ambiguous …, if there is one.")
@click.option(
    "--confirm-equal",
    is_flag=True,
    help="A row that says what holds already counts as a confirmation.",
)
@click.option(
    "--override-people",
    is_flag=True,
    help="Rows hold against what people said in FOLDER; otherwise that stays.",
)
@click.option("--reader", default="", help="In whose name; by default yours.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@store_option
@json_option
def import_labels_command(
    folder: Path,
    table: Path,
    shape: str,
    key: str | None,
    label: str | None,
    status: str | None,
    confirm_equal: bool,
    override_people: bool,
    reader: str,
    dry_run: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Take labels or predictions for the scans of FOLDER from TABLE.

    TABLE is CSV, TSV, JSON (a list of objects) or JSON lines. One column names the scans: by
    path within FOLDER, by content hash (SHA-256), by file name with or without ending, or by
    group. Rows that cannot be used are listed with the reason; all others are taken as one
    change, of which a backup is made before.
    """
    context_of_click = click.get_current_context()
    for name in _OF_LABELS if shape == "predictions" else ():
        if context_of_click.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name.replace('_', '-')} goes with --as labels.")
    with collection_at(folder, store, reader) as collection, task_context() as context:
        with closing(ImageReader()) as images:
            open_folder(collection, images, context)
        if shape == "predictions":
            told = find_predictions(collection, table, context, key)
            if not dry_run:
                take_predictions(collection, told)
            report = _of_predictions(told)
        else:
            choices = LabelChoices(key, label, status, confirm_equal, override_people)
            found = find_labels(collection, table, context, choices)
            if not dry_run and found.decisions:
                take_labels(collection, found)
            report = _of_labels(found)
    if as_json:
        print_json({"dry_run": dry_run, **report})
    else:
        _tell(report, dry_run)


def _of_labels(found: LabelsFound) -> dict[str, Any]:
    return {
        "key": found.key,
        "matched_by": found.matched_by,
        "rows": found.rows,
        "changing": found.changing,
        "equal": found.equal,
        "kept": found.kept,
        "silent": found.silent,
        "refused_rows": found.refused_rows,
        "scans": len(found.decisions),
        "changes": [{"from": old, "to": new, "scans": n} for old, new, n in found.changes],
        "new_classes": list(found.new_classes),
        "refused": [{"line": line, "reason": reason} for line, reason in found.refused],
    }


def _of_predictions(found: PredictionsFound) -> dict[str, Any]:
    return {
        "key": found.key,
        "matched_by": found.matched_by,
        "rows": found.rows,
        "scans": len(found.probabilities),
        "classes": list(found.labels),
        "refused_rows": found.refused_rows,
        "refused": [{"line": line, "reason": reason} for line, reason in found.refused],
    }


def _tell(report: dict[str, Any], dry_run: bool) -> None:
    told = displayable(report["key"])
    click.echo(f"Column “{told}” names the scans, by {report['matched_by']}.")
    for change in report.get("changes", ()):
        pair = displayable(f"{change['from']} → {change['to']}")
        click.echo(f"  {pair}: {change['scans']:,}")
    if "classes" in report:
        click.echo(f"Classes: {displayable(', '.join(report['classes']))}.")
    for name, said in (
        ("equal", "rows say what holds already"),
        ("kept", "rows are against what people said here, which stays (--override-people)"),
        ("silent", "rows say nothing of a label"),
        ("refused_rows", "rows could not be used"),
    ):
        if report.get(name):
            click.echo(f"{report[name]:,} {said}.")
    for one in report["refused"][:_MOST_REASONS]:
        click.echo(f"  line {one['line']}: {displayable(one['reason'])}")
    if report.get("new_classes"):
        click.echo(f"New classes: {displayable(', '.join(report['new_classes']))}.")
    done = "would be changed; nothing was" if dry_run else "changed"
    say(f"{report['scans']:,} scans {done}.")
