"""The commands `backup` and `restore`."""

import os
from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.opening import check_folder, folder_argument, json_option, store_option
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.backup import Backup, back_up, backups, is_intact, label_events
from ajna_desktop.store.collection import usual_place
from ajna_desktop.store.restore import restore


@click.command("backup")
@folder_argument
@click.option("--list", "only_list", is_flag=True, help="List the backups and make none.")
@store_option
@json_option
def backup_command(folder: Path, only_list: bool, store: Path | None, as_json: bool) -> None:
    """Copy the labels of FOLDER and all else that people said, beside the store.

    Backups are also made before an upgrade, a merge and a change of many scans, and on closing
    when something was said. Each has a checksum; the older they are the fewer are kept.
    """
    place = _store_of(folder, store)
    if not only_list:
        if not place.exists():
            raise StoreError("There is no store here yet, so there is nothing to back up.")
        copy = back_up(place)
        if not as_json:
            say(f"Backed up to {displayable(str(copy))}.")
            return
    found = [(one, *_facts(one)) for one in backups(place)]
    if as_json:
        print_json([_in_json(*one) for one in found])
    elif not found:
        click.echo("There are no backups yet.")
    else:
        for one, intact, events in found:
            made = f"{one.made_at:%Y-%m-%d %H:%M} UTC"
            said = "cannot be read" if events is None else f"{events:,} label events"
            state = "whole" if intact else "DAMAGED"
            megabytes = f"{one.size / 1e6:.1f} MB"
            click.echo(f"{one.number:>5}  {made}  {one.why}  {said}  {megabytes}  {state}")


@click.command("restore")
@folder_argument
@click.option(
    "--backup",
    "number",
    type=click.IntRange(1),
    help="The number that `backup --list` shows; by default the newest that is whole.",
)
@store_option
@json_option
def restore_command(
    folder: Path, number: int | None, store: Path | None, as_json: bool
) -> None:
    """Put a backup in the place of the store of FOLDER.

    What was there is backed up first, or moved aside where it is damaged. Close the window on
    that folder before.
    """
    place = _store_of(folder, store)
    chosen = _chosen(place, number)
    former = restore(place, chosen.path)
    if as_json:
        kept = path_fields(str(former), "former") if former else {"former": None}
        print_json({"restored": chosen.number, **kept})
        return
    made = f"{chosen.made_at:%Y-%m-%d %H:%M} UTC"
    say(f"Restored backup {chosen.number} of {made}.")
    if former is not None:
        say(f"What was there before lies in {displayable(str(former))}.")


def _store_of(folder: Path, store: Path | None) -> Path:
    if store is not None:
        return store
    check_folder(folder)
    return usual_place(Path(os.path.realpath(folder)), UserFolders.of_this_user())


def _chosen(place: Path, number: int | None) -> Backup:
    every = backups(place)
    if number is None:
        found = next((one for one in reversed(every) if is_intact(one.path)), None)
        missing = "There is no whole backup of this store."
    else:
        found = next((one for one in every if one.number == number), None)
        missing = f"There is no backup {number}: `backup --list` shows which there are."
    if found is None:
        raise StoreError(missing)
    return found


def _facts(one: Backup) -> tuple[bool, int | None]:
    try:
        return is_intact(one.path), label_events(one.path)
    except StoreError:
        return False, None


def _in_json(one: Backup, intact: bool, events: int | None) -> dict[str, Any]:
    return {
        "number": one.number,
        "why": one.why,
        "made_at_utc": one.made_at.isoformat(timespec="seconds"),
        "bytes": one.size,
        "intact": intact,
        "label_events": events,
        **path_fields(str(one.path)),
    }
