"""The command `split`: deal scans out to train, validation and test anew."""

from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.opening import (
    collection_at,
    engine_for,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.curating.split_plan import Leaks, Shares, SplitPlan
from ajna_desktop.domain.errors import SplitRefused
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.curating.split_anew import plan_split_of
from ajna_desktop.tasks.open_folder import open_folder

_SHARE = click.FloatRange(0, 1)


@click.command("split")
@folder_argument
@click.option("--train", type=_SHARE, default=0.7, show_default=True, help="To learn from.")
@click.option(
    "--val", "validation", type=_SHARE, default=0.15, show_default=True, help="To choose by."
)
@click.option("--test", type=_SHARE, default=0.15, show_default=True, help="To judge by.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same deals the same.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@store_option
@json_option
def split_command(
    folder: Path,
    train: float,
    validation: float,
    test: float,
    seed: int,
    dry_run: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Deal the scans of FOLDER out to train, validation and test anew.

    Every label has its share of each part. Scans of one patient or container, equal files, and
    copies that `duplicates` found stay together. The files stay where they are: the program
    remembers the splits of the folder, and what they were before.
    """
    shares = Shares(train, validation, test)
    users = UserFolders.of_this_user()
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        open_folder(collection, engine.images, context)
        plan = plan_split_of(collection, shares, seed)
        if plan.leaks_after.total:
            raise SplitRefused(f"This would leak: {_told(plan.leaks_after)} on two sides.")
        if not dry_run:
            collection.splits.assign(plan.assigned, plan.note)
    if as_json:
        print_json(_in_json(plan, is_done=not dry_run))
    else:
        _print(plan, is_done=not dry_run)


def _print(plan: SplitPlan, *, is_done: bool) -> None:
    parts = [part.value for part in plan.shares.of_parts]
    for label in plan.labels:
        counts = "  ".join(f"{part} {plan.counts_after[label, part]:,}" for part in parts)
        click.echo(displayable(f"{label or 'without a label'}: {counts}"))
    say(f"On two sides before: {_told(plan.leaks_before)}; after: {_told(plan.leaks_after)}.")
    if plan.not_compared:
        say(
            f"{plan.not_compared:,} scans were not compared with the others: run `duplicates` "
            "first to keep their copies together."
        )
    said = "were given another split" if is_done else "would be given another split"
    say(f"{len(plan.moves):,} scans {said}.")


def _told(leaks: Leaks) -> str:
    return f"{leaks.groups:,} groups, {leaks.contents:,} contents, {leaks.twins:,} copies"


def _in_json(plan: SplitPlan, *, is_done: bool) -> dict[str, Any]:
    return {
        "is_done": is_done,
        "moved": len(plan.moves),
        "seed": plan.seed,
        "counts": [
            {"label": label, "split": part, "scans": count}
            for (label, part), count in sorted(
                plan.counts_after.items(), key=lambda one: (one[0][0] or "", one[0][1])
            )
        ],
        "leaks_before": _leaks(plan.leaks_before),
        "leaks_after": _leaks(plan.leaks_after),
        "not_compared": plan.not_compared,
    }


def _leaks(leaks: Leaks) -> dict[str, int]:
    return {"groups": leaks.groups, "contents": leaks.contents, "copies": leaks.twins}
