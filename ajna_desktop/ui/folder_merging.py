"""What other stores tell the open folder, and what the folder tells of itself."""

from collections.abc import Sequence
from pathlib import Path

from ajna_desktop.domain.labels import Verification
from ajna_desktop.domain.readers.history import (
    ChainHead,
    HistoryEntry,
    HistoryQuestion,
    LabelsThen,
)
from ajna_desktop.domain.readers.merge_event import Conflict, MergePlan
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.readers.merge import StoreToMerge, find_store, look_into, merge
from ajna_desktop.tasks.readers.signed_history import SignedHistory, export_signed
from ajna_desktop.tasks.readers.write_history import (
    write_conflicts,
    write_history,
    write_labels_then,
)


class FolderMerging:
    """Answers on threads that may wait; errors as those of the tasks."""

    def __init__(self, collection: Collection, users: UserFolders) -> None:
        """Take the folder, and where this user's stores and key lie."""
        self._collection = collection
        self._users = users

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self._collection.folder.name

    def look_into(self, place: Path, context: TaskContext) -> StoreToMerge:
        """Read another store, and find out what merging it would do."""
        return look_into(self._collection, find_store(place, self._users), context)

    def merge(self, there: StoreToMerge, context: TaskContext) -> MergePlan:
        """Take over what another store tells, after a backup."""
        return merge(self._collection, there, context)

    def conflicts_and_merges(self) -> tuple[list[Conflict], int]:
        """Return on what readers differ, and how often another store was merged."""
        merges = self._collection.merges
        return merges.conflicts(), len(merges.log())

    def write_conflicts(self, conflicts: Sequence[Conflict], file: Path) -> int:
        """Write on what readers differ as a table; return the number of rows."""
        return write_conflicts(self._collection, conflicts, file)

    def entries(self, question: HistoryQuestion) -> tuple[list[HistoryEntry], int, list[str]]:
        """Return the latest of what happened, how much did, and everybody's names."""
        history = self._collection.history
        found = history.entries(question)
        return found, history.count(question), history.readers()

    def labels_at(self, at_utc: str) -> LabelsThen:
        """Return which labels held at a time."""
        return self._collection.history.labels_at(at_utc)

    def heads(self) -> list[ChainHead]:
        """Return the last event of every chain."""
        return self._collection.history.heads()

    def verify(self) -> Verification:
        """Check every chain, and that what holds is what the events say."""
        return self._collection.labels.verify()

    def write_history(self, question: HistoryQuestion, file: Path) -> int:
        """Write what happened as a table; return the number of rows."""
        return write_history(self._collection, question, file)

    def write_labels(self, labels: LabelsThen, file: Path) -> int:
        """Write the labels of a time as a table; return the number of rows."""
        return write_labels_then(self._collection, labels, file)

    def sign(self, file: Path, context: TaskContext) -> SignedHistory:
        """Write everything that happened, signed."""
        return export_signed(self._collection, self._users, file, context)
