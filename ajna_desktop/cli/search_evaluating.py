"""The command `search-eval`: how well searches for look-alikes do in a folder."""

from pathlib import Path

import click

from ajna_desktop.cli.opening import (
    bundle_folders,
    collection_at,
    engine_for,
    folder_argument,
    json_option,
    seed_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.comparison import HitRates, HitShares, SearchRow
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.search_quality import ForestFigures, ForestRow, SearchQuality
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.models.find_installed import find_installed
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.search_quality.measure import NamedSpace, measure_search
from ajna_desktop.tasks.search_quality.spaces import spaces_here


@click.command("search-eval")
@folder_argument
@click.option(
    "--space",
    "wanted",
    metavar="TEXT",
    multiple=True,
    help="Only ways to compare whose name has TEXT; may be given several times.",
)
@seed_option
@store_option
@json_option
def search_eval_command(
    folder: Path, wanted: tuple[str, ...], seed: int, store: Path | None, as_json: bool
) -> None:
    """Measure how well searches for look-alikes do in FOLDER.

    For every way to compare there is (average and maximum of the network's features, learned
    codes, other networks): the share of the 10 and 20 nearest scans with the label of the scan
    asked about, by the protocol of the original study (which counts that scan itself) and by
    the honest one (held-out patients or containers), with the level of chance and an interval.
    Then what indexes of several sizes find of the true neighbours, and in how many
    milliseconds.
    """
    users = UserFolders.of_this_user()
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        open_folder(collection, engine.images, context)
        installed = find_installed(engine, bundle_folders(users))
        spaces = _chosen(spaces_here(engine, installed), wanted)
        quality = measure_search(collection, engine, spaces, context, seed)
    if as_json:
        print_json(as_plain(quality))
    else:
        _print(quality)


def _chosen(spaces: list[NamedSpace], wanted: tuple[str, ...]) -> list[NamedSpace]:
    if not wanted:
        return spaces
    chosen = [
        one for one in spaces if any(text.casefold() in one.title.casefold() for text in wanted)
    ]
    if not chosen:
        known = "; ".join(one.title for one in spaces)
        raise click.BadParameter(displayable(f"no such name. There are: {known}."))
    return chosen


def _print(quality: SearchQuality) -> None:
    click.echo(displayable(quality.how))
    if quality.asking < quality.asked_of:
        click.echo(f"{quality.asking:,} of {quality.asked_of:,} scans, drawn, ask.")
    for row in quality.spaces:
        _print_space(row)
    if quality.forests is None:
        click.echo("Too few images for an index: every one is compared.")
    else:
        _print_forests(quality.forests)


def _print_space(row: SearchRow) -> None:
    click.echo()
    click.echo(displayable(f"{row.title}: {row.reason}" if row.reason else row.title))
    if row.held_out is None or row.study is None:
        return
    click.echo("                         hits at 10            hits at 20            chance")
    _print_protocol("honest", row.held_out)
    _print_protocol("of the study", row.study)
    at_10, chance = row.held_out.at_10, row.held_out.chance
    for label, share in at_10.per_class.items():
        low, high = at_10.class_intervals[label]
        interval = f"[{low:.3f}, {high:.3f}]"
        by_chance = chance.per_class[label]
        click.echo(displayable(f"    {label}: at 10 {share:.3f} {interval}, {by_chance:.3f}"))


def _print_protocol(name: str, rates: HitRates) -> None:
    at_10, at_20 = _share(rates.at_10), _share(rates.at_20)
    click.echo(f"  {name:20}   {at_10:20}  {at_20:20}  {rates.chance.mean:.3f}")


def _share(shares: HitShares) -> str:
    if shares.low is None or shares.high is None:
        return f"{shares.mean:.3f}"
    return f"{shares.mean:.3f} [{shares.low:.3f}, {shares.high:.3f}]"


def _print_forests(found: ForestFigures) -> None:
    click.echo()
    click.echo(
        displayable(
            f"Index of {found.space}: {found.contents:,} images, the {found.neighbours} "
            f"nearest of {found.queries} queries. Comparing with all: {found.exact_ms:.2f} ms."
        )
    )
    click.echo("  trees   nodes                recall    median ms    95 % ms")
    for row in found.rows:
        click.echo(_forest_line(row))


def _forest_line(row: ForestRow) -> str:
    nodes = f"{row.first_look:,}"
    if row.second_looks:
        nodes += f" + {row.second_looks} × {row.second_look:,}"
    used = "  as here" if row.is_used else ""
    return (
        f"  {row.trees:5}   {nodes:18}   {row.recall:.4f}  {row.median_ms:10.2f}"
        f"  {row.p95_ms:9.2f}{used}"
    )
