"""The command `merge`: take over what another reader said."""

from collections import Counter
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.readers.merge_event import Conflict, MergePlan
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.merge import find_store, look_into, merge
from ajna_desktop.workers.images import ImageReader


@click.command("merge")
@folder_argument
@click.argument("other", metavar="OTHER_STORE", type=click.Path(path_type=Path))
@click.option("--reader", default="", help="Who merges; by default you.")
@click.option("--dry-run", is_flag=True, help="Only tell what it would do.")
@store_option
@json_option
def merge_command(
    folder: Path, other: Path, reader: str, dry_run: bool, store: Path | None, as_json: bool
) -> None:
    """Take over what was said in OTHER_STORE: labels, notes, judgements, second readings.

    OTHER_STORE is the file of another reader, a backup, a copy of your own that was continued
    elsewhere, or a folder of scans that was opened on this computer. It stays as it is.
    Images are known by their content, so the folders need not be alike. Merging again changes
    nothing, and the order in which stores are merged does not matter. Where readers who did
    not know of each other differ, the latest word holds until somebody decides.
    """
    with (
        collection_at(folder, store, reader) as collection,
        closing(ImageReader()) as images,
        task_context() as context,
    ):
        place = find_store(other, UserFolders.of_this_user())
        open_folder(collection, images, context)
        there = look_into(collection, place, context)
        plan = there.plan if dry_run else merge(collection, there, context)
        _print(collection, plan, dry_run, as_json)


def _print(collection: Collection, plan: MergePlan, dry_run: bool, as_json: bool) -> None:
    conflicts = [] if dry_run else collection.merges.conflicts()
    if as_json:
        told = asdict(plan) | {"changes": len(plan.changes), "is_nothing": plan.is_nothing}
        print_json(told | {"open": [_in_json(collection, one) for one in conflicts]})
        return
    if plan.is_nothing:
        click.echo("Everything in that store is known here already; nothing changed.")
    would = "would be" if dry_run else "were"
    for reader, count in plan.said_by.items():
        click.echo(f"{count:>8,}  new words on labels by {displayable(reader)}")
    for number, what in (
        (plan.annotations, "events of notes, tags and rectangles"),
        (plan.pairs, "judgements about pairs"),
        (plan.readings, "events of second readings"),
        (plan.not_here, "images that are not in this folder: kept for when they come"),
        (plan.unopened, "words on files that were never opened there: kept"),
    ):
        if number:
            click.echo(f"{number:>8,}  {what}")
    moves = Counter((change.old_label, change.new_label) for change in plan.changes)
    for (old, new), count in moves.most_common():
        label, former = new or "no label", old or "no label"
        change = f"labelled {former} → {label}" if old != new else f"reviewed, still {label}"
        click.echo(displayable(f"{count:>8,}  {would} {change}"))
    for conflict in conflicts:
        click.echo(_line(collection, conflict))
    if plan.conflicts:
        say(f"Readers differ on {plan.conflicts:,}: `relabel` decides, or the tab Readers.")


def _line(collection: Collection, conflict: Conflict) -> str:
    paths = [scan.path for scan in collection.scans.scans(conflict.scan_ids)]
    said = ", ".join(
        f"{event.reader}: {event.new_label or 'no label'} ({event.new_status.value})"
        for event in conflict.opinions
    )
    return displayable(f"differ    {paths[0] if paths else 'not in this folder'}  {said}")


def _in_json(collection: Collection, conflict: Conflict) -> dict[str, Any]:
    scans = collection.scans.scans(conflict.scan_ids)
    return {
        "content_hash": conflict.content_hash,
        "scans": [path_fields(scan.path) for scan in scans],
        "opinions": [
            {
                "reader": event.reader,
                "label": event.new_label,
                "status": event.new_status,
                "at_utc": event.at_utc,
                "note": event.note,
            }
            for event in conflict.opinions
        ],
    }
