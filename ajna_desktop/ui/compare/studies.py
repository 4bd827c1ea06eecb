"""The comparisons of one folder, as the Compare tab asks for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ajna_desktop.domain.comparison import Comparison
from ajna_desktop.domain.errors import StudyUnreadable
from ajna_desktop.domain.methods import Method
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.bundles.manifest import MANIFEST
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.given import given_plan
from ajna_desktop.tasks.study.results import (
    export_study,
    keep_classifier,
    scans_apart,
    scans_contested,
    scans_told,
)
from ajna_desktop.tasks.study.study import study
from ajna_desktop.tasks.study.tables import read_comparison
from ajna_desktop.ui.training.obstacles import PRETRAINED, obstacles
from ajna_desktop.ui.training.wanted import Ground
from ajna_desktop.workers.engine import Engine


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to show."""

    comparison: Comparison | None = None  # None before the first
    labels: tuple[Label, ...] = ()  # of the folder, or of the comparison
    cannot: Mapping[str, str] = field(default_factory=dict)  # why methods cannot run, by name
    given: tuple[Method, ...] = ()  # classifiers that are installed, as methods


class Studies(Protocol):
    """Compares classifiers on one folder. `run` is for the task thread, the rest for another
    thread that is not the UI's.
    """

    def read(self) -> Known:
        """Return the last comparison, and what could be compared."""

    def run(self, names: Sequence[str], context: TaskContext) -> None:
        """Train and judge these methods; what is up to date is not done again."""

    def told(self, key: str, truth: Label, told: Label) -> Sequence[ScanId]:
        """Return the scans of one cell of the matrix of a classifier."""

    def apart(self, one: str, other: str) -> Sequence[ScanId]:
        """Return the scans for which two classifiers told different labels."""

    def contested(self) -> Sequence[ScanId]:
        """Return the scans on which classifiers disagree."""

    def export(self, place: Path) -> Path:
        """Write everything into a folder and return the page."""

    def keep(self, bundle: str) -> ClassifierBundle:
        """Put a classifier among those of the user."""


class FolderStudies:
    """Keeps the comparison of a folder in the data of the user."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        users: UserFolders,
        installed: Callable[[], Sequence[ClassifierBundle]],
    ) -> None:
        """Compare methods, and the classifiers that are `installed` when asked."""
        self._installed = installed
        self._collection = collection
        self._engine = engine
        self._models = users.data / "models"
        self._out = users.data / "studies" / collection.id

    def read(self) -> Known:
        """Return the last comparison, and what could be compared."""
        counts = self._collection.scans.counts()
        labelled = tuple((label, n) for label, n in counts.by_label if label is not None)
        splits = tuple(name for name, _ in counts.by_split if name)
        ground = Ground(counts.every, labelled, splits)
        folders = self._engine.bundle_folders
        networks = {
            name
            for name in PRETRAINED
            if any((folder / name / MANIFEST).is_file() for folder in folders)
        }
        cannot = {name: one.sentence for name, one in obstacles(ground, networks).items()}
        given = tuple(given_plan(bundle).method for bundle in self._given())
        try:
            comparison = read_comparison(self._out)
        except StudyUnreadable:
            labels = tuple(sorted(label for label, _ in labelled))
            return Known(None, labels, cannot, given)
        return Known(comparison, comparison.labels, cannot, given)

    def run(self, names: Sequence[str], context: TaskContext) -> None:
        """Train and judge these methods; what is up to date is not done again."""
        study(self._collection, self._engine, self._out, context, names, self._given())

    def _given(self) -> list[ClassifierBundle]:
        # The same may be among the user's and among those shipped.
        return list({bundle.id: bundle for bundle in self._installed()}.values())

    def told(self, key: str, truth: Label, told: Label) -> Sequence[ScanId]:
        """Return the scans of one cell of the matrix of a classifier."""
        return scans_told(self._collection, self._out, key, truth, told)

    def apart(self, one: str, other: str) -> Sequence[ScanId]:
        """Return the scans for which two classifiers told different labels."""
        return scans_apart(self._collection, self._out, one, other)

    def contested(self) -> Sequence[ScanId]:
        """Return the scans on which classifiers disagree."""
        return scans_contested(self._collection, self._out)

    def export(self, place: Path) -> Path:
        """Write everything into a folder and return the page."""
        return export_study(self._collection, self._out, place)

    def keep(self, bundle: str) -> ClassifierBundle:
        """Put a classifier among those of the user."""
        return keep_classifier(self._out, bundle, self._models)
