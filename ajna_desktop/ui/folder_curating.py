"""What the pages of the Curate tab ask of the open folder; all of it off the UI thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.curating.declared import DeclaredQueue
from ajna_desktop.domain.curating.suspects import Suspect, SuspectList
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.image_quality import FlawedImage, QualitySurvey
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.compare_declared import (
    Declaration,
    compare_declared,
    declarable,
    export_declared,
    values_declared,
)
from ajna_desktop.tasks.curating.export_flawed import export_flawed
from ajna_desktop.tasks.curating.export_suspects import export_suspects
from ajna_desktop.tasks.curating.find_suspects import FoundSuspects, find_suspects
from ajna_desktop.tasks.curating.measure_images import ImagesMeasured, measure_images
from ajna_desktop.workers.engine import Engine


class SuspectsRead(NamedTuple):
    """A look for wrong labels, and the first of what is left of it."""

    found: SuspectList
    suspects: Sequence[Suspect]  # the likeliest wrong first


class FlawedRead(NamedTuple):
    """A look at how the images came out, and those that did not come out well."""

    survey: QualitySurvey
    images: Sequence[FlawedImage]  # the worst first


class DeclaredRead(NamedTuple):
    """Scans by what their declaration may cost, and by whose word."""

    queue: DeclaredQueue
    run: Run


class FolderCurating:
    """Joins the store and the engine."""

    def __init__(self, collection: Collection, engine: Engine) -> None:
        self._collection = collection
        self._engine = engine

    # --- labels that are likely wrong

    def suspects(self, least: float, most: int) -> SuspectsRead | None:
        """Return at most `most` scans with a score from `least` on; None before a look."""
        found = self._collection.suspects.current()
        if found is None:
            return None
        return SuspectsRead(found, self._collection.suspects.page(0, most, least))

    def find_suspects(self, context: TaskContext) -> FoundSuspects:
        """Judge every label; errors as `tasks.curating.find_suspects`."""
        return find_suspects(self._collection, self._engine, context)

    def export_suspects(self, suspects: Sequence[Suspect], place: Path) -> Path:
        """Write suspects as a table; errors as `tasks.curating.export_suspects`."""
        export_suspects(self._collection, suspects, place)
        return place

    # --- how the images came out

    def flawed_images(self) -> FlawedRead | None:
        """Return the images of poor quality, the worst first; None before a look."""
        survey = self._collection.image_quality.survey()
        if survey is None:
            return None
        return FlawedRead(survey, self._collection.image_quality.flawed())

    def measure_images(self, context: TaskContext) -> ImagesMeasured:
        """Measure what was not measured yet, and compare all."""
        return measure_images(self._collection, self._engine.images, context)

    def export_flawed(self, images: Sequence[FlawedImage], place: Path) -> Path:
        """Write images of poor quality as a table; errors as the task."""
        return export_flawed(self._collection, images, place)

    # --- what was declared against what is seen

    def declarable(self) -> list[Column]:
        """Return the columns that can declare something."""
        return declarable(self._collection)

    def values_declared(self, column: Column) -> list[tuple[str, int]]:
        """Return the values of a column with their counts, the commonest first."""
        return values_declared(self._collection, column)

    def classes_predicted(self) -> tuple[Label, ...]:
        """Return the classes of the predictions; none where there are none."""
        run = self._collection.predictions.current_run()
        return run.labels if run is not None else ()

    def declared(self, declaration: Declaration) -> DeclaredRead:
        """Return the queue; errors as `tasks.curating.compare_declared`."""
        return DeclaredRead(*compare_declared(self._collection, declaration))

    def export_declared(self, queue: DeclaredQueue, place: Path) -> Path:
        """Write a queue as a table; errors as `tasks.curating.compare_declared`."""
        return export_declared(self._collection, queue, place)
