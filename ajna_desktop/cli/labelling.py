"""Commands about what people said: `relabel` and `labels`."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import click

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    path_inside,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.labels import LabelEvent, as_label, decision_for
from ajna_desktop.domain.scan import (
    Label,
    ReviewStatus,
    Scan,
    ScanId,
    ScanState,
    displayable,
)
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import Cell, write_table
from ajna_desktop.workers.images import ImageReader


@click.command()
@folder_argument
@click.argument("path")
@click.argument("label")
@click.option("--reader", required=True, help="Who says so.")
@click.option("--note", default="", help="Why.")
@store_option
@json_option
def relabel(
    folder: Path,
    path: str,
    label: str,
    reader: str,
    note: str,
    store: Path | None,
    as_json: bool,
) -> None:
    """Give one scan of FOLDER another LABEL.

    PATH is relative to FOLDER, or absolute. LABEL may be one that is not in use yet. Files of
    the same content get the label too. What was said before stays in the history.
    """
    chosen = as_label(label)
    with collection_at(folder, store, reader) as collection:
        scan = _scan_at(collection, path)
        decision = decision_for(scan.found_label, chosen)
        changes = collection.labels.decide({scan.id: decision}, note=note)
        event = collection.labels.history(scan.id)[-1]
    twins = len(changes.labelled - {scan.id})
    if as_json:
        changed = bool(changes.labelled)
        print_json({"changed": changed, "twins": twins, **_in_json(event, scan.path)})
        return
    new = _in_words(chosen, decision.status)
    if not changes.labelled:
        click.echo(f"{displayable(scan.path)}: {new} already; nothing changed.")
        return
    click.echo(f"{displayable(scan.path)}: {_in_words(scan.label, scan.status)} → {new}")
    if twins:
        click.echo(f"The same holds for {twins} more of the same content.")
    click.echo(
        f"Saved as event {event.seq} ({event.hash[:12]}…) by {displayable(event.reader)}."
    )


@click.command()
@folder_argument
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write a table instead.")
@store_option
@json_option
def labels(folder: Path, table: Path | None, store: Path | None, as_json: bool) -> None:
    """List every label event of FOLDER, oldest first."""
    with collection_at(folder, store, read_only=True) as collection:
        if table is not None:
            outside(table, folder)
            rows = ([path, *_cells(event)] for event, path in _events(collection))
            write_table(table, ["path", *_COLUMNS], rows)
            say(f"Written to {displayable(str(table))}.")
        elif as_json:
            print_json([_in_json(event, path) for event, path in _events(collection)])
        else:
            for event, path in _events(collection):
                click.echo(_line(event, path))


def _scan_at(collection: Collection, path: str) -> Scan:
    """Find a scan by its path; the folder is read first when the store does not know it."""
    inside = path_inside(collection.folder, path)
    scan = collection.scans.by_path(inside)
    if scan is None or scan.state is ScanState.FOUND:
        with task_context() as context, closing(ImageReader()) as images:
            open_folder(collection, images, context)
        scan = collection.scans.by_path(inside)
    if scan is None:
        raise ImageUnreadable(f"There is no image “{displayable(path)}” in the folder.")
    if scan.state is ScanState.UNREADABLE:
        raise ImageUnreadable(f"“{displayable(path)}” cannot be read: {scan.reason}.")
    return scan


_COLUMNS: Final = [
    field.name for field in fields(LabelEvent) if field.name not in ("scan_id", "session")
]


def _cells(event: LabelEvent) -> list[Cell]:
    return [getattr(event, name) for name in _COLUMNS]


def _in_json(event: LabelEvent, path: str) -> dict[str, Any]:
    return {**path_fields(path), **asdict(event)}


def _events(collection: Collection) -> Iterator[tuple[LabelEvent, str]]:
    """Yield each event with the path of its scan, oldest first."""
    after = 0
    while events := collection.labels.events(after):
        after = events[-1].seq
        known = {scan.id: scan for scan in collection.scans.scans(_scan_ids(events))}
        for event in events:
            yield event, known[event.scan_id].path


def _scan_ids(events: Sequence[LabelEvent]) -> list[ScanId]:
    return sorted({event.scan_id for event in events})


def _line(event: LabelEvent, path: str) -> str:
    old = _in_words(event.old_label, event.old_status)
    new = _in_words(event.new_label, event.new_status)
    note = f"  “{event.note}”" if event.note else ""
    when = f"{event.at_utc[:19].replace('T', ' ')} UTC"
    return displayable(f"{event.seq:>6}  {when}  {event.reader}  {path}: {old} → {new}{note}")


def _in_words(label: Label | None, status: ReviewStatus) -> str:
    return f"{label or 'no label'} ({status.value})"
