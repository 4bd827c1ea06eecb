"""Which model bundles there are on this computer, what they are, and removing one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import displayable
from ajna_desktop.learning.bundles.bundle import (
    OWN_BACKBONE,
    Backbone,
    BrokenBundle,
    Bundle,
    ClassifierBundle,
    CodeBundle,
    find_bundles,
    read_backbone,
    resolve_backbone,
)
from ajna_desktop.learning.bundles.manifest import MANIFEST
from ajna_desktop.tasks.output.new_folder import remove_folder

_NOT_STATED: Final = "not stated"  # as manifests of one's own bundles have it


class Origin(StrEnum):
    """Where a bundle comes from."""

    SHIPPED = "shipped"
    OWN = "own"  # trained here, or put there
    IMPORTED = "imported"  # from the file of a model


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """One bundle, for people and programs.

    Attributes:
        name: Of its folder: commands take it.
        title: For people.
        kind: "classifier", "network", "code", or "" where it is broken.
        labels: Of a classifier.
        network: Whose features it judges, or what it is itself.
        trained_on: In words; "" where that is not told.
        broken: Why it cannot be used; "" where it can.
    """

    folder: Path
    name: str
    title: str
    origin: Origin
    kind: str = ""
    labels: tuple[str, ...] = ()
    network: str = ""
    trained_on: str = ""
    broken: str = ""


def list_models(own: Path, shipped: Path) -> list[InstalledModel]:
    """Return every bundle, the user's own first, by name."""
    return [
        _installed(bundle, origin, [own, shipped])
        for folder, origin in ((own, Origin.OWN), (shipped, Origin.SHIPPED))
        for bundle in find_bundles([folder])
    ]


def describe_bundle(bundle: Bundle, own: Path, shipped: Path) -> InstalledModel:
    """Return what one bundle is, wherever it lies."""
    origin = Origin.SHIPPED if bundle.folder.parent == shipped else Origin.OWN
    return _installed(bundle, origin, [own, shipped])


def remove_model(name: str, own: Path, shipped: Path) -> Path:
    """Remove one of the user's own bundles and return where it was.

    Args:
        name: Of its folder.
        own: The user's folder of bundles.
        shipped: The folder of those that come with the program, which stay.

    Raises:
        BundleInvalid: there is none of that name, it is shipped, or another one needs it.
        ExportFailed: it cannot be removed.
    """
    folder = own / name
    is_name = bool(name) and name == Path(name).name and name not in (".", "..")
    if not is_name or not (folder / MANIFEST).is_file():
        told = displayable(name)
        if is_name and (shipped / name / MANIFEST).is_file():
            raise BundleInvalid(f"“{told}” comes with the program and cannot be removed.")
        known = ", ".join(sorted(path.parent.name for path in own.glob(f"*/{MANIFEST}")))
        raise BundleInvalid(
            f"There is no model of your own called “{told}”. There are: {known or 'none'}."
        )
    if needing := _needing(folder, [own, shipped]):
        raise BundleInvalid(
            f"“{displayable(name)}” holds the network that “{needing[0]}” judges with. Remove "
            f"that one first."
        )
    remove_folder(folder)
    return folder


def _needing(folder: Path, folders: Sequence[Path]) -> list[str]:
    """Return the names of other bundles that use the network in `folder` and bring none."""
    networks = set()
    for place in (folder, folder / OWN_BACKBONE):
        try:
            networks.add(read_backbone(place).id)
        except BundleInvalid:
            continue  # no network, or one that nobody can use anyway
    return [
        bundle.name
        for bundle in find_bundles(folders)
        if isinstance(bundle, ClassifierBundle | CodeBundle)
        and bundle.folder != folder
        and bundle.backbone_id in networks
        and not (bundle.folder / OWN_BACKBONE).is_dir()
    ]


def _installed(
    bundle: Bundle | BrokenBundle, origin: Origin, folders: Sequence[Path]
) -> InstalledModel:
    if isinstance(bundle, BrokenBundle):
        name = bundle.folder.name
        return InstalledModel(bundle.folder, name, name, origin, broken=bundle.reason)
    if isinstance(bundle, Backbone):
        return InstalledModel(
            bundle.folder,
            bundle.folder.name,
            bundle.name,
            origin,
            "network",
            network=bundle.network,
            trained_on="" if bundle.source == _NOT_STATED else bundle.source,
        )
    labels = bundle.labels if isinstance(bundle, ClassifierBundle) else ()
    broken = ""
    try:
        resolve_backbone(bundle, folders)
    except BundleInvalid as error:
        broken = str(error)
    is_imported = "imported_from" in bundle.training
    return InstalledModel(
        bundle.folder,
        bundle.folder.name,
        bundle.name,
        Origin.IMPORTED if is_imported else origin,
        "classifier" if labels else "code",
        labels,
        bundle.backbone_id,
        _trained_on(bundle),
        broken,
    )


def _trained_on(bundle: ClassifierBundle | CodeBundle) -> str:
    training = bundle.training
    if "imported_from" in training:
        return f"not told; imported from a file, {training['imported_from']}"
    images = training.get("images")
    told = [f"{images:,} images"] if isinstance(images, int) else []
    return ": ".join([*told, bundle.source] if bundle.source != _NOT_STATED else told)
