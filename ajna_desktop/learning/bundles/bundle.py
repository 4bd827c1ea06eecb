"""Model bundles: a folder with a manifest, weights and a README, checked before it is used.

A *backbone* turns images into vectors, a *classifier* judges such vectors, and a *code* makes
few numbers of them. The network of a classifier or a code may lie in its own folder, below
`backbone`, or is one of those installed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.errors import BundleInvalid, LabelInvalid
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.backbone import Backbone, backbone_of, bundle_id
from ajna_desktop.learning.bundles.calibration_table import calibration_of
from ajna_desktop.learning.bundles.checked_file import checked_content
from ajna_desktop.learning.bundles.manifest import MANIFEST, Table
from ajna_desktop.learning.heads.any_head import HEAD_KINDS, Head, head_from_bytes
from ajna_desktop.learning.heads.projection import Projection

__all__ = [
    "FORMAT",
    "OWN_BACKBONE",
    "Backbone",
    "BrokenBundle",
    "Bundle",
    "ClassifierBundle",
    "CodeBundle",
    "bundle_id",
    "find_bundles",
    "read_backbone",
    "read_bundle",
    "read_classifier",
    "read_code",
    "resolve_backbone",
]

FORMAT: Final = 1
OWN_BACKBONE: Final = "backbone"  # the folder of a network that comes with a classifier
_KINDS: Final = ("backbone", "classifier", "code")


@dataclass(frozen=True, slots=True, eq=False)
class ClassifierBundle:
    """A classifier that sits on the features of one backbone.

    Attributes:
        id: Name and digest of all that decides; written into label events.
        name: For people.
        head: Judges features of `backbone_id`, of the pooling that it names.
        backbone_id: Whose features it was fitted on.
        operating_point: From where on it decides for a class; None: for the most probable.
        calibration: Sets its probabilities right, before anything is decided by them.
        intended_use: What it is for, and what it must not be used for.
        training: What it was fitted on, for people.
        figures: How it fared, for people.
    """

    folder: Path
    id: str
    name: str
    head: Head
    backbone_id: str
    operating_point: OperatingPoint | None
    calibration: Calibration | None
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
        has_them = self.head.pooling in backbone.pooling_kinds
        if not has_them or (self.backbone_id, self.head.width) != (
            backbone.id,
            backbone.feature_width,
        ):
            raise BundleInvalid(
                f"The classifier “{self.name}” was made for features of {self.backbone_id}, "
                f"not of {backbone.id}. Choose one that was made for {backbone.name}."
            )


@dataclass(frozen=True, slots=True, eq=False)
class CodeBundle:
    """A learned code: few numbers made of the features of one backbone.

    Attributes:
        id: Name and digest of all that changes the codes; keys their feature cache.
        name: For people.
        projection: Makes codes of features.
        pooling: Of those features.
        backbone_id: Whose features they are.
        training: What it was fitted on, for people.
        figures: How it fared, for people.
    """

    folder: Path
    id: str
    name: str
    projection: Projection
    pooling: Pooling
    backbone_id: str
    licence: str
    source: str
    training: Mapping[str, Any]
    figures: Mapping[str, Any]

    @property
    def feature_width(self) -> int:
        """How many numbers a code has."""
        return self.projection.code_width

    def check_fits(self, backbone: Backbone) -> None:
        """Raise `BundleInvalid` unless it was fitted on the features of `backbone`."""
        has_them = self.pooling in backbone.pooling_kinds
        if not has_them or (self.backbone_id, self.projection.width) != (
            backbone.id,
            backbone.feature_width,
        ):
            raise BundleInvalid(
                f"The code “{self.name}” was made for features of {self.backbone_id}, not of "
                f"{backbone.id}. Choose one that was made for {backbone.name}."
            )


Bundle = Backbone | ClassifierBundle | CodeBundle


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
    match manifest.one_of("kind", _KINDS):
        case "backbone":
            return backbone_of(manifest, folder)
        case "code":
            return _code(manifest, folder)
    return _classifier(manifest, folder)


def read_backbone(folder: Path) -> Backbone:
    """Read a bundle that must be a backbone; errors as `read_bundle`."""
    bundle = read_bundle(folder)
    if not isinstance(bundle, Backbone):
        raise BundleInvalid(f"{folder.name} is a {_kind(bundle)}, not a backbone.")
    return bundle


def read_classifier(folder: Path) -> ClassifierBundle:
    """Read a bundle that must be a classifier; errors as `read_bundle`."""
    bundle = read_bundle(folder)
    if not isinstance(bundle, ClassifierBundle):
        raise BundleInvalid(f"{folder.name} is a {_kind(bundle)}, not a classifier.")
    return bundle


def read_code(folder: Path) -> CodeBundle:
    """Read a bundle that must be a learned code; errors as `read_bundle`."""
    bundle = read_bundle(folder)
    if not isinstance(bundle, CodeBundle):
        raise BundleInvalid(f"{folder.name} is a {_kind(bundle)}, not a learned code.")
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


def resolve_backbone(
    bundle: ClassifierBundle | CodeBundle, folders: Sequence[Path]
) -> Backbone:
    """Return the network whose features a classifier or a code was made for.

    It lies in the bundle's own folder, or is one of those in `folders`, or comes with another
    bundle there.

    Raises:
        BundleInvalid: it is not there, or it is damaged.
    """
    broken: BundleInvalid | None = None
    for folder in _candidates(bundle, folders):
        try:
            backbone = read_backbone(folder)
        except BundleInvalid as error:
            broken = broken or error
            continue
        if backbone.id == bundle.backbone_id:
            bundle.check_fits(backbone)
            return backbone
    if broken is not None:
        raise broken
    raise BundleInvalid(
        f"“{bundle.name}” needs the network {bundle.backbone_id}, which is not installed here. "
        "Install the network that it was made with, or choose another classifier."
    )


def _candidates(
    bundle: ClassifierBundle | CodeBundle, folders: Sequence[Path]
) -> Iterator[Path]:
    """Yield the folders of networks that have the right name, without reading their weights."""
    name = bundle.backbone_id.rpartition("-")[0]
    manifests = [bundle.folder / OWN_BACKBONE / MANIFEST]
    for folder in folders:
        manifests += sorted(folder.glob(f"*/{MANIFEST}"))
        manifests += sorted(folder.glob(f"*/{OWN_BACKBONE}/{MANIFEST}"))
    for manifest in manifests:
        try:
            table = Table.read(manifest.parent)
            if (table.text("kind"), table.text("id")) == ("backbone", name):
                yield manifest.parent
        except BundleInvalid:
            continue  # none that could be the one


def _kind(bundle: Bundle) -> str:
    match bundle:
        case Backbone():
            return "backbone"
        case CodeBundle():
            return "learned code"
    return "classifier"


def _classifier(manifest: Table, folder: Path) -> ClassifierBundle:
    head = manifest.table("head")
    head_file, sha256 = head.file("file", folder), head.sha256("sha256")
    kind = head.one_of("kind", tuple(HEAD_KINDS)) if head.has("kind") else "linear"
    pooling = _pooling(head)
    try:
        labels = tuple(as_label(text) for text in manifest.texts("labels"))
    except LabelInvalid as error:
        raise BundleInvalid(f"{folder.name}/{MANIFEST}: {error}") from error
    point = _operating_point(manifest, labels)
    backbone_id = _backbone_id(manifest)
    calibration = calibration_of(manifest, len(labels))
    decides = (point.label, point.threshold) if point else ()
    # What was there before calibrations were keeps the id that labels were given by.
    corrects = [as_plain(calibration)] if calibration else []
    digest = _digest(sha256, kind, pooling, labels, backbone_id, decides, *corrects)
    bundle = ClassifierBundle(
        folder=folder,
        id=bundle_id(manifest.text("id"), digest),
        name=manifest.text("name"),
        head=head_from_bytes(kind, checked_content(head_file, sha256), labels, pooling),
        backbone_id=backbone_id,
        operating_point=point,
        calibration=calibration,
        intended_use=manifest.text("intended_use"),
        licence=manifest.text("licence"),
        source=manifest.text("source"),
        training=manifest.facts("training"),
        figures=manifest.facts("figures"),
    )
    for table in (manifest, head):
        table.finish()
    return bundle


def _code(manifest: Table, folder: Path) -> CodeBundle:
    code = manifest.table("code")
    file, sha256 = code.file("file", folder), code.sha256("sha256")
    pooling, backbone_id = _pooling(code), _backbone_id(manifest)
    bundle = CodeBundle(
        folder=folder,
        id=bundle_id(manifest.text("id"), _digest(sha256, pooling, backbone_id)),
        name=manifest.text("name"),
        projection=Projection.from_bytes(checked_content(file, sha256)),
        pooling=pooling,
        backbone_id=backbone_id,
        licence=manifest.text("licence"),
        source=manifest.text("source"),
        training=manifest.facts("training"),
        figures=manifest.facts("figures"),
    )
    for table in (manifest, code):
        table.finish()
    return bundle


def _backbone_id(manifest: Table) -> str:
    backbone = manifest.table("backbone")
    found = bundle_id(backbone.text("id"), backbone.sha256("sha256"))
    backbone.finish()
    return found


def _pooling(table: Table) -> Pooling:
    if not table.has("pooling"):
        return Pooling.AVERAGE
    return Pooling(table.one_of("pooling", tuple(Pooling)))


def _operating_point(manifest: Table, labels: tuple[Label, ...]) -> OperatingPoint | None:
    if not manifest.has("operating_point"):
        return None
    table = manifest.table("operating_point")
    if len(labels) < 2:
        raise table.wrong("label", "left out where there is but one class")
    label = Label(table.one_of("label", labels))
    threshold = table.number("threshold", 0, 1)
    if threshold in (0, 1):
        raise table.wrong("threshold", "a number between 0 and 1")
    table.finish()
    return OperatingPoint(label, threshold)


def _digest(*telling: object) -> str:
    return hashlib.sha256(json.dumps(telling).encode()).hexdigest()
