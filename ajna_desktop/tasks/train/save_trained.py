"""Keep what a training gave as a bundle, with all that is to be known of it."""

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import ajna_desktop
from ajna_desktop.domain.choose_operating_point import BASIS
from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.training import EpochFigures, Split, TrainingSettings
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, CodeBundle, read_backbone
from ajna_desktop.learning.bundles.save_backbone import NewBackbone, backbone_files
from ajna_desktop.learning.bundles.save_classifier import save_classifier, save_code
from ajna_desktop.learning.bundles.told_training import (
    About,
    Training,
    content_digest,
    training_table,
)
from ajna_desktop.learning.bundles.write_bundle import write_whole
from ajna_desktop.learning.fitting.fitted import Trial
from ajna_desktop.learning.heads.any_head import Head, ReferenceHead
from ajna_desktop.tasks.judging.classify import now_utc
from ajna_desktop.tasks.train.fitted_method import Called, FittedMethod
from ajna_desktop.tasks.train.judged_split import Judged, JudgedSplit, judge

_NOT_STATED: Final = "not stated"
_UNFIT: Final = re.compile(r"[^a-z0-9_-]+")
_TEST: Final = "{0} scans of the test split, which nothing was stopped, tuned or chosen by"
_VALIDATION: Final = "{0} scans of the validation split, by which the training was stopped"


@dataclass(frozen=True, slots=True, eq=False)
class TrainedClassifier:
    """What came of a training.

    Attributes:
        bundle: A network alone where it was not trained to tell labels apart.
        code: A learned code, to search by, beside the classifier that was made of it.
        epochs: Learning curves.
        trials: What settings were chosen from.
        validation: None where it tells no labels.
        test: None also where the folder has no test split.
        how_dealt: How the scans were dealt to the splits, for people.
        leaks: How many groups and contents the folder itself has on two sides.
        left_out: Held-back scans of labels that could not be learned.
        refused: Why scans could not be read, by path.
        settings: What it was trained with, for people.
        device: On what, for people.
        seconds: What the training took.
        trained_at_utc: ISO 8601.
        leaking: Some of the groups and contents on two sides, by name.
    """

    bundle: ClassifierBundle | Backbone
    code: CodeBundle | None
    epochs: tuple[EpochFigures, ...]
    trials: Sequence[Trial]
    validation: JudgedSplit | None
    test: JudgedSplit | None
    how_dealt: str
    leaks: int
    left_out: int
    refused: Mapping[str, str]
    settings: Mapping[str, Any]
    device: str
    seconds: float
    trained_at_utc: str
    leaking: tuple[str, ...] = ()


def called(folder: Path, name: str) -> Called:
    """Return what the network of a bundle is called."""
    short = _UNFIT.sub("-", folder.name.casefold()).strip("-_")
    return Called(short or "network", name)


def save_trained(
    folder: Path,
    name: str,
    method: Method,
    settings: TrainingSettings | None,
    fitted: FittedMethod,
    *,
    with_code: bool = True,
) -> TrainedClassifier:
    """Write the bundle of a training and return what there is to know.

    Args:
        folder: Of the bundle; when somebody made it meanwhile, a number is put behind it.
        name: For people.
        method: That was trained.
        settings: With which; None where nothing is trained by epochs.
        fitted: What came of it.
        with_code: Keep a learned code as a bundle of its own as well.

    Raises:
        ExportFailed: it cannot be written.
    """
    folder = _free(folder)
    told = told_settings(method, settings) | dict(fitted.chosen)
    training = _training(method, told, fitted)
    about = About(name=name, licence=_NOT_STATED, source=_NOT_STATED)
    judged = judge(fitted, fitted.head) if fitted.head is not None else None
    code: CodeBundle | None = None
    bundle: ClassifierBundle | Backbone
    if fitted.head is None or judged is None:
        bundle = _saved_network(folder, fitted.backbone, training)
    else:
        training = replace(training, measured_on=_measured_on(judged))
        facts = _facts(judged, fitted)
        bundle = save_classifier(
            folder, fitted.head, fitted.backbone, about, training, facts, judged.operating_point
        )
        if with_code and method.fitting is Fitting.CODE:
            code = _saved_code(folder, fitted.head, fitted.backbone, about, training, facts)
    return TrainedClassifier(
        bundle=bundle,
        code=code,
        epochs=fitted.epochs,
        trials=fitted.trials,
        validation=judged.validation if judged else None,
        test=judged.test if judged else None,
        how_dealt=fitted.scans.how,
        leaks=fitted.scans.leaks,
        left_out=fitted.scans.left_out,
        refused=fitted.refused,
        settings=told,
        device=fitted.device,
        seconds=fitted.seconds,
        trained_at_utc=training.fitted_at_utc,
        leaking=fitted.scans.leaking,
    )


def told_settings(method: Method, settings: TrainingSettings | None) -> dict[str, Any]:
    """Return settings as a manifest has them: texts and numbers."""
    told: dict[str, Any] = {"network": method.network}
    if method.pooling is not None:
        told["pooling"] = method.pooling.value
    if method.fitting in (Fitting.CODE, Fitting.SIAMESE):
        told["references"] = method.references
    if settings is None:
        return told
    told |= {
        "stages": [
            f"{one.trainable}: epochs {one.most_epochs}, learning rate {one.learning_rate:g}"
            for one in settings.stages
        ],
        "optimizer": settings.optimizer.value,
        "batch": settings.batch,
        "augmentation": settings.augmentation,
        "class_weights": "balanced" if settings.balanced else "none",
        "patience": settings.patience,
        "reduce_after": settings.reduce_after,
        "reduce_factor": settings.reduce_factor,
        "l1": settings.l1,
        "l2": settings.l2,
        "seed": settings.seed,
    }
    if settings.dropout is not None:
        told["dropout"] = settings.dropout
    if settings.class_weights:
        told["weights_by_label"] = dict(settings.class_weights)
    if method.fitting in (Fitting.CODE, Fitting.SIAMESE):
        told["loss"] = settings.code_loss.value
    return told


def _training(method: Method, told: Mapping[str, Any], fitted: FittedMethod) -> Training:
    scans = fitted.scans
    rows = scans.rows(Split.TRAIN).tolist()
    labels = [scans.labels[row] for row in rows]
    return Training(
        images_per_class=dict(sorted(Counter(labels).items())),
        split=Split.TRAIN.value,
        content_digest=content_digest({scans.contents[row] for row in rows}),
        folds=0,
        seed=scans.seed,
        fitted_at_utc=now_utc(),
        program_version=ajna_desktop.__version__,
        method=method.name,
        dealt=scans.how,
        settings=told,
        epochs=fitted.epochs,
        trials=fitted.trials,
        device=fitted.device,
        seconds=fitted.seconds,
    )


def _measured_on(judged: Judged) -> str:
    if judged.test is not None:
        return _TEST.format(len(judged.test.contents))
    return _VALIDATION.format(len(judged.validation.contents))


def _facts(judged: Judged, fitted: FittedMethod) -> dict[str, Any]:
    """Return the table [figures]: of the test split, and beside it of the validation split."""
    facts: dict[str, Any] = dict((judged.test or judged.validation).figures)
    if judged.test is not None:
        facts["validation"] = dict(judged.validation.figures)
    if judged.operating_point is not None:
        facts["operating_point_chosen_by"] = BASIS
    scans = fitted.scans
    facts["scans"] = {split.value: len(scans.rows(split)) for split in Split}
    counted = {
        "groups_on_two_sides": scans.leaks,
        "scans_of_other_labels": scans.left_out,
        "scans_not_readable": len(fitted.refused),
    }
    return facts | {name: count for name, count in counted.items() if count}


def _saved_network(
    folder: Path, backbone: Backbone | NewBackbone, training: Training
) -> Backbone:
    assert isinstance(backbone, NewBackbone)  # what was trained to tell no labels is one
    last = min(training.epochs, key=lambda one: one.validation_loss)
    # Without labels there is one class without a name: TOML would take no such key.
    told = training_table(replace(training, images_per_class={}))
    told["images"] = sum(training.images_per_class.values())
    told["validation_loss"] = round(last.validation_loss, 6)
    told["validation_variance_drawn"] = round(last.validation_accuracy, 6)
    write_whole(folder, backbone_files(replace(backbone, measured=told)))
    return read_backbone(folder)


def _saved_code(
    folder: Path,
    head: Head,
    backbone: Backbone | NewBackbone,
    about: About,
    training: Training,
    facts: Mapping[str, Any],
) -> CodeBundle | None:
    if not isinstance(head, ReferenceHead) or head.projection is None:
        return None
    assert isinstance(backbone, Backbone)  # a code is made of features that are there
    return save_code(
        _free(folder.with_name(f"{folder.name} (code)")),
        head.projection,
        head.pooling,
        backbone,
        replace(about, name=f"{about.name} (code)"),
        training,
        facts,
    )


def _free(folder: Path) -> Path:
    """Return a folder that does not exist yet: `folder`, or one with a number behind it."""
    number, candidate = 1, folder
    while os.path.lexists(candidate):
        number += 1
        candidate = folder.with_name(f"{folder.name} ({number})")
    return candidate
