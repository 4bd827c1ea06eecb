"""What bundles tell of how they came about: for people, and to compare classifiers by."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.learning.fitting.fitted import Trial

RESEARCH_ONLY: Final = (
    "For research. Not a medical device, and not for any decision on its own."
)
_DIGITS: Final = 6  # of losses and shares


@dataclass(frozen=True, slots=True)
class Training:
    """What a classifier was fitted on and how, told without naming a file or a folder.

    Attributes:
        images_per_class: Of those it was fitted on.
        split: Which part of the folder that was: "train"; "" = all of it.
        content_digest: SHA-256 over the sorted content hashes of these images.
        folds: In how many the figures were made; 0 = on images that were held back.
        seed: Of all chance in it.
        fitted_at_utc: ISO 8601.
        program_version: Of this program.
        method: A name of `domain.methods.METHODS`; "" where it has none.
        dealt: How images were dealt out to train, validation and test, for people.
        measured_on: Of which images the figures are, for people: "234 images of the test part".
        settings: What it was fitted with.
        epochs: Learning curves.
        trials: What settings were chosen from.
        device: On what it was fitted.
        seconds: What it took.
    """

    images_per_class: Mapping[Label, int]
    split: str
    content_digest: str
    folds: int
    seed: int
    fitted_at_utc: str
    program_version: str
    method: str = ""
    dealt: str = ""
    measured_on: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    epochs: Sequence[EpochFigures] = ()
    trials: Sequence[Trial] = ()
    device: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class About:
    """What people must know of a classifier."""

    name: str  # "Pneumonia in chest radiographs of children"
    licence: str  # of the classifier
    source: str  # of the images
    intended_use: str = RESEARCH_ONLY


def content_digest(content_hashes: Iterable[str]) -> str:
    """Return what tells one set of images from another, whatever their names and order."""
    return hashlib.sha256("\n".join(sorted(content_hashes)).encode()).hexdigest()


def training_table(training: Training) -> dict[str, Any]:
    """Return the table [training] of a manifest; what is not known is left out."""
    table: dict[str, Any] = {
        "images": sum(training.images_per_class.values()),
        "split": training.split,
        "content_digest": training.content_digest,
        "folds": training.folds,
        "seed": training.seed,
        "fitted_at_utc": training.fitted_at_utc,
        "program_version": training.program_version,
        "method": training.method,
        "dealt": training.dealt,
        "measured_on": training.measured_on,
        "device": training.device,
        "seconds": round(training.seconds, 1),
        "images_per_class": dict(training.images_per_class),
        "settings": without_nothing(training.settings),
        "curves": _curves(training.epochs),
        "trials": _trials(training.trials),
    }
    wanted = ("split", "folds", "seed", "images_per_class")  # also where they are empty or 0
    return {key: value for key, value in table.items() if value or key in wanted}


def without_nothing(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table, and tables within, without entries that are None: TOML has none."""
    return {
        key: without_nothing(value) if isinstance(value, Mapping) else value
        for key, value in table.items()
        if value is not None
    }


def readme(about: About, training: Training, figures: Mapping[str, Any]) -> str:
    """Return what the README of a bundle says."""
    images = sum(training.images_per_class.values())
    lines = [
        f"# {about.name}",
        "",
        f"**{about.intended_use}**",
        "",
        f"- Source of the images: {about.source}",
        f"- Licence: {about.licence}",
        f"- Fitted on {images} images with Ajna Desktop {training.program_version}.",
        "",
    ]
    if figures:
        lines += [f"Measured on {_measured_on(training)}:", "", *_figures(figures)]
    return "\n".join([*lines, ""])


def _measured_on(training: Training) -> str:
    return training.measured_on or (
        f"the same images, {training.folds}-fold, each judged by a classifier that "
        f"never saw its group (patient, container or content)"
    )


def _figures(figures: Mapping[str, Any]) -> list[str]:
    lines = [
        f"- {title} {figures[name]:.4f}"
        for name, title in (
            ("accuracy", "accuracy"),
            ("balanced_accuracy", "balanced accuracy"),
            ("auc", "area under the ROC curve"),
        )
        if figures.get(name) is not None
    ]
    if per_class := figures.get("per_class"):
        lines += ["", "| class | precision | recall | F1 | images |", "|---|---|---|---|---|"]
        lines += [
            f"| {label} | {one['precision']:.4f} | {one['recall']:.4f} | {one['f1']:.4f} "
            f"| {one['support']} |"
            for label, one in per_class.items()
        ]
    return lines


def _curves(epochs: Sequence[EpochFigures]) -> dict[str, Any]:
    """Return one list for each figure: a list of numbers is what a reader can plot."""
    if not epochs:
        return {}
    return {
        "loss": [round(one.loss, _DIGITS) for one in epochs],
        "accuracy": [round(one.accuracy, _DIGITS) for one in epochs],
        "validation_loss": [round(one.validation_loss, _DIGITS) for one in epochs],
        "validation_accuracy": [round(one.validation_accuracy, _DIGITS) for one in epochs],
        "learning_rate": [one.learning_rate for one in epochs],
        "stage": [one.stage for one in epochs],
        "best_epoch": max((one.epoch for one in epochs if one.is_best), default=0),
    }


def _trials(trials: Sequence[Trial]) -> dict[str, Any]:
    """Return one list for each column; the best has the least loss."""
    if not trials:
        return {}
    return {
        "settings": [
            ", ".join(f"{name} {value}" for name, value in one.settings.items())
            for one in trials
        ],
        "mean": [round(one.mean, _DIGITS) for one in trials],
        "deviation": [round(one.deviation, _DIGITS) for one in trials],
        "loss": [round(one.loss, _DIGITS) for one in trials],
    }
