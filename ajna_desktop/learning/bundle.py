"""Model bundles: a folder with a manifest, weights and a README, checked before it is used."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid, LabelInvalid
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads import Head, head_from_bytes
from ajna_desktop.learning.manifest import MANIFEST, Table
from ajna_desktop.learning.preprocessing import GEOMETRIES, RESIZE_FILTERS, Preprocessing

FORMAT: Final = 1
PRECISIONS: Final = ("f32", "bf16")
_DIGITS_IN_ID: Final = 12
_MOST_BYTES: Final = 4 << 30


@dataclass(frozen=True, slots=True, eq=False)
class Backbone:
    """A network that describes images by features.

    Attributes:
        id: Name and digest of the weights; keys the feature cache.
        name: For people.
        network: Which architecture of `learning` it is.
        layers: Whose activations are pooled, in order.
        feature_width: D, of each kind of pooling.
        openvino_precision: What it may be computed in on processors; see `measured`.
        measured: How that was decided, for people.
    """

    folder: Path
    id: str
    name: str
    network: str
    preprocessing: Preprocessing
    layers: tuple[str, ...]
    feature_width: int
    openvino_precision: str
    licence: str
    source: str
    weights_file: Path
    weights_sha256: str
    measured: Mapping[str, Any]

    def weights(self) -> dict[str, npt.NDArray[np.float32]]:
        """Return the arrays by name.

        Raises:
            BundleInvalid: they are missing, or not those that the manifest names.
        """
        content = _checked_content(self.weights_file, self.weights_sha256)
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as file:
                arrays = {name: np.asarray(file[name]) for name in file.files}
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise BundleInvalid(f"{_told(self.weights_file)} cannot be read.") from error
        if not all(array.dtype == np.float32 for array in arrays.values()):
            raise BundleInvalid(f"{_told(self.weights_file)} must hold float32 numbers only.")
        return arrays


@dataclass(frozen=True, slots=True, eq=False)
class ClassifierBundle:
    """A classifier that sits on the features of one backbone.

    Attributes:
        id: Name and digest of the weights; written into label events.
        name: For people.
        backbone_id: Whose average-pooled features it was fitted on.
        intended_use: What it is for, and what it must not be used for.
        training: What it was fitted on, for people.
        figures: How it fared out of fold, for people.
    """

    folder: Path
    id: str
    name: str
    head: Head
    backbone_id: str
    intended_use: str
    licence: str
    source: str
    training: Mapping[str, Any]
    figures: Mapping[str, Any]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The classes, in the order of the probabilities."""
        return self.head.labels

    def check_fits(self, backbone: Backbone) -> None:
        """Raise `BundleInvalid` unless it was fitted on the features of `backbone`."""
        if (self.backbone_id, self.head.width) != (backbone.id, backbone.feature_width):
            raise BundleInvalid(
                f"The classifier “{self.name}” was made for features of {self.backbone_id}, "
                f"not of {backbone.id}. Choose one that was made for {backbone.name}."
            )


Bundle = Backbone | ClassifierBundle


@dataclass(frozen=True, slots=True)
class BrokenBundle:
    """A folder that ought to be a bundle."""

    folder: Path
    reason: str  # for the user


def read_bundle(folder: Path) -> Bundle:
    """Read a bundle and check that its weights are the ones its manifest names.

    Raises:
        BundleInvalid: with a sentence that says what is wrong and what to do.
    """
    manifest = Table.read(folder)
    manifest.whole("format", FORMAT, FORMAT)
    if manifest.one_of("kind", ("backbone", "classifier")) == "backbone":
        return _backbone(manifest, folder)
    return _classifier(manifest, folder)


def read_backbone(folder: Path) -> Backbone:
    """Read a bundle that must be a backbone; errors as `read_bundle`."""
    bundle = read_bundle(folder)
    if not isinstance(bundle, Backbone):
        raise BundleInvalid(f"{folder.name} is a classifier, not a backbone.")
    return bundle


def read_classifier(folder: Path) -> ClassifierBundle:
    """Read a bundle that must be a classifier; errors as `read_bundle`."""
    bundle = read_bundle(folder)
    if not isinstance(bundle, ClassifierBundle):
        raise BundleInvalid(f"{folder.name} is a backbone, not a classifier.")
    return bundle


def find_bundles(folders: Sequence[Path]) -> list[Bundle | BrokenBundle]:
    """Read every bundle that lies directly in one of `folders`, by name.

    A folder that is not there holds none. A bundle that is broken is told, and stops nothing.
    """
    found: list[Bundle | BrokenBundle] = []
    for folder in folders:
        for manifest in sorted(folder.glob(f"*/{MANIFEST}")):
            try:
                found.append(read_bundle(manifest.parent))
            except BundleInvalid as error:
                found.append(BrokenBundle(manifest.parent, str(error)))
    return found


def bundle_id(name: str, weights_sha256: str) -> str:
    """Return the name that stands for these very weights."""
    return f"{name}-{weights_sha256[:_DIGITS_IN_ID]}"


def _backbone(manifest: Table, folder: Path) -> Backbone:
    weights, features = manifest.table("weights"), manifest.table("features")
    openvino = manifest.table("openvino")
    sha256 = weights.sha256("sha256")
    backbone = Backbone(
        folder=folder,
        id=bundle_id(manifest.text("id"), sha256),
        name=manifest.text("name"),
        network=manifest.one_of("network", ("efficientnet_lite0",)),
        preprocessing=_preprocessing(manifest.table("input")),
        layers=features.texts("layers"),
        feature_width=features.whole("width", 1, 65_536),
        openvino_precision=openvino.one_of("precision", PRECISIONS),
        licence=manifest.text("licence"),
        source=manifest.text("source"),
        weights_file=weights.file("file", folder),
        weights_sha256=sha256,
        measured=manifest.facts("measured"),
    )
    for table in (manifest, weights, features, openvino):
        table.finish()
    _checked_content(backbone.weights_file, sha256)
    return backbone


def _preprocessing(table: Table) -> Preprocessing:
    wanted = Preprocessing(
        side=table.whole("side", 32, 4096),
        resize=table.one_of("resize", tuple(RESIZE_FILTERS)),
        geometry=table.one_of("geometry", GEOMETRIES),
        offset=table.number("offset", -1e6, 1e6),
        divisor=table.number("divisor", 1e-6, 1e6),
        low_percentile=table.number("low_percentile", 0, 49),
        high_percentile=table.number("high_percentile", 51, 100),
        decode_at_least=table.whole("decode_at_least", 32, 65_536),
    )
    table.finish()
    return wanted


def _classifier(manifest: Table, folder: Path) -> ClassifierBundle:
    backbone, head = manifest.table("backbone"), manifest.table("head")
    head_file, sha256 = head.file("file", folder), head.sha256("sha256")
    try:
        labels = tuple(as_label(text) for text in manifest.texts("labels"))
    except LabelInvalid as error:
        raise BundleInvalid(f"{folder.name}/{MANIFEST}: {error}") from error
    bundle = ClassifierBundle(
        folder=folder,
        id=bundle_id(manifest.text("id"), sha256),
        name=manifest.text("name"),
        head=head_from_bytes("linear", _checked_content(head_file, sha256), labels),
        backbone_id=bundle_id(backbone.text("id"), backbone.sha256("sha256")),
        intended_use=manifest.text("intended_use"),
        licence=manifest.text("licence"),
        source=manifest.text("source"),
        training=manifest.facts("training"),
        figures=manifest.facts("figures"),
    )
    for table in (manifest, backbone, head):
        table.finish()
    return bundle


def _checked_content(file: Path, sha256: str) -> bytes:
    """Return the bytes of `file` if they are the ones meant.

    Hashed and used are the same bytes, so nobody can swap the file in between.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise BundleInvalid(f"{_told(file)} is far too large.")
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise BundleInvalid(
            f"The weights {_told(file)} are missing. Put the file back, or install Ajna "
            f"Desktop or the bundle again; the program never runs on random weights."
        ) from error
    except OSError as error:
        raise BundleInvalid(f"{_told(file)} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BundleInvalid(
            f"{_told(file)} is not the file that its {MANIFEST} names: the checksum differs. "
            f"It was damaged or exchanged; install Ajna Desktop or the bundle again."
        )
    return content


def _told(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
