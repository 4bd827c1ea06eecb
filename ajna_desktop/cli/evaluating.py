"""The command `evaluate`: how a classifier fares, and where it had better decide."""

from pathlib import Path

import click

from ajna_desktop.cli.deciding import label_option, wish_of, wish_options
from ajna_desktop.cli.opening import (
    classifier_of,
    classifier_wanted,
    collection_at,
    engine_for,
    find_classifier,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.program import Window
from ajna_desktop.cli.reporting import (
    anonymous_option,
    check_place,
    report_option,
    write_report,
)
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.evaluation.evaluate import evaluate
from ajna_desktop.tasks.evaluation.evaluation import Evaluation, Question
from ajna_desktop.tasks.evaluation.evaluation_files import METRICS, evaluation_metrics
from ajna_desktop.tasks.report.report import report_on


@click.command("evaluate")
@folder_argument
@click.option(
    "--classifier",
    "name",
    help="A bundle's name or folder, which judges every image first; without it, what was "
    "predicted last is evaluated.",
)
@wish_options
@label_option
@click.option("--split", help="Only the images of this split: train, val or test.")
@click.option(
    "--curated/--found",
    default=True,
    help="Against the labels that hold now (the default), or those of the folder.",
)
@click.option("--keep", is_flag=True, help="Decide so in FOLDER from now on.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write metrics.json, per_class.csv, confusion.csv and thresholds.csv; never "
    "among the scans.",
)
@report_option
@anonymous_option
@store_option
@json_option
@click.pass_obj
def evaluate_command(
    window: Window,
    /,
    folder: Path,
    name: str | None,
    label: str | None,
    split: str | None,
    curated: bool,
    keep: bool,
    out: Path | None,
    report: Path | None,
    anonymous: bool,
    store: Path | None,
    as_json: bool,
    **wishes: float | None,
) -> None:
    """Tell how the predictions for FOLDER fare against its labels, with 95 % intervals.

    A threshold may be given or chosen: by the share to be found, by what errors cost, or by
    how many alarms a day can be looked at. It is only tried, unless --keep is given.
    """
    wish = wish_of(wishes)
    if keep and not wish:
        raise click.UsageError("--keep goes with a threshold, or a way to choose one.")
    if anonymous and report is None:
        raise click.UsageError("--anonymous goes with --report.")
    users = UserFolders.of_this_user()
    classifier = find_classifier(name, users) if name is not None else None
    question = Question(wish, Label(label) if label else None, split, curated, keep)
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        if report is not None:
            check_place(report, collection.folder)
        with classifier_wanted():
            found = evaluate(collection, engine, context, question, classifier, out)
        if report is not None:
            by = classifier or classifier_of(found.run, users)
            document = report_on(found, collection, engine, context, by, is_anonymous=anonymous)
            write_report(window, document, report)
    if as_json:
        print_json(evaluation_metrics(found))
        return
    _print(found)
    if out is not None:
        click.echo(f"The figures are in {displayable(str(out / METRICS))}")
    if report is not None:
        click.echo(f"The report is {displayable(str(report))}")


def _print(found: Evaluation) -> None:
    figures, rest = found.figures, found.figures.against_rest
    click.echo(f"{found.run.classifier}: {', '.join(found.run.labels)}")
    how = figures.point.in_words() if figures.point else "the most probable class"
    click.echo(f"Decides by: {how}.")
    if found.chosen is not None:
        click.echo(found.chosen.sentence)
        if found.chosen.caution:
            click.echo(found.chosen.caution)
        kept = "are decided otherwise now" if found.question.keep else "would flip"
        click.echo(f"Scans that {kept}: {found.flips:,}.")
    labels = "as curated" if found.question.curated else "as found"
    click.echo(f"With a label ({labels}): {figures.matrix.total:,}.")
    if aside := _not_among(found):
        click.echo(f"Not among them: {aside}.")
    if not figures.matrix.total:
        click.echo("There is no label to compare the predictions with.")
        return
    _table(
        "All classes",
        ("accuracy", figures.overall.accuracy),
        ("balanced accuracy", figures.overall.balanced_accuracy),
    )
    _table(
        f"{found.scored.label} against the rest",
        ("recall", rest.recall),
        ("precision", rest.precision),
        ("specificity", rest.specificity),
        ("F1", rest.f1),
        ("area under the ROC curve", figures.ranking.area_under_roc),
        ("average precision", figures.ranking.average_precision),
    )


def _not_among(found: Evaluation) -> str:
    """Return how many scans are not evaluated, and why."""
    tally = found.tally
    reasons = (
        (tally.unpredicted, "without a prediction (give --classifier to judge them)"),
        (tally.unlabelled, "without a label"),
        (tally.ambiguous, "ambiguous"),
        (tally.bad_images, "bad images"),
        (tally.unreadable, "unreadable"),
    )
    return ", ".join(f"{count:,} {reason}" for count, reason in reasons if count)


def _table(title: str, *rows: tuple[str, Measured | None]) -> None:
    click.echo(title)
    for name, figure in rows:
        if figure is None:
            click.echo(f"  {name:26} –")
        elif figure.low is None or figure.high is None:
            click.echo(f"  {name:26} {figure.value:.4f}")
        else:
            click.echo(
                f"  {name:26} {figure.value:.4f}  ({figure.low:.4f} to {figure.high:.4f})"
            )
