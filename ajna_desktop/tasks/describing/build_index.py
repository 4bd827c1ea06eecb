"""Have the neighbours of every scan found fast."""

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Doing
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.describing.search_space import (
    APPEARANCE,
    SearchSpace,
    index_folder,
    maker_of,
    where,
)
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import IndexState


def build_index(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    space: SearchSpace = APPEARANCE,
) -> IndexState:
    """Search among the described scans from now on, building the index where that helps.

    A stopped build leaves the index before it in use.

    Args:
        collection: Whose scans; those that are described in `space`.
        engine: Builds and searches.
        context: Of the task.
        space: By what scans are alike. Each has an index of its own.

    Raises:
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    scans = described_scans(collection, maker_of(engine, space))
    features = where(collection, engine, space)
    folder = index_folder(collection, space, features)
    about = (features, scans.scan_ids, scans.hashes, folder)
    context.check()
    state = engine.analysis.open_index(*about)
    if state.needs_building:
        state = engine.analysis.build_index(
            *about, report=lambda done, total: context.step(Doing.INDEXING, done, total)
        )
    context.changed(Changes(index_rebuilt=True))
    return state
