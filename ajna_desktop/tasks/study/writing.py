"""Writing down what a study has found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ajna_desktop.domain.comparison import Comparison, Contested
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Doing
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.study.figures import TestSplit, compared, shown
from ajna_desktop.tasks.study.html import PICTURES, study_page
from ajna_desktop.tasks.study.kept import Finished
from ajna_desktop.tasks.study.tables import (
    write_comparison,
    write_disagreements,
    write_duels,
    write_predictions,
)
from ajna_desktop.workers.engine import Engine

PAGE: Final = "study.html"
_PICTURE_SIDE: Final = 360  # pixels: sharp at twice the size of its place on the page


@dataclass(frozen=True, slots=True)
class Study:
    """What was found, and where it was written.

    Attributes:
        leaking: Some of the groups and contents that the folder has on two sides, by name.
    """

    comparison: Comparison
    page: Path
    leaking: tuple[str, ...] = ()


def write_study(
    collection: Collection,
    engine: Engine,
    out: Path,
    comparison: Comparison,
    split: TestSplit,
    finished: Sequence[Finished],
    context: TaskContext,
) -> Study:
    """Write all results, each whole or not at all; study.json is the last.

    Args:
        collection: Has the pictures.
        engine: Makes them small.
        out: Where to.
        comparison: All that does not come of single classifiers.
        split: What was judged.
        finished: The classifiers, in order.
        context: For progress and stopping.

    Raises:
        ExportFailed: one could not be written.
    """
    context.step(Doing.REPORTING, 0, 4)
    every = {one.row.key: one.verdicts for one in finished if one.verdicts is not None}
    found = compared(split, every, comparison.seed)
    comparison = replace(
        comparison,
        rows=tuple(one.row for one in finished),
        agreement=found.agreement,
        duels=found.duels,
        disagreements=shown(found.contested),
        disagreeing=len(found.contested),
        trials=tuple(trial for one in finished for trial in one.trials),
        timing=tuple(row for one in finished for row in one.timing),
    )
    write_predictions(out, split, every)
    context.step(Doing.REPORTING, 1, 4)
    write_disagreements(out, tuple(every), found.contested)
    write_duels(out, found.duels)
    context.step(Doing.REPORTING, 2, 4)
    pictures = _pictures(collection, engine, found.contested[:PICTURES], context)
    replace_file(out / PAGE, study_page(comparison, pictures).encode())
    context.step(Doing.REPORTING, 3, 4)
    write_comparison(out, comparison)
    context.step(Doing.REPORTING, 4, 4)
    return Study(comparison, out / PAGE)


def _pictures(
    collection: Collection,
    engine: Engine,
    contested: Sequence[Contested],
    context: TaskContext,
) -> dict[str, bytes]:
    """Return small pictures by path; one that cannot be made is left out."""
    pending = {}
    for one in contested:
        if (scan := collection.scans.by_path(one.path)) is not None:
            absolute = collection.absolute(scan)
            pending[one.path] = engine.images.thumbnail(absolute, _PICTURE_SIDE)
    pictures = {}
    for path, picture in pending.items():
        try:
            pictures[path] = context.wait(picture).jpeg
        except AjnaError:
            continue  # gone since it was read: the page says that there is no picture
    return pictures
