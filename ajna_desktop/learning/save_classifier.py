"""Write a fitted classifier as a bundle, whole or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundle import FORMAT, Backbone, ClassifierBundle, read_classifier
from ajna_desktop.learning.heads import Head
from ajna_desktop.learning.manifest import MANIFEST, as_toml

_HEAD: Final = "head.npz"
RESEARCH_ONLY: Final = (
    "For research. Not a medical device, and not for any decision on its own."
)


@dataclass(frozen=True, slots=True)
class Training:
    """What a classifier was fitted on, told without naming a file or a folder."""

    images_per_class: Mapping[Label, int]
    split: str  # "train"; "" = all of the folder
    content_digest: str  # SHA-256 over the sorted content hashes of the images
    folds: int  # of the figures
    seed: int
    fitted_at_utc: str  # ISO 8601
    program_version: str


@dataclass(frozen=True, slots=True)
class About:
    """What people must know of a classifier."""

    name: str  # "Pneumonia in chest radiographs of children"
    licence: str  # of the classifier
    source: str  # of the images
    intended_use: str = RESEARCH_ONLY


def content_digest(content_hashes: Mapping[str, object] | set[str] | list[str]) -> str:
    """Return what tells one set of images from another, whatever their names and order."""
    return hashlib.sha256("\n".join(sorted(content_hashes)).encode()).hexdigest()


def save_classifier(
    folder: Path,
    head: Head,
    backbone: Backbone,
    about: About,
    training: Training,
    figures: Mapping[str, Any],
) -> ClassifierBundle:
    """Write a classifier bundle to `folder`, which must not exist yet, and read it back.

    Args:
        folder: Its name becomes the classifier's id.
        head: What was fitted.
        backbone: Whose average-pooled features it was fitted on.
        about: For people.
        training: For people.
        figures: As `learning.figures.figures` gives them, out of fold.

    Raises:
        ExportFailed: it cannot be written, or there is something already.
    """
    weights = head.to_bytes()
    manifest = {
        "format": FORMAT,
        "kind": "classifier",
        "id": folder.name,
        "name": about.name,
        "labels": list(head.labels),
        "intended_use": about.intended_use,
        "licence": about.licence,
        "source": about.source,
        "backbone": {
            "id": backbone.short_name,
            "sha256": backbone.digest,
        },
        "head": {"file": _HEAD, "sha256": hashlib.sha256(weights).hexdigest()},
        "training": _training(training),
        "figures": {key: value for key, value in figures.items() if value is not None},
    }
    files = {
        MANIFEST: as_toml(manifest).encode(),
        _HEAD: weights,
        "README.md": _readme(about, training, figures).encode(),
    }
    _write_whole(folder, files)
    return read_classifier(folder)


def _training(training: Training) -> dict[str, Any]:
    return {
        "images": sum(training.images_per_class.values()),
        "split": training.split,
        "content_digest": training.content_digest,
        "folds": training.folds,
        "seed": training.seed,
        "fitted_at_utc": training.fitted_at_utc,
        "program_version": training.program_version,
        "images_per_class": dict(training.images_per_class),
    }


def _write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    if folder.exists():
        raise ExportFailed(f"There is a classifier called “{folder.name}” already.")
    temporary = ""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)
        for name, content in files.items():
            with open(Path(temporary, name), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, 0o755)  # `mkdtemp` makes it private
        os.rename(temporary, folder)
    except OSError as error:
        raise ExportFailed(f"The classifier cannot be saved: {error.strerror}.") from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def _readme(about: About, training: Training, figures: Mapping[str, Any]) -> str:
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
        f"Measured on the same images, {training.folds}-fold, each judged by a classifier that "
        f"never saw its group (patient, container or content):",
        "",
        f"- accuracy {figures['accuracy']:.4f}",
        f"- balanced accuracy {figures['balanced_accuracy']:.4f}",
    ]
    if figures.get("auc") is not None:
        lines.append(f"- area under the ROC curve {figures['auc']:.4f}")
    lines += ["", "| class | precision | recall | F1 | images |", "|---|---|---|---|---|"]
    lines += [
        f"| {label} | {one['precision']:.4f} | {one['recall']:.4f} | {one['f1']:.4f} "
        f"| {one['support']} |"
        for label, one in figures["per_class"].items()
    ]
    return "\n".join([*lines, ""])
