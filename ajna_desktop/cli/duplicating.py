"""The command `duplicates`: which scans show one image, and what that means."""

from dataclasses import replace
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
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.split_repair import SplitRepair
from ajna_desktop.domain.twins import TwinPair
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.twins.export_twins import export_twins
from ajna_desktop.tasks.twins.find_twins import find_twins
from ajna_desktop.tasks.twins.mend_splits import plan_mending
from ajna_desktop.tasks.twins.read_twins import TwinsFound

_NOTE = "same image in two splits"


@click.command("duplicates")
@folder_argument
@click.option(
    "--across",
    type=click.Choice(["split", "group"]),
    help="Only pairs in two splits (leaks), or of two containers or patients (findings).",
)
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write the pairs there.")
@click.option(
    "--repair-splits",
    is_flag=True,
    help="Give all copies of an image, with their patients, one split. FOLDER stays as it is.",
)
@store_option
@json_option
def duplicates_command(
    folder: Path,
    across: str | None,
    table: Path | None,
    repair_splits: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Find the scans of FOLDER that show the same image twice.

    Copies are found by their bytes and pixels; near copies also where they were encoded anew,
    scaled, moved, cut, mirrored, or given other grey levels. The first run describes every
    scan; later ones compare what is new.
    """
    users = UserFolders.of_this_user()
    if table is not None:
        outside(table, folder)  # told now, not after an hour of work
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        open_folder(collection, engine.images, context)
        found = find_twins(collection, engine, context)
        repair = plan_mending(collection, found)
        if repair_splits:
            collection.splits.assign(repair.assigned, _NOTE)
        pairs = [pair for pair in found.pairs if _is_wanted(pair, across)]
        if table is not None:
            export_twins(collection, replace(found, pairs=tuple(pairs)), table)
        _print(collection, found, pairs, repair, repair_splits, as_json)


def _is_wanted(pair: TwinPair, across: str | None) -> bool:
    match across:
        case "split":
            return pair.is_leak
        case "group":
            return pair.crosses_groups and pair.counts_as_copy
    return True


def _print(
    collection: Collection,
    found: TwinsFound,
    pairs: list[TwinPair],
    repair: SplitRepair,
    is_repaired: bool,
    as_json: bool,
) -> None:
    ids = sorted({one for pair in pairs for one in pair.scan_ids})
    paths = {scan.id: scan.path for scan in collection.scans.scans(ids)}
    if as_json:
        print_json(
            {
                "scans": found.scans,
                "not_compared": found.newer,
                "groups": len(found.groups),
                "leaks": repair.leaks,
                "moved": len(repair.moves) if is_repaired else 0,
                "pairs": [_in_json(pair, paths) for pair in pairs],
            }
        )
        return
    for pair in pairs:
        first, second = (paths[one] for one in pair.scan_ids)
        click.echo(displayable(f"{_told(pair)}  {first}  {second}"))
    say(f"{found.scans:,} scans; {len(pairs):,} pairs; {repair.leaks:,} across splits.")
    if found.newer:
        say(f"{found.newer:,} could not be compared.")
    if is_repaired:
        say(f"{len(repair.moves):,} scans were given another split.")


def _told(pair: TwinPair) -> str:
    verdict = f"judged {pair.judged.judgement}" if pair.judged else pair.verdict
    return f"{verdict:<10}{pair.likeness.kind:<12}{pair.likeness.score:.3f}"


def _in_json(pair: TwinPair, paths: dict[Any, str]) -> dict[str, Any]:
    likeness = pair.likeness
    return {
        **path_fields(paths[pair.scan_ids[0]], "first"),
        **path_fields(paths[pair.scan_ids[1]], "second"),
        "kind": likeness.kind,
        "score": round(likeness.score, 4),
        "verdict": pair.verdict,
        "judged": pair.judged.judgement if pair.judged else None,
        "is_leak": pair.is_leak,
        "splits": list(pair.splits),
        "groups": list(pair.groups),
        "labels": list(pair.labels),
        "matrix": [round(number, 6) for number in likeness.matrix],
        "overlap": round(likeness.overlap, 4),
        "is_inverted": likeness.is_inverted,
        "is_mirrored": likeness.is_mirrored,
    }
