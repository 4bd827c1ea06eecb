"""What the pages of look-alikes ask of the open folder; all of it off the UI thread."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.evaluation.odd_one_out import OddOnes
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.split_repair import SplitRepair
from ajna_desktop.domain.twins import PairJudgement, TwinPair
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.search_space import SearchSpace
from ajna_desktop.tasks.find_odd_ones import find_odd_ones, has_groups
from ajna_desktop.tasks.twins.export_twins import export_twins
from ajna_desktop.tasks.twins.find_twins import find_twins
from ajna_desktop.tasks.twins.mend_splits import plan_mending
from ajna_desktop.tasks.twins.read_twins import TwinsFound, read_twins
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

    # --- scans that show one image

    def twins(self) -> TwinsFound:
        """Return the pairs that are known."""
        return read_twins(self._collection)

    def find_twins(self, context: TaskContext) -> TwinsFound:
        """Compare what was not compared yet with all others, and return every pair."""
        return find_twins(self._collection, self._engine, context)

    def judge(self, pair: TwinPair, judgement: PairJudgement | None, note: str) -> Changes:
        """Keep what a person says about a pair, None takes it back; quick.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        return self._collection.pair_judgements.judge([pair.scan_ids], judgement, note)

    def plan_repair(self, found: TwinsFound) -> SplitRepair:
        """Return which scans would have to move so that no image is in two splits."""
        return plan_mending(self._collection, found)

    def repaired(self) -> int:
        """Return how many scans are in another split than the folder says."""
        return len(self._collection.splits.repaired())

    def assign(self, splits: Mapping[ScanId, str], note: str) -> Changes:
        """Put scans into splits; quick. Errors as `judge`."""
        return self._collection.splits.assign(splits, note)

    def export_twins(self, found: TwinsFound, place: Path) -> Path:
        """Write a table of the pairs; errors as `tasks.twins.export_twins`."""
        return export_twins(self._collection, found, place)
