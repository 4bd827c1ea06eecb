"""The command `history`: what ever happened to an image or a folder, and what held when."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

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
from ajna_desktop.domain.readers.history import (
    Happening,
    HistoryEntry,
    HistoryQuestion,
    LabelsThen,
    LabelThen,
    moment,
)
from ajna_desktop.domain.scan import ReviewStatus, ScanId, displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.signed_history import export_signed
from ajna_desktop.tasks.readers.write_history import (
    paths_of,
    write_history,
    write_labels_then,
)


@click.command("history")
@folder_argument
@click.argument("path", required=False)
@click.option(
    "--as-of",
    metavar="DATE",
    help="Which labels held then: a day, 2026-11-03, or a time, 2026-11-03T14:30.",
)
@click.option("--reader", default="", help="Only what this reader did.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Happening]),  # else click asks for "LABEL"
    help="Only this kind of thing.",
)
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write a table instead.")
@click.option("--sign", type=click.Path(path_type=Path), help="Write all of it, signed.")
@store_option
@json_option
def history_command(
    folder: Path,
    path: str | None,
    as_of: str | None,
    reader: str,
    kind: str | None,
    table: Path | None,
    sign: Path | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Tell everything that happened to FOLDER, or to the image at PATH, the latest first.

    With --as-of: which labels held at the end of that day, and what has changed since.
    """
    at_utc = None if as_of is None else _moment(as_of)
    question = HistoryQuestion(reader=reader, happening=Happening(kind) if kind else None)
    with collection_at(folder, store, read_only=True) as collection:
        if path is not None:
            question = replace(question, scan_id=_scan_at(collection, path))
        if sign is not None:
            _sign(collection, sign, as_json)
        elif at_utc is not None:
            _tell_labels(collection, question, at_utc, table, as_json)
        elif table is not None:
            count = write_history(collection, question, table)
            say(f"{count:,} rows written to {displayable(str(table))}.")
        else:
            _tell(collection, question, as_json)


def _moment(text: str) -> str:
    try:
        return moment(text)
    except ValueError as error:
        raise click.BadParameter(
            "a day is written 2026-11-03, a time 2026-11-03T14:30", param_hint="--as-of"
        ) from error


def _scan_at(collection: Collection, path: str) -> ScanId:
    scan = collection.scans.by_path(path_inside(collection.folder, path))
    if scan is None:
        raise ImageUnreadable(f"Nothing is known of an image “{displayable(path)}”.")
    return scan.id


def _sign(collection: Collection, file: Path, as_json: bool) -> None:
    with task_context() as context:
        told = export_signed(collection, UserFolders.of_this_user(), file, context)
    if as_json:
        print_json(asdict(told) | {"fingerprint": told.fingerprint})
    else:
        say(f"Written to {displayable(str(file))}. The key has the fingerprint:")
        click.echo(told.fingerprint)


def _tell(collection: Collection, question: HistoryQuestion, as_json: bool) -> None:
    entries = collection.history.entries(question)
    paths = paths_of(collection, [entry.scan_id for entry in entries])
    if as_json:
        print_json([_in_json(entry, paths) for entry in entries])
        return
    if not entries:
        is_all = question == HistoryQuestion()
        say("Nothing has been said of this folder yet." if is_all else "No event answers this.")
    for entry in entries:
        click.echo(_line(entry, paths.get(entry.scan_id, "")))
    left = collection.history.count(question) - len(entries)
    if left:
        say(f"{left:,} earlier ones are not shown: --csv writes all.")


def _in_json(entry: HistoryEntry, paths: dict[ScanId | None, str]) -> dict[str, Any]:
    told = asdict(entry)
    del told["scan_id"]
    path = paths.get(entry.scan_id)
    return ({} if path is None else path_fields(path)) | told


def _line(entry: HistoryEntry, path: str) -> str:
    when = f"{entry.at_utc[:19].replace('T', ' ')} UTC"
    old = _words(entry.old, entry.old_status)
    new = _words(entry.new, entry.new_status)
    change = " → ".join(filter(None, (old, new)))
    said = f"  ({entry.predicted} {entry.probability:.2f})" if entry.probability else ""
    note = f"  “{entry.note}”" if entry.note else ""
    parts = (entry.happening.value, entry.deed, path)
    about = "  ".join(filter(None, parts))
    return displayable(f"{when}  {entry.reader}  {about}: {change}{said}{note}")


def _words(label: str, status: ReviewStatus | None) -> str:
    return label if status is None else f"{label or 'no label'} ({status.value})"


def _tell_labels(
    collection: Collection,
    question: HistoryQuestion,
    at_utc: str,
    table: Path | None,
    as_json: bool,
) -> None:
    labels = collection.history.labels_at(at_utc)
    if question.scan_id is not None:
        of_one = tuple(scan for scan in labels.scans if scan.scan_id == question.scan_id)
        labels = replace(labels, scans=of_one)
    if table is not None:
        count = write_labels_then(collection, labels, table)
        say(f"{count:,} rows written to {displayable(str(table))}.")
        return
    changed = labels.changed
    paths = paths_of(collection, [scan.scan_id for scan in changed])
    if as_json:
        print_json(_then_in_json(labels, changed, paths))
        return
    for label, (then, now) in labels.counts().items():
        click.echo(displayable(f"{label or 'no label':<24}{then:>10,} → {now:>10,}"))
    for scan in changed:
        click.echo(displayable(f"{paths[scan.scan_id]}: {_then(scan)}"))
    say(f"{len(changed):,} of {len(labels.scans):,} scans have another label or status now.")


def _then(scan: LabelThen) -> str:
    then = _words(scan.then or "", scan.status_then)
    return f"{then} → {_words(scan.now or '', scan.status_now)}"


def _then_in_json(
    labels: LabelsThen, changed: Sequence[LabelThen], paths: dict[ScanId | None, str]
) -> dict[str, Any]:
    counts = {label or "": {"then": t, "now": n} for label, (t, n) in labels.counts().items()}
    rows = []
    for scan in changed:
        told = asdict(scan)
        del told["scan_id"]
        rows.append(path_fields(paths[scan.scan_id]) | told)
    then, now, judged = labels.agreement()
    agreement = {"then": then, "now": now, "of": judged}
    return {
        "at_utc": labels.at_utc,
        "scans": len(labels.scans),
        "counts": counts,
        "predictions_that_agree": agreement,
        "changed": rows,
    }
