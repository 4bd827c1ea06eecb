"""The command `classify`: what a classifier that was made elsewhere says of a folder."""

from pathlib import Path

import click

from ajna_desktop.cli.deciding import label_option, point_of, threshold_option
from ajna_desktop.cli.opening import (
    collection_at,
    engine_for,
    find_classifier,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.judging.classify_folder import ClassifiedFolder, classify_folder


@click.command("classify")
@folder_argument
@click.option(
    "--classifier",
    "name",
    required=True,
    help="A bundle's name or folder; `models list` tells which there are.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write predictions.csv, skipped.csv and metrics.json; never among the scans.",
)
@threshold_option
@label_option
@store_option
@json_option
def classify_command(
    folder: Path,
    name: str,
    out: Path | None,
    threshold: float | None,
    label: str | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Judge every image of FOLDER by a classifier, whatever its kind.

    Its predictions become those that the window shows. Running it again reads only what
    changed; with another classifier on the same network it takes no time at all. Without
    --threshold it decides where it was last told to in this folder, else where its bundle says.
    """
    users = UserFolders.of_this_user()
    classifier = find_classifier(name, users)
    wanted = point_of(classifier.labels, threshold, label)
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        found = classify_folder(collection, engine, classifier, context, out, wanted)
    if as_json:
        print_json(found.metrics)
        return
    _print(found)
    if out is not None:
        click.echo(f"The predictions are in {displayable(str(out / 'predictions.csv'))}")


def _print(found: ClassifiedFolder) -> None:
    metrics, run = found.metrics, found.run
    click.echo(f"{run.classifier}: {', '.join(run.labels)}")
    if run.operating_point is not None:
        click.echo(f"Operating point: {run.operating_point.in_words()}.")
    click.echo(f"Images judged: {metrics['n']:,}; skipped: {metrics['skipped']:,}.")
    for label, count in metrics["predicted"].items():
        click.echo(f"  {count:8,}  {label}")
    if found.tally.matrix.total:
        click.echo(
            f"With a label: {metrics['compared']:,}; accuracy {metrics['accuracy']:.4f}, "
            f"balanced accuracy {metrics['balanced_accuracy']:.4f}."
        )
    click.echo(f"{metrics['seconds']:.1f} s on {metrics['device']}.")
