"""The command `compare`: finished classifiers on the same scans."""

from pathlib import Path

import click

from ajna_desktop.cli.opening import (
    collection_at,
    engine_for,
    find_classifier,
    folder_argument,
    json_option,
    out_option,
    seed_option,
    store_option,
)
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.cli.studying import print_comparison
from ajna_desktop.domain.training import Split
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.study.compare import compare_classifiers


@click.command("compare")
@folder_argument
@click.argument("names", metavar="CLASSIFIER CLASSIFIER …", nargs=-1, required=True)
@out_option
@click.option(
    "--split",
    type=click.Choice([split.value for split in Split]),
    help="Judge the scans of this split alone; by default every labelled scan.",
)
@seed_option
@store_option
@json_option
def compare_command(
    folder: Path,
    names: tuple[str, ...],
    out: Path,
    split: str | None,
    seed: int,
    store: Path | None,
    as_json: bool,
) -> int:
    """Judge the labelled scans of FOLDER by two or more installed classifiers, and compare.

    A classifier is given by its name, id or folder. OUT gets the files of `study`: figures
    with intervals, confusion matrices, McNemar's test of each two, and every scan on which
    they disagree. A classifier that learnt from these scans looks better than it is.
    """
    users = UserFolders.of_this_user()
    classifiers = {bundle.id: bundle for bundle in (find_classifier(n, users) for n in names)}
    if len(classifiers) < 2:
        raise click.UsageError("Give two different classifiers or more.")
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        found = compare_classifiers(
            collection,
            engine,
            out,
            list(classifiers.values()),
            context,
            split=Split(split) if split else None,
            seed=seed,
        )
    return print_comparison(found, as_json)
