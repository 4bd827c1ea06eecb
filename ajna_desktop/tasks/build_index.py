"""Have the neighbours of every scan found fast."""

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Doing
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.feature_space import described_scans, space_of
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import IndexState


def build_index(collection: Collection, engine: Engine, context: TaskContext) -> IndexState:
    """Search among the described scans from now on, building the index where that helps.

    A stopped build leaves the index before it in use.
    """
    inference = engine.inference
    scans = described_scans(collection, inference)
    about = (
        space_of(collection, inference),
        scans.scan_ids,
        scans.hashes,
        collection.index_folder,
    )
    context.check()
    state = engine.analysis.open_index(*about)
    if state.needs_building:
        state = engine.analysis.build_index(
            *about, report=lambda done, total: context.step(Doing.INDEXING, done, total)
        )
    context.changed(Changes(index_rebuilt=True))
    return state
