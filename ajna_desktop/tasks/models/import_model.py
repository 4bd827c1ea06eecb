"""Bring a classifier of one's own: check its file, try it, keep it as a bundle."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ajna_desktop.domain.files import FileToRead, Refused
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import Prediction
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, read_classifier
from ajna_desktop.learning.model_files.choices import check_choices, labels_in_order
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.classify import now_utc
from ajna_desktop.tasks.output.export_names import folder_name
from ajna_desktop.tasks.output.new_folder import new_folder
from ajna_desktop.workers.engine import Engine

_STEPS: Final = 2  # write the bundle, try it


def inspect_model(path: str, engine: Engine, context: TaskContext) -> ModelFound:
    """Check a model file and tell what is in it. Nothing in it is run.

    Raises:
        BundleInvalid: it cannot or must not be imported; says why, and what to do instead.
    """
    context.step(Doing.CHECKING, 0, 1)
    found = engine.model_files.inspect(os.path.abspath(path), context.check)
    context.step(Doing.CHECKING, 1, 1)
    return found


def try_model(
    found: ModelFound,
    choices: ImportChoices,
    files: Sequence[FileToRead],
    engine: Engine,
    context: TaskContext,
) -> list[Prediction | Refused]:
    """Tell what a model would say about a few scans, and keep nothing.

    Args:
        found: What `inspect_model` said.
        choices: What the user says about it.
        files: The scans, a handful.
        engine: Computes it.
        context: For stopping.

    Raises:
        BundleInvalid: the choices do not fit, or the model does not work.
        LabelInvalid: a class name cannot be a label.
    """
    _check(found, choices)
    labels = labels_in_order(choices)
    with tempfile.TemporaryDirectory(prefix="ajna-model-") as place:
        folder = Path(place, "trial")
        folder.mkdir()
        context.step(Doing.CHECKING, 0, _STEPS)
        engine.model_files.write(found, choices, folder, folder.name, now_utc(), context.check)
        context.step(Doing.CHECKING, 1, _STEPS)
        answers = engine.model_files.judge(folder, found, files, context.check)
        context.step(Doing.CHECKING, _STEPS, _STEPS)
    return [
        answer
        if isinstance(answer, Refused)
        else Prediction(
            answer.scan_id,
            choices.name,
            dict(zip(labels, answer.probabilities, strict=True)),
        )
        for answer in answers
    ]


def import_model(
    found: ModelFound,
    choices: ImportChoices,
    models: Path,
    engine: Engine,
    context: TaskContext,
) -> ClassifierBundle:
    """Keep a model as a classifier, after it answered a few made-up images as it must.

    Args:
        found: What `inspect_model` said; the file must not have changed since.
        choices: What the user says about it.
        models: The user's folder of bundles.
        engine: Reads and tries it.
        context: For progress and stopping.

    Raises:
        BundleInvalid: the choices do not fit, the file changed, or the model does not work.
        LabelInvalid: a class name cannot be a label.
        ExportFailed: there is one of this name already, or it cannot be written.
    """
    _check(found, choices)
    target = models / folder_name(choices.name)
    with new_folder(target) as folder:
        context.step(Doing.CHECKING, 0, _STEPS)
        engine.model_files.write(found, choices, folder, target.name, now_utc(), context.check)
        context.step(Doing.CHECKING, 1, _STEPS)
        engine.model_files.judge(folder, found, (), context.check)
        context.step(Doing.CHECKING, _STEPS, _STEPS)
    return read_classifier(target)


def _check(found: ModelFound, choices: ImportChoices) -> None:
    for label in choices.labels:
        as_label(label)
    check_choices(found, choices)
