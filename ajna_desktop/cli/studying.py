"""The command `study`: train, compare and time every method on one folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from ajna_desktop.cli.opening import (
    collection_at,
    engine_for,
    folder_argument,
    json_option,
    out_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.comparison import Comparison, ComparisonRow, Duel
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.splits import on_two_sides
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.study.study import study
from ajna_desktop.tasks.study.writing import Study

_MOST_DUELS: Final = 10  # pairs that are printed; the report has all
_LISTED: Final = "\n".join(f"  {one.name:31}{one.title}" for one in METHODS.values())


def _names(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Take names of methods apart, and refuse what is none."""
    names = tuple(name.strip() for part in given for name in part.split(",") if name.strip())
    for name in names:
        if name not in METHODS:
            raise click.BadParameter(
                f"“{displayable(name)}” is none of the methods; see --help."
            )
    return names


@click.command("study", epilog=f"\b\nMethods:\n{_LISTED}")
@folder_argument
@out_option
@click.option(
    "--only",
    metavar="NAME[,NAME …]",
    multiple=True,
    callback=_names,
    help="Methods; may be given several times. Without it, all of them.",
)
@click.option(
    "--seed",
    default=0,
    show_default=True,
    type=click.IntRange(0, 2**31 - 1),
    help="Of splits, trainings and intervals.",
)
@click.option(
    "--resample",
    is_flag=True,
    help="Deal train, validation and test anew, by group, whatever FOLDER says.",
)
@click.option("--again", is_flag=True, help="Make again what is finished already.")
@store_option
@json_option
def study_command(
    folder: Path,
    out: Path,
    only: tuple[str, ...],
    seed: int,
    resample: bool,
    again: bool,
    store: Path | None,
    as_json: bool,
) -> int:
    """Train the classifiers of the original study on FOLDER, compare and time them.

    Each learns from the training split, is stopped and chosen by the validation split, and
    judges the test split once. OUT gets study.html, study.json, comparison.csv,
    predictions.csv and disagreements.csv. All methods take hours without a GPU; after Ctrl+C,
    the same command goes on where it was stopped. A method that cannot be trained here, for
    want of weights for example, is told with the reason; the exit code is 1 when none could.
    """
    users = UserFolders.of_this_user()
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        found = study(
            collection, engine, out, context, only, seed=seed, resample=resample, again=again
        )
    if not print_comparison(found, as_json):
        return 0
    say("None of the methods could be trained here: the report tells why.")
    return 1


def print_comparison(found: Study, as_json: bool) -> int:
    """Print how classifiers compare; return 1 when none of them came to anything."""
    rows = found.comparison.rows
    if as_json:
        print_json(_in_json(found.comparison, found.page))
    else:
        for row in rows:
            click.echo(_line(row))
        if len(found.comparison.duels) <= _MOST_DUELS:
            for duel in found.comparison.duels:
                click.echo(_duel(duel, rows))
        if leaks := found.comparison.splits.leaks:
            click.echo(displayable(on_two_sides(leaks, found.leaking)))
        click.echo(f"The report is {displayable(str(found.page))}")
    return 0 if any(row.has_figures or row.bundle for row in rows) else 1


def _in_json(comparison: Comparison, page: Path) -> dict[str, Any]:
    """Return figures without the curves and cells, which study.json has."""
    left_out = ("curves", "cells", "settings", "fingerprint")
    rows = [
        {name: value for name, value in as_plain(row).items() if name not in left_out}
        for row in comparison.rows
    ]
    return {
        **path_fields(str(page), "report"),
        "labels": list(comparison.labels),
        "splits": as_plain(comparison.splits),
        "rows": rows,
        "agreement": as_plain(comparison.agreement),
        "duels": as_plain(comparison.duels),
        "disagreeing": comparison.disagreeing,
        "search": as_plain(comparison.search),
        "noise": as_plain(comparison.noise),
        "timing": as_plain(comparison.timing),
    }


def _line(row: ComparisonRow) -> str:
    # An installed classifier is known by its name, a method by the word that `--only` takes.
    known = row.key if row.name in METHODS else row.full_title
    name = displayable(f"{known:56}")
    if row.accuracy is None or row.balanced_accuracy is None:
        return f"{name}{displayable(row.reason)}"
    took = f"  {row.seconds:.0f} s" if row.seconds else ""
    auc = f"  AUC {row.auc.value:.4f}" if row.auc else ""
    return (
        f"{name}accuracy {row.accuracy.value:.4f}  balanced {row.balanced_accuracy:.4f}{auc}"
        f"  F-beta {row.macro_f_beta or 0:.4f}{took}"
    )


def _duel(duel: Duel, rows: Sequence[ComparisonRow]) -> str:
    titles = {row.key: row.full_title for row in rows}
    figure = duel.difference
    return displayable(
        f"{titles[duel.one]} / {titles[duel.other]}: accuracy differs by {figure.value:+.2%} "
        f"({figure.low or 0:+.2%} to {figure.high or 0:+.2%}), right alone "
        f"{duel.only_one:,} / {duel.only_other:,}, p = {duel.p_value:.3g}"
    )
