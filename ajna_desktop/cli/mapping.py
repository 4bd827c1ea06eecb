"""The command `map`: all scans of a folder on a plane, as a table or a picture."""

from collections.abc import Sequence
from math import isnan
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
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.clusters import Cluster, ClusterMethod, describe_clusters
from ajna_desktop.domain.columns import BUILT_IN
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.scan_map import MapMethod, ScanMap
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.mapping.find_clusters import find_clusters
from ajna_desktop.tasks.mapping.make_map import make_map
from ajna_desktop.tasks.mapping.write_map import CLUSTER, check_ending, write_map
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import can_write, outside

_LABEL = next(column for column in BUILT_IN if column.key == "label")


@click.command("map")
@folder_argument
@click.option(
    "--out",
    "files",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    help="A table (.csv) or a picture (.png, .svg) to write; may be given several times.",
)
@click.option(
    "--method",
    default=MapMethod.PCA.value,
    show_default=True,
    type=click.Choice([method.value for method in MapMethod]),
    help="How places are found: pca in seconds, tsne in minutes.",
)
@click.option(
    "--clusters",
    "count",
    type=click.IntRange(1, 1000),
    help="Find so many clusters by k-means.",
)
@click.option("--hdbscan", is_flag=True, help="Find dense clusters by HDBSCAN instead.")
@click.option(
    "--colour",
    default="label",
    show_default=True,
    help="Of a picture: a column such as label, predicted, split or group, or cluster.",
)
@click.option("--anew", is_flag=True, help="Find all places again, also where they are kept.")
@store_option
@json_option
def map_command(
    folder: Path,
    files: tuple[Path, ...],
    method: str,
    count: int | None,
    hdbscan: bool,
    colour: str,
    anew: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Place all scans of FOLDER on a plane: those that look alike lie near each other.

    What takes long is kept: the window shows the same map, and the next call is quick.
    """
    if count is not None and hdbscan:
        raise click.UsageError("--clusters and --hdbscan exclude each other.")
    if colour == CLUSTER and count is None and not hdbscan:
        raise click.UsageError("--colour cluster needs --clusters K or --hdbscan.")
    for file in files:
        check_ending(file)
        outside(file.parent, folder)
        can_write(file.parent)
    users = UserFolders.of_this_user()
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        open_folder(collection, engine.images, context)
        extract_features(collection, engine.inference, context)
        found = make_map(collection, engine, MapMethod(method), context, anew=anew)
        clusters = None
        if count is not None or hdbscan:
            way = ClusterMethod.HDBSCAN if hdbscan else ClusterMethod.K_MEANS
            clusters = find_clusters(collection, engine, way, context, count)
        for file in files:
            write_map(collection, found, file, clusters, colour)
        described: list[Cluster] = []
        if clusters is not None:
            labels = collection.columns.values(_LABEL)
            codes = labels.of(clusters.scan_ids)
            described = describe_clusters(clusters, codes, labels.names)
    if as_json:
        print_json(_in_json(found, described, files))
    else:
        _print(found, described, files)


def _in_json(
    found: ScanMap, clusters: Sequence[Cluster], files: Sequence[Path]
) -> dict[str, Any]:
    return {
        "scans": len(found),
        "method": found.method.value,
        "explained": None if isnan(found.explained) else round(found.explained, 4),
        "guessed": int(found.is_guess.sum()),
        "clusters": [
            {
                "cluster": one.number + 1,
                "scans": one.size,
                "label": one.label,
                "purity": None if one.label is None else round(one.purity, 4),
            }
            for one in clusters
        ],
        "files": [path_fields(str(file)) for file in files],
    }


def _print(found: ScanMap, clusters: Sequence[Cluster], files: Sequence[Path]) -> None:
    shows = ""
    if not isnan(found.explained):
        shows = f"; this plane shows {found.explained:.1%} of how their features differ"
    click.echo(f"{len(found):,} scans by {found.method}{shows}.")
    if guessed := int(found.is_guess.sum()):
        click.echo(
            f"{guessed:,} are newer than the map and stand beside what they look most like; "
            "--anew finds all places again."
        )
    for one in clusters:
        mostly = "no labels" if one.label is None else f"{one.label} {one.purity:.1%}"
        click.echo(displayable(f"cluster {one.number + 1:3}  {one.size:8,}  {mostly}"))
    for file in files:
        click.echo(f"The map is in {displayable(str(file))}")
