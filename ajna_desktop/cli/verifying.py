"""The command `verify`: was anything changed behind the program's back?"""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from ajna_desktop.cli.opening import collection_at, json_option, store_option
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.domain.errors import SignatureInvalid, StoreDamaged
from ajna_desktop.domain.readers.history import ChainHead
from ajna_desktop.domain.scan import displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.signed_history import SignedHistory, read_signed

_HASH: Final = re.compile(r"[0-9a-f]{64}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "--head",
    "kept",
    multiple=True,
    metavar="HASH",
    help="A hash that was kept elsewhere: is its event still there? May be given again.",
)
@click.option(
    "--signed",
    type=click.Path(path_type=Path),
    help="Check a file of `history --sign` too; without FOLDER that file alone.",
)
@store_option
@json_option
def verify(
    folder: Path | None,
    kept: tuple[str, ...],
    signed: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Check that nothing that was said of FOLDER was changed, removed or reordered.

    Every event of every kind is hashed with the one before it, and what holds must follow from
    the events. That shows damage and tampering by anybody who does not compute every later
    hash anew; who does is shown by a hash or a signed file that was kept elsewhere.
    """
    if folder is None and signed is None:
        raise click.UsageError("Give a FOLDER, a file with --signed, or both.")
    if folder is None and kept:
        raise click.UsageError("--head needs the FOLDER in which to look for the hash.")
    for one in kept:
        if not _HASH.fullmatch(one.strip().lower()):
            given = displayable(one)[:70]
            raise click.UsageError(f"“{given}” is no hash: those have 64 digits, 0–9 and a–f.")
    told: dict[str, Any] = {}
    there = None if signed is None else read_signed(signed)
    if there is not None:
        told["signed"] = asdict(there) | {"fingerprint": there.fingerprint}
        _tell_signed(there, as_json)
    if folder is not None:
        with collection_at(folder, store, read_only=True) as collection:
            told |= _sound(collection, as_json)
            for one in kept:
                _find_kept(collection, one.strip().lower(), as_json)
            if there is not None:
                _compare(collection, there, as_json)
    if as_json:
        print_json(told)


def _sound(collection: Collection, as_json: bool) -> dict[str, Any]:
    found = collection.labels.verify()
    told = {
        "sound": not found.problem,
        "events": found.events,
        "head": found.head_hash,
        "problem": found.problem,
        "heads": [asdict(head) for head in collection.history.heads()],
    }
    if found.problem:
        if as_json:
            print_json(told)
        raise StoreDamaged(found.problem)
    if not as_json:
        events = "1 label event" if found.events == 1 else f"{found.events:,} label events"
        last = f" The hash of the last is {found.head_hash}" if found.events else ""
        click.echo(f"{events}, all sound.{last}")
        for head in collection.history.heads():
            if head.chain != "label":
                click.echo(f"{head.events:,} of the chain “{head.chain}”, too: {head.hash}")
    return told


def _find_kept(collection: Collection, kept: str, as_json: bool) -> None:
    head = collection.history.event_with(kept)
    if head is None:
        raise StoreDamaged(
            f"No event has the hash {displayable(kept)[:64]}: what was said up to it is not in "
            "this store, or no longer."
        )
    if not as_json:
        click.echo(f"{_named(head)} has the hash that was kept: all up to it is as it was.")


def _tell_signed(told: SignedHistory, as_json: bool) -> None:
    if not as_json:
        click.echo(
            f"Signed by “{displayable(told.reader)}” on {told.made_at_utc[:10]} with the key "
            f"{told.fingerprint}, and unchanged since."
        )


def _compare(collection: Collection, told: SignedHistory, as_json: bool) -> None:
    for head in told.heads:
        if collection.history.event_with(head.hash) != head:
            raise SignatureInvalid(
                f"{_named(head)} of the signed file is not in the store of this folder."
            )
    if not as_json and told.heads:
        click.echo("The store holds everything that the signed file tells of.")


def _named(head: ChainHead) -> str:
    return f"Event {head.events:,} of the chain “{head.chain}”"
