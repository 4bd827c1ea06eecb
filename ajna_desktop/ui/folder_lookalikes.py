"""What the pages of look-alikes ask of the open folder; all of it off the UI thread."""

from collections.abc import Callable

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.evaluation.odd_one_out import OddOnes
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.search_space import SearchSpace
from ajna_desktop.tasks.find_odd_ones import find_odd_ones, has_groups
from ajna_desktop.workers.engine import Engine


class FolderLookalikes:
    """Joins the store, the engine and the way in which scans are compared now."""

    def __init__(
        self, collection: Collection, engine: Engine, space: Callable[[], SearchSpace]
    ) -> None:
        """Compare by what `space` returns at the time."""
        self._collection = collection
        self._engine = engine
        self._space = space

    def columns(self) -> list[Column]:
        """Return the columns in which three scans or more share a value."""
        columns = self._collection.columns
        return [one for one in columns.columns() if has_groups(self._collection, one)]

    def odd_ones(self, column: Column, context: TaskContext) -> OddOnes:
        """Return who lies far from those with the same value; errors as `find_odd_ones`."""
        return find_odd_ones(self._collection, self._engine, column, context, self._space())
