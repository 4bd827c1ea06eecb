"""Commands that read a folder through: `analyse`, `similar` and `demo`."""

import os
from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.opening import (
    check_folder,
    classifier_wanted,
    collection_at,
    engine_for,
    find_classifier,
    folder_argument,
    json_option,
    out_option,
    path_inside,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.program import Window
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.cli.window_or_not import has_display
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.neighbour_filter import LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan import ScanState, displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.analyse import Analysis, analyse
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.find_similar import (
    NEIGHBOURS,
    ImageAskedAbout,
    SimilarScan,
    find_similar,
    find_similar_to_file,
)
from ajna_desktop.tasks.find_hidden import HiddenLabels, find_hidden
from ajna_desktop.tasks.make_scans import COUNT, make_demo_scans
from ajna_desktop.tasks.open_folder import open_folder


@click.command("analyse")
@folder_argument
@out_option
@click.option(
    "--classifier",
    "name",
    help="A bundle's name or folder; without it, the labels of FOLDER teach one.",
)
@store_option
@json_option
def analyse_command(
    folder: Path, out: Path, name: str | None, store: Path | None, as_json: bool
) -> None:
    """Read every image of FOLDER, judge it, and write figures and a report.

    Without --classifier, each image is judged by a classifier that was fitted on the other
    images' labels and never saw it. OUT gets predictions.csv, metrics.json, skipped.csv and
    report.html. Running it again reads only what changed.
    """
    users = UserFolders.of_this_user()
    classifier = find_classifier(name, users) if name is not None else None
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
        classifier_wanted(),
    ):
        found = analyse(collection, engine, out, context, classifier)
    if as_json:
        print_json(found.metrics)
    else:
        _print_analysis(found)


def _print_analysis(found: Analysis) -> None:
    metrics = found.metrics
    click.echo(f"Images judged: {metrics['n']:,}; skipped: {metrics['skipped']:,}.")
    if found.tally.matrix.total:
        shares = f"accuracy {metrics['accuracy']:.4f}"
        shares += f", balanced accuracy {metrics['balanced_accuracy']:.4f}"
        if metrics["auc"] is not None:
            shares += f", area under the ROC curve {metrics['auc']:.4f}"
        click.echo(f"With a label: {metrics['compared']:,}; {shares}.")
        if unknown := _labels_unknown_to_classifier(found):
            known = ", ".join(found.run.labels)
            click.echo(f"The classifier knows {known}; every {unknown} counts as an error.")
    if found.run.operating_point is not None:
        click.echo(f"Operating point: {found.run.operating_point.in_words()}.")
    click.echo(f"{metrics['seconds']:.1f} s on {metrics['device']}.")
    click.echo(f"The report is {displayable(str(found.report))}")


def _labels_unknown_to_classifier(found: Analysis) -> str:
    figures = found.tally.matrix.per_class()
    there = [one.label for one in figures if one.support and one.label not in found.run.labels]
    return ", ".join(there)


@click.command("similar")
@folder_argument
@click.argument("image")
@click.option(
    "-k",
    "count",
    default=NEIGHBOURS,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="How many.",
)
@click.option(
    "--label",
    type=click.Choice([wanted.value for wanted in LabelWanted]),
    default=LabelWanted.ANY.value,
    show_default=True,
    help="Only scans with the label of IMAGE, or only those with another one.",
)
@click.option("--split", help="Only scans of this split.")
@click.option("--reviewed", is_flag=True, help="Only scans that a person looked at.")
@click.option(
    "--same-group",
    is_flag=True,
    help="Also scans of the same patient or container; they are left out otherwise.",
)
@store_option
@json_option
def similar_command(
    folder: Path,
    image: str,
    count: int,
    label: str,
    split: str | None,
    reviewed: bool,
    same_group: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Find the scans of FOLDER that look most like IMAGE.

    IMAGE is a file of FOLDER, or any other image file. The distance is 0 for the same features
    and at most 2.
    """
    users = UserFolders.of_this_user()
    wanted = NeighbourFilter(LabelWanted(label), split, reviewed, not same_group)
    check_folder(folder)
    if not any(map(os.path.lexists, (image, os.path.join(folder, image)))):
        raise ImageUnreadable(f"There is no file “{displayable(image)}”.")
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        open_folder(collection, engine.images, context)
        extract_features(collection, engine.inference, context)
        build_index(collection, engine, context)
        scan = collection.scans.by_path(path_inside(collection.folder, image))
        if scan is not None and scan.state is ScanState.READABLE:
            near = find_similar(collection, engine, scan, context, count, wanted)
        else:
            asked = ImageAskedAbout(image)
            near = find_similar_to_file(collection, engine, asked, context, count, wanted)
    if as_json:
        print_json([_in_json(one) for one in near])
    else:
        for one in near:
            click.echo(_line(one))
    if not near:
        say("There is no other scan in FOLDER that answers this.")


def _in_json(one: SimilarScan) -> dict[str, Any]:
    return {
        **path_fields(one.scan.path),
        "distance": round(one.distance, 6),
        "same_content": one.same_content,
        "label": one.scan.label,
        "predicted": one.prediction.label if one.prediction else None,
        "confidence": round(one.prediction.confidence, 6) if one.prediction else None,
    }


def _line(one: SimilarScan) -> str:
    guess = ""
    if one.prediction:
        guess = f"  predicted {one.prediction.label} {one.prediction.confidence:.2f}"
    same = "  same content" if one.same_content else ""
    label = one.scan.label or "no label"
    return displayable(f"{one.distance:.4f}  {one.scan.path}  {label}{guess}{same}")


@click.command("demo")
@click.argument("place", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--count", default=COUNT, show_default=True, type=click.IntRange(40, 5000), help="Scans."
)
@click.option(
    "--window/--no-window",
    "wanted",
    default=None,
    help="Open the window in the end; by default where there is a display.",
)
@json_option
@click.pass_obj
def demo_command(
    window: Window, /, place: Path | None, count: int, wanted: bool | None, as_json: bool
) -> int:
    """Simulate a day of container scans, hide wrong labels in it, and find them.

    The scans, which are synthetic, and the results go to DIR, by default your data folder.
    """
    users = UserFolders.of_this_user()
    place = (place or users.data / "demo").absolute()
    out = place / "results"
    with task_context() as context:
        folder, scans = make_demo_scans(place, context, count)
    with (
        collection_at(folder, None) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        found = analyse(collection, engine, out, context)
        hidden = find_hidden(collection, scans)
    if as_json:
        print_json(_demo_in_json(found, hidden, folder))
    else:
        click.echo(hidden.in_words())
        _print_analysis(found)
        click.echo(f"The scans are in {displayable(str(folder))}, the answer key is beside it.")
    if has_display() if wanted is None else wanted:
        return window.open(folder, None)
    picture = out / "window.png"
    window.take_picture(folder, None, picture)
    say(f"A picture of the window is {displayable(str(picture))}")
    return 0


def _demo_in_json(found: Analysis, hidden: HiddenLabels, folder: Path) -> dict[str, Any]:
    return {
        **path_fields(str(folder), "folder"),
        **path_fields(str(found.report), "report"),
        "scans": hidden.scans,
        "wrong_labels": hidden.hidden,
        "disagreements": hidden.disagreements,
        "wrong_labels_among_first": hidden.among_first,
        "places": list(hidden.places),
        "metrics": found.metrics,
    }
