"""The command `augment`: write the scans to learn from, varied, to a folder of their own."""

from pathlib import Path

import click

from ajna_desktop.cli.opening import (
    collection_at,
    engine_for,
    folder_argument,
    json_option,
    seed_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.training import AUGMENTATIONS
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.augment import SIDE, Augmented, augment, preview


@click.command("augment")
@folder_argument
@click.option("--out", type=click.Path(path_type=Path), help="An empty folder to write into.")
@click.option(
    "--kind",
    type=click.Choice([name for name in AUGMENTATIONS if name != "none"]),
    default="gentle",
    show_default=True,
    help="How scans are varied.",
)
@click.option("--copies", default=2, show_default=True, type=click.IntRange(1, 200))
@seed_option
@click.option(
    "--side",
    default=SIDE,
    show_default=True,
    type=click.IntRange(32, 2048),
    help="Height and width of what is written, in pixels.",
)
@click.option(
    "--preview",
    "picture",
    type=click.Path(path_type=Path),
    help="Show some scans and their variants in this PNG file; may stand alone.",
)
@click.option(
    "--without-suspects",
    is_flag=True,
    help="Leave out scans whose label predictions out of fold firmly contradict.",
)
@store_option
@json_option
def augment_command(
    folder: Path,
    out: Path | None,
    kind: str,
    copies: int,
    seed: int,
    side: int,
    picture: Path | None,
    without_suspects: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Write each scan to learn from, as it is and varied, to OUT/train/LABEL.

    Only the training split of FOLDER is varied. Names cannot collide, and tell which variants
    belong together, so that a training never has them on two sides.
    """
    if out is None and picture is None:
        raise click.UsageError("Give --out DIR, or --preview FILE.png, or both.")
    users, wanted = UserFolders.of_this_user(), AUGMENTATIONS[kind]
    written: Augmented | None = None
    with (
        collection_at(folder, store) as collection,
        engine_for(users) as engine,
        task_context() as context,
    ):
        if picture is not None:
            preview(collection, engine, picture, wanted, context, seed=seed, side=side)
        if out is not None:
            written = augment(
                collection,
                engine,
                out,
                wanted,
                context,
                copies=copies,
                seed=seed,
                side=side,
                without_suspects=without_suspects,
            )
    if as_json:
        print_json(_in_json(written, out, picture))
        return
    if picture is not None:
        click.echo(f"The preview is {displayable(str(picture.absolute()))}")
    if written is not None and out is not None:
        _print(written, out)


def _print(written: Augmented, out: Path) -> None:
    told = ", ".join(f"{label} {count:,}" for label, count in written.images.items())
    click.echo(f"Written: {written.files:,} files of {sum(written.images.values()):,} scans.")
    click.echo(displayable(f"By label: {told}."))
    if written.suspects:
        click.echo(f"Left out as suspects: {sum(written.suspects.values()):,}.")
    if written.refused:
        click.echo(f"Could not be read: {len(written.refused):,}.")
    click.echo(f"They are in {displayable(str(out.absolute()))}")


def _in_json(
    written: Augmented | None, out: Path | None, picture: Path | None
) -> dict[str, object]:
    told: dict[str, object] = {}
    if picture is not None:
        told |= path_fields(str(picture.absolute()), "preview")
    if written is not None and out is not None:
        told |= {
            **path_fields(str(out.absolute()), "out"),
            "files": written.files,
            "images": dict(written.images),
            "suspects": dict(written.suspects),
            "not_readable": len(written.refused),
        }
    return told
