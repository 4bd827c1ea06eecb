"""Checking, trying and keeping model files, as the import dialog asks for it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from ajna_desktop.domain.files import FileToRead, Refused
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.domain.scan import Scan
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.models.import_model import import_model, inspect_model, try_model
from ajna_desktop.ui.importing.trial_view import Trial
from ajna_desktop.workers.engine import Engine

_TRIED: Final = 8  # scans


class Imports(Protocol):
    """What takes a moment: called on a thread that is not the UI's."""

    def inspect(self, path: Path, context: TaskContext) -> ModelFound:
        """Check a file and tell what is in it."""

    def try_out(
        self, found: ModelFound, choices: ImportChoices, context: TaskContext
    ) -> Sequence[Trial]:
        """Tell what it says about some scans of the open folder."""

    def save(
        self, found: ModelFound, choices: ImportChoices, context: TaskContext
    ) -> ClassifierBundle:
        """Keep it as a classifier."""


class FolderImports:
    """Keeps classifiers among those of the user; tries them on an open folder."""

    def __init__(self, engine: Engine, models: Path, collection: Collection | None) -> None:
        self._engine = engine
        self._models = models
        self._collection = collection

    def inspect(self, path: Path, context: TaskContext) -> ModelFound:
        """Check a file and tell what is in it."""
        return inspect_model(str(path), self._engine, context)

    def try_out(
        self, found: ModelFound, choices: ImportChoices, context: TaskContext
    ) -> Sequence[Trial]:
        """Tell what it says about some scans of the open folder."""
        collection = self._collection
        if collection is None:
            return ()
        scans = {scan.id: scan for scan in some_scans(collection)}
        files = [FileToRead(scan.id, collection.absolute(scan)) for scan in scans.values()]
        answers = try_model(found, choices, files, self._engine, context)
        return [
            Trial(scans[answer.scan_id], answer)
            for answer in answers
            if not isinstance(answer, Refused)
        ]

    def save(
        self, found: ModelFound, choices: ImportChoices, context: TaskContext
    ) -> ClassifierBundle:
        """Keep it as a classifier."""
        return import_model(found, choices, self._models, self._engine, context)


def some_scans(collection: Collection) -> list[Scan]:
    """Return a few scans, of each label about as many."""
    labels = [label for label, _ in collection.scans.counts().by_label if label is not None]
    queries = [ScanQuery(label=label) for label in labels[:_TRIED]] or [EVERY_SCAN]
    each = -(-_TRIED // len(queries))
    ids = [scan_id for query in queries for scan_id in collection.scans.ids(query)[:each]]
    return collection.scans.scans(ids[:_TRIED])
