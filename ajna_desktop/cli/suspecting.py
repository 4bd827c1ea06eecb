"""The command `suspects`: which labels are likely wrong, and why."""

from pathlib import Path
from typing import Any, Final

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
from ajna_desktop.domain.curating.suspects import LIKELY_FROM, Suspect, SuspectList, Votes
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.curating.export_suspects import export_suspects
from ajna_desktop.tasks.curating.find_suspects import FoundSuspects, find_suspects
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside

_EVERY: Final = 1 << 40  # more than there are


@click.command("suspects")
@folder_argument
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="The first N, however likely; by default those more likely wrong than right.",
)
@click.option(
    "--out",
    "table",
    type=click.Path(path_type=Path),
    help="Write a table (CSV) there: every scan that was judged, or the first --limit.",
)
@store_option
@json_option
def suspects_command(
    folder: Path, limit: int | None, table: Path | None, store: Path | None, as_json: bool
) -> None:
    """Find the scans of FOLDER whose label is likely wrong, the likeliest first.

    Each label is judged by scans of other patients or containers alone. Labels that a person
    gave or confirmed teach the others, and are not suspected.
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
        extract_features(collection, engine.inference, context)
        found = find_suspects(collection, engine, context)
        if table is not None:
            export_suspects(collection, collection.suspects.page(0, limit or _EVERY), table)
        least = 0.0 if limit else LIKELY_FROM
        _print(collection, found, collection.suspects.page(0, limit or _EVERY, least), as_json)


def _print(
    collection: Collection, found: FoundSuspects, suspects: list[Suspect], as_json: bool
) -> None:
    scans = collection.scans.scans([one.scan_id for one in suspects])
    paths = {scan.id: scan.path for scan in scans}
    if as_json:
        listed = collection.suspects.current()
        print_json(_in_json(found, listed, suspects, paths))
        return
    for one in suspects:
        change = f"{one.label} → {one.suggested}"
        told = "; ".join(reason.value for reason in one.reasons)
        click.echo(displayable(f"{one.score:.3f}  {paths[one.scan_id]}  {change}  ({told})"))
    wrong = found.estimated
    say(
        f"{found.judged:,} labels judged; {found.likely:,} likely wrong. Wrong in all: about "
        f"{wrong.count:,} ({wrong.low:,} to {wrong.high:,})."
    )
    rest = (
        (found.reviewed, "reviewed by people"),
        (found.alone, "with a label that no scan of another group has"),
        (found.without_features, "without features"),
    )
    if aside := ", ".join(f"{count:,} {why}" for count, why in rest if count):
        say(f"Not judged: {aside}.")


def _in_json(
    found: FoundSuspects,
    listed: SuspectList | None,
    suspects: list[Suspect],
    paths: dict[ScanId, str],
) -> dict[str, Any]:
    return {
        "judged": found.judged,
        "reviewed": found.reviewed,
        "alone": found.alone,
        "without_features": found.without_features,
        "likely": found.likely,
        "estimated": {
            "count": found.estimated.count,
            "low": found.estimated.low,
            "high": found.estimated.high,
        },
        "pairs": [
            {"label": pair.label, "suggested": pair.suggested, "expected": pair.expected}
            for pair in (listed.pairs if listed else ())
        ],
        "suspects": [_one_in_json(one, paths[one.scan_id]) for one in suspects],
    }


def _one_in_json(one: Suspect, path: str) -> dict[str, Any]:
    seen = one.evidence
    return {
        **path_fields(path),
        "label": one.label,
        "suggested": one.suggested,
        "score": round(one.score, 6),
        "label_probability": round(one.label_probability, 6),
        "suggested_probability": round(one.probability, 6),
        "reasons": [reason.value for reason in one.reasons],
        "neighbours": _votes(seen.neighbours),
        "confirmed_neighbours": _votes(seen.confirmed),
        "companions": _votes(seen.companions),
        "copies": _votes(seen.copies),
        "classifiers_otherwise": [judge.value for judge in seen.otherwise],
    }


def _votes(votes: Votes) -> dict[str, int]:
    return {"count": votes.count, "otherwise": votes.otherwise}
