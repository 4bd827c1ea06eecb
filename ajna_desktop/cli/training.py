"""The command `train`: train a network or a head by the labels of a folder."""

import math
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

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
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.progress_line import ProgressLine
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.errors import ExportFailed, TrainingFailed
from ajna_desktop.domain.methods import METHODS, Method
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.splits import on_two_sides
from ajna_desktop.domain.training import (
    AUGMENTATIONS,
    CodeLoss,
    EpochFigures,
    TrainingProgress,
    TrainingSettings,
)
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled
from ajna_desktop.tasks.models.bundle_names import free_name, is_taken
from ajna_desktop.tasks.train.judged_split import JudgedSplit
from ajna_desktop.tasks.train.kept_training import Unfinished, discard_training, unfinished
from ajna_desktop.tasks.train.save_trained import TrainedClassifier
from ajna_desktop.tasks.train.train import continue_training, train

_LOSSES: Final = {
    "supervised-contrastive": CodeLoss.SUPERVISED_CONTRASTIVE,
    "margin": CodeLoss.MARGIN,
}
_GO_ON: Final = (
    "What was learned is kept: `ajna-desktop train FOLDER --resume` goes on, and `--discard` "
    "forgets it."
)
_NOTHING_KEPT: Final = "No training of this folder was broken off{of}, so none can go on."
_TAKEN: Final = (
    "There is a model called “{name}” already: give the new one another name with --name."
)
_NO_EPOCHS: Final = (
    "“{name}” is not trained by epochs: it takes no --epochs, --batch, --learning-rate, "
    "--augmentation, --class-weight, --unbalanced or --loss."
)


@click.command("train")
@folder_argument
@click.option(
    "--network", type=click.Choice(list(METHODS)), help="What to train; not with --resume."
)
@click.option(
    "--name",
    help="What the result is called; by default folder and network, and a number if need be.",
)
@click.option("--epochs", type=click.IntRange(1, 10_000), help="At most, of each stage.")
@click.option("--batch", type=click.IntRange(1, 4096), help="Images a step.")
@click.option(
    "--learning-rate",
    "rate",
    type=click.FloatRange(0, 10, min_open=True),
    help="Of the first stage; later ones keep their proportion to it.",
)
@click.option(
    "--augmentation", type=click.Choice(list(AUGMENTATIONS)), help="How images are varied."
)
@click.option(
    "--class-weight",
    "weights",
    multiple=True,
    metavar="LABEL=FACTOR",
    help="Let images of a label weigh more, on top of the balance; may be repeated.",
)
@click.option(
    "--unbalanced", is_flag=True, help="Every image weighs the same, not every label."
)
@click.option("--loss", type=click.Choice(list(_LOSSES)), help="Of codes and siamese networks.")
@seed_option
@click.option("--resample", is_flag=True, help="Deal train, validation and test anew.")
@click.option("--resume", is_flag=True, help="Go on with what was broken off last.")
@click.option("--discard", is_flag=True, help="Forget all that was broken off.")
@store_option
@json_option
def train_command(
    folder: Path,
    network: str | None,
    name: str | None,
    resample: bool,
    resume: bool,
    discard: bool,
    store: Path | None,
    as_json: bool,
    seed: int,
    **changes: Any,
) -> None:
    """Train a network, or a head on one, by the labels of FOLDER, and keep it.

    The splits of FOLDER (train, val, test) are respected; what is missing is dealt out by
    patient or container. The test split is judged once, in the end. Ctrl+C keeps what was
    learned: --resume goes on.
    """
    if sum((network is not None, resume, discard)) != 1 and not (resume and network):
        raise click.UsageError("Give --network NAME, or --resume, or --discard.")
    users = UserFolders.of_this_user()
    models, _ = bundle_folders(users)
    with collection_at(folder, store) as collection:
        if discard:
            _discard(users, collection)
            return
        broken_off = _last(users, collection, network) if resume else None
        method = METHODS[network] if network is not None else None
        if broken_off is None and method is not None:
            name = _name(models, name, f"{collection.folder.name} {method.name}")
        line = ProgressLine()
        with engine_for(users) as engine, task_context(line) as context:
            report = _Epochs(line)
            try:
                if broken_off is not None:
                    trained = continue_training(
                        broken_off, engine, models, context, report=report
                    )
                else:
                    assert method is not None
                    assert name is not None
                    trained = train(
                        collection,
                        engine,
                        method,
                        _settings(method, seed, changes),
                        name,
                        models,
                        context,
                        resample=resample,
                        seed=seed,
                        report=report,
                    )
            except Cancelled:
                line.clear()
                if unfinished(users, collection.folder):
                    say(_GO_ON)
                raise
    if as_json:
        print_json(_in_json(trained))
    else:
        _print(trained)


def _name(models: Path, given: str | None, default: str) -> str:
    """Return what a new bundle is called; before hours of work, not after them."""
    if given and is_taken(models, given):
        raise ExportFailed(_TAKEN.format(name=displayable(given)))
    return given or free_name(models, default)


def _settings(method: Method, seed: int, changes: dict[str, Any]) -> TrainingSettings | None:
    given = {name: value for name, value in changes.items() if value not in (None, False, ())}
    settings = method.settings
    if settings is None:
        if given:
            raise click.UsageError(_NO_EPOCHS.format(name=method.name))
        return None
    stages = settings.stages
    if "epochs" in given:
        stages = tuple(replace(one, most_epochs=given["epochs"]) for one in stages)
    if "rate" in given:
        factor = given["rate"] / stages[0].learning_rate
        stages = tuple(replace(one, learning_rate=one.learning_rate * factor) for one in stages)
    loss = _LOSSES.get(given.get("loss", ""), settings.code_loss)
    return replace(
        settings,
        stages=stages,
        batch=given.get("batch", settings.batch),
        augmentation=given.get("augmentation", settings.augmentation),
        balanced=not given.get("unbalanced", False),
        class_weights=dict(map(_weight, given.get("weights", ()))),
        code_loss=loss,
        seed=seed,
    )


def _weight(text: str) -> tuple[str, float]:
    """Return label and factor of “LABEL=FACTOR”; a label may hold the sign as well."""
    label, _, factor = text.rpartition("=")
    try:
        weight = float(factor)
    except ValueError:
        weight = math.nan
    if not label or not 0 < weight < math.inf:
        raise click.UsageError(f"“{displayable(text)}” is no LABEL=FACTOR, like loaded=3.")
    return label, weight


class _Epochs:
    """Tells of each epoch when it is over, above the line that changes."""

    def __init__(self, line: ProgressLine) -> None:
        self._line = line
        self._told = 0
        self._note = ""

    def __call__(self, progress: TrainingProgress) -> None:
        if progress.note != self._note:
            self._note = progress.note
            self._line.say(progress.note)
        for one in progress.epochs[self._told :]:
            self._line.say(_epoch(one, progress.most_epochs))
        self._told = len(progress.epochs)


def _epoch(one: EpochFigures, most: int) -> str:
    best = "  best so far" if one.is_best else ""
    return (
        f"epoch {one.epoch} of {most}: loss {one.loss:.4f}, accuracy {one.accuracy:.4f}; "
        f"validation {one.validation_loss:.4f}, {one.validation_accuracy:.4f}{best}"
    )


def _last(users: UserFolders, collection: Collection, network: str | None) -> Unfinished:
    for one in unfinished(users, collection.folder):
        if network in (None, one.method.name):
            return one
    raise TrainingFailed(_NOTHING_KEPT.format(of=f" of {network}" if network else ""))


def _discard(users: UserFolders, collection: Collection) -> None:
    kept = unfinished(users, collection.folder)
    for one in kept:
        discard_training(one.place)
    click.echo(f"Forgotten: {len(kept)}.")


def _print(trained: TrainedClassifier) -> None:
    click.echo(f"Trained in {trained.seconds:.0f} s on {trained.device or 'this computer'}.")
    click.echo(f"Splits: {trained.how_dealt}.")
    if trained.leaks:
        click.echo(displayable(on_two_sides(trained.leaks, trained.leaking)))
    if trained.refused:
        click.echo(f"Could not be read and were left out: {len(trained.refused)}.")
    for title, split in (("Validation", trained.validation), ("Test", trained.test)):
        if split is not None:
            click.echo(f"{title}: {_figures(split)}.")
    click.echo(f"Kept as {displayable(str(trained.bundle.folder))}")


def _figures(split: JudgedSplit) -> str:
    figures = split.figures
    told = f"{figures['n']:,} scans; accuracy {figures['accuracy']:.4f}"
    told += f", balanced accuracy {figures['balanced_accuracy']:.4f}"
    if figures["auc"] is not None:
        told += f", area under the ROC curve {figures['auc']:.4f}"
    return told


def _in_json(trained: TrainedClassifier) -> dict[str, Any]:
    return {
        **path_fields(str(trained.bundle.folder), "bundle"),
        "id": trained.bundle.id,
        "name": trained.bundle.name,
        "splits": trained.how_dealt,
        "on_two_sides": trained.leaks,
        "of_other_labels": trained.left_out,
        "not_readable": len(trained.refused),
        "epochs": len(trained.epochs),
        "best_epoch": max((one.epoch for one in trained.epochs if one.is_best), default=None),
        "validation": trained.validation.figures if trained.validation else None,
        "test": trained.test.figures if trained.test else None,
        "settings": dict(trained.settings),
        "device": trained.device,
        "seconds": round(trained.seconds, 1),
    }
