"""The command `ajna-desktop` and what it can do."""

import click

import ajna_desktop
from ajna_desktop.cli.analysing import analyse_command, demo_command, similar_command
from ajna_desktop.cli.augmenting import augment_command
from ajna_desktop.cli.backing_up import backup_command, restore_command
from ajna_desktop.cli.checking import doctor
from ajna_desktop.cli.classifying import classify_command
from ajna_desktop.cli.columns import columns_command
from ajna_desktop.cli.comparing import compare_command
from ajna_desktop.cli.duplicating import duplicates_command
from ajna_desktop.cli.evaluating import evaluate_command
from ajna_desktop.cli.exporting import export
from ajna_desktop.cli.importing_labels import import_labels_command
from ajna_desktop.cli.labelling import labels, relabel
from ajna_desktop.cli.mapping import map_command
from ajna_desktop.cli.merging import merge_command
from ajna_desktop.cli.models import models_command
from ajna_desktop.cli.program import FolderOrCommand, Window, run
from ajna_desktop.cli.search_evaluating import search_eval_command
from ajna_desktop.cli.second_readings import agreement_command, review_sample_command
from ajna_desktop.cli.splitting import split_command
from ajna_desktop.cli.studying import study_command
from ajna_desktop.cli.suspecting import suspects_command
from ajna_desktop.cli.telling_history import history_command
from ajna_desktop.cli.training import train_command
from ajna_desktop.cli.verifying import verify
from ajna_desktop.cli.window_or_not import open_command


@click.group(cls=FolderOrCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(ajna_desktop.__version__, prog_name="Ajna Desktop")
def ajna() -> None:
    """Look at scans, judge classifiers, find look-alikes and mend labels, on this computer.

    `ajna-desktop FOLDER` opens the window. Nothing is ever written into FOLDER, and nothing
    leaves the computer. Progress is told on standard error.
    """


for command in (
    open_command,
    analyse_command,
    classify_command,
    evaluate_command,
    similar_command,
    duplicates_command,
    split_command,
    search_eval_command,
    train_command,
    augment_command,
    study_command,
    compare_command,
    relabel,
    labels,
    merge_command,
    history_command,
    verify,
    columns_command,
    suspects_command,
    import_labels_command,
    review_sample_command,
    agreement_command,
    backup_command,
    restore_command,
    export,
    demo_command,
    map_command,
    doctor,
    models_command,
):
    ajna.add_command(command)


def main(window: Window) -> int:
    """Do what the command line says and return the exit code."""
    return run(ajna, window)
