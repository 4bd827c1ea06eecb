"""Which classifiers, codes and networks there are on this computer, and can be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.bundles.bundle import (
    BrokenBundle,
    ClassifierBundle,
    CodeBundle,
    find_bundles,
)
from ajna_desktop.workers.engine import Engine


@dataclass(frozen=True, slots=True)
class Installed:
    """What can be used: the network of each is there, too."""

    classifiers: tuple[ClassifierBundle, ...] = ()
    codes: tuple[CodeBundle, ...] = ()
    networks: tuple[Backbone, ...] = ()  # others than the default one that give vectors
    broken: tuple[BrokenBundle, ...] = ()  # and what cannot be, with the reason


def find_installed(engine: Engine, folders: Sequence[Path]) -> Installed:
    """Read every bundle below `folders`, and look for the network of each; by name."""
    classifiers: list[ClassifierBundle] = []
    codes: list[CodeBundle] = []
    networks: list[Backbone] = []
    broken: list[BrokenBundle] = []
    for bundle in find_bundles(folders):
        if isinstance(bundle, BrokenBundle):
            broken.append(bundle)
        elif isinstance(bundle, Backbone):
            if bundle.output is Output.VECTOR and bundle.id != engine.backbone.id:
                networks.append(bundle)
        else:
            try:
                engine.backbone_of(bundle)
            except BundleInvalid as error:
                broken.append(BrokenBundle(bundle.folder, str(error)))
            else:
                if isinstance(bundle, ClassifierBundle):
                    classifiers.append(bundle)
                else:
                    codes.append(bundle)
    return Installed(tuple(classifiers), tuple(codes), tuple(networks), tuple(broken))
