"""Write a fitted classifier, or a learned code, as a bundle, whole or not at all."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import (
    FORMAT,
    OWN_BACKBONE,
    ClassifierBundle,
    CodeBundle,
    read_backbone,
    read_classifier,
    read_code,
)
from ajna_desktop.learning.bundles.calibration_table import calibration_table
from ajna_desktop.learning.bundles.manifest import MANIFEST, as_toml
from ajna_desktop.learning.bundles.save_backbone import NewBackbone, backbone_files
from ajna_desktop.learning.bundles.told_training import (
    RESEARCH_ONLY,
    About,
    Training,
    content_digest,
    readme,
    training_table,
    without_nothing,
)
from ajna_desktop.learning.bundles.write_bundle import write_whole
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.learning.heads.projection import Projection

__all__ = [
    "RESEARCH_ONLY",
    "About",
    "Training",
    "content_digest",
    "save_classifier",
    "save_code",
]

_HEAD: Final = "head.npz"
_CODE: Final = "code.npz"


def save_classifier(
    folder: Path,
    head: Head,
    backbone: Backbone | NewBackbone,
    about: About,
    training: Training,
    figures: Mapping[str, Any],
    operating_point: OperatingPoint | None = None,
    calibration: Calibration | None = None,
) -> ClassifierBundle:
    """Write a classifier bundle to `folder`, which must not exist yet, and read it back.

    Args:
        folder: Its name becomes the classifier's id.
        head: What was fitted; of any kind.
        backbone: Whose features it was fitted on. A new one is written into the bundle.
        about: For people.
        training: For people.
        figures: As `learning.figures.figures` gives them, of images it was not fitted on.
        operating_point: From where on it decides for a class; None: for the most probable.
        calibration: Of its probabilities, which `operating_point` is about; None: none.

    Raises:
        ExportFailed: it cannot be written, or there is something already.
        BundleInvalid: the head does not fit the backbone.
    """
    weights = head.to_bytes()
    network, own_files = _network(backbone)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "kind": "classifier",
        "id": folder.name,
        "name": about.name,
        "labels": list(head.labels),
        "intended_use": about.intended_use,
        "licence": about.licence,
        "source": about.source,
        "backbone": network,
        "head": {
            "kind": head.kind,
            "pooling": str(head.pooling),
            "file": _HEAD,
            "sha256": hashlib.sha256(weights).hexdigest(),
        },
        "training": training_table(training),
        "figures": without_nothing(figures),
    }
    if operating_point is not None:
        manifest["operating_point"] = {
            "label": operating_point.label,
            "threshold": operating_point.threshold,
        }
    if calibration is not None:
        manifest["calibration"] = calibration_table(calibration)
    files = {
        MANIFEST: as_toml(manifest).encode(),
        _HEAD: weights,
        "README.md": readme(about, training, figures).encode(),
        **own_files,
    }
    write_whole(folder, files)
    return read_classifier(folder)


def save_code(
    folder: Path,
    projection: Projection,
    pooling: Pooling,
    backbone: Backbone,
    about: About,
    training: Training,
    figures: Mapping[str, Any],
) -> CodeBundle:
    """Write the bundle of a learned code to `folder`, and read it back.

    Args:
        folder: Its name becomes the code's id; it must not exist yet.
        projection: What was learned.
        pooling: Of the features that it makes codes of.
        backbone: Whose features they are.
        about, training, figures: For people.

    Raises:
        ExportFailed: it cannot be written, or there is something already.
    """
    weights = projection.to_bytes()
    manifest = {
        "format": FORMAT,
        "kind": "code",
        "id": folder.name,
        "name": about.name,
        "licence": about.licence,
        "source": about.source,
        "backbone": {"id": backbone.short_name, "sha256": backbone.digest},
        "code": {
            "pooling": str(pooling),
            "file": _CODE,
            "sha256": hashlib.sha256(weights).hexdigest(),
        },
        "training": training_table(training),
        "figures": without_nothing(figures),
    }
    files = {
        MANIFEST: as_toml(manifest).encode(),
        _CODE: weights,
        "README.md": readme(about, training, figures).encode(),
    }
    write_whole(folder, files)
    return read_code(folder)


def _network(backbone: Backbone | NewBackbone) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the table [backbone] of a manifest, and the files to write below `backbone`."""
    if isinstance(backbone, NewBackbone):
        files = backbone_files(backbone)
        with tempfile.TemporaryDirectory() as place:  # what it is once it is written
            written = Path(place, OWN_BACKBONE)
            write_whole(written, files)
            found = read_backbone(written)
        own = {f"{OWN_BACKBONE}/{name}": content for name, content in files.items()}
        return {"id": found.short_name, "sha256": found.digest}, own
    return {"id": backbone.short_name, "sha256": backbone.digest}, {}
