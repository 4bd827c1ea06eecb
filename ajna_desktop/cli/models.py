"""The command `models`: which there are, checking, fetching, importing and removing them."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.importing import import_command, told_of_file
from ajna_desktop.cli.opening import bundle_folders, engine_for, json_option
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import task_context
from ajna_desktop.domain.scan import displayable
from ajna_desktop.learning.bundles.bundle import read_bundle
from ajna_desktop.learning.bundles.manifest import MANIFEST
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.models.fetch_densenet import DENSENET, fetch_densenet
from ajna_desktop.tasks.models.import_model import inspect_model
from ajna_desktop.tasks.models.list_models import (
    InstalledModel,
    describe_bundle,
    list_models,
    remove_model,
)


@click.group("models")
def models_command() -> None:
    """Look at the models there are, check, import, fetch and remove them."""


@models_command.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List every model: shipped, your own, imported, and those that are broken."""
    found = list_models(*bundle_folders(UserFolders.of_this_user()))
    if as_json:
        print_json([_in_json(model) for model in found])
        return
    for model in found:
        click.echo(_told(model))


@models_command.command("check")
@click.argument("path", metavar="FILE|BUNDLE", type=click.Path(path_type=Path))
@json_option
def check_command(path: Path, as_json: bool) -> int:
    """Say what the file of a model or a bundle is, or why it cannot be used.

    Nothing in it is run. The exit code is 1 when it cannot be used.
    """
    users = UserFolders.of_this_user()
    if (path / MANIFEST).is_file():
        model = describe_bundle(read_bundle(path.absolute()), *bundle_folders(users))
        if as_json:
            print_json(_in_json(model))
        else:
            click.echo(_told(model))
        return 1 if model.broken else 0
    with engine_for(users) as engine, task_context() as context:
        found = inspect_model(os.fspath(path), engine, context)
    if as_json:
        fields = asdict(found)
        del fields["path"]
        print_json({**path_fields(found.path), **fields})
    else:
        click.echo(told_of_file(found))
    return 0


@models_command.command("fetch")
@click.argument("name", type=click.Choice([DENSENET]))
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    help="The file, where you have it: Keras' weights without the classes (…notop.h5).",
)
def fetch_command(name: str, weights: Path | None) -> None:
    """Install a network whose weights do not come with the program.

    Downloads them once from where Keras gets them, or takes them from a file.
    """
    users = UserFolders.of_this_user()
    own, _ = bundle_folders(users)
    with engine_for(users) as engine, task_context() as context:
        backbone = fetch_densenet(engine, own, context, weights)
    click.echo(f"{backbone.name} is installed: {displayable(str(backbone.folder))}")


@models_command.command("remove")
@click.argument("name")
def remove_command(name: str) -> None:
    """Remove one of your own models, by the name of its folder."""
    folder = remove_model(name, *bundle_folders(UserFolders.of_this_user()))
    click.echo(f"Removed: {displayable(str(folder))}")


models_command.add_command(import_command)


def _told(model: InstalledModel) -> str:
    if model.broken:
        return displayable(f"✗ {model.name}  {model.origin}: {model.broken}")
    lines = [f"  {model.name}  {model.origin} {model.kind}: {model.title}"]
    if model.labels:
        lines.append(f"      tells apart  {', '.join(model.labels)}")
    lines.append(f"      network  {model.network}")
    if model.trained_on:
        lines.append(f"      trained on  {model.trained_on}")
    return "\n".join(map(displayable, lines))


def _in_json(model: InstalledModel) -> dict[str, Any]:
    fields = asdict(model)
    del fields["folder"]
    return {**path_fields(str(model.folder), "folder"), **fields}
