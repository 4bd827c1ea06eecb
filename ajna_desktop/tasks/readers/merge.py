"""Merge the store of another reader, or another copy of one's own, into this one."""

import os
from dataclasses import dataclass
from pathlib import Path

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.domain.readers.merge_event import MergePlan
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.backup import BEFORE_MERGE, back_up
from ajna_desktop.store.collection import STORE_NAME, Collection, usual_place
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.readers.merges import OtherStore, read_other
from ajna_desktop.store.readers.other_copy import opened_copy
from ajna_desktop.tasks.context import TaskContext


@dataclass(frozen=True, slots=True)
class StoreToMerge:
    """Another store, read and found sound, and what merging it would do."""

    path: Path
    store: OtherStore
    plan: MergePlan


def find_store(place: Path, users: UserFolders) -> Path:
    """Return the store that a person means by a file, or by a folder.

    Args:
        place: A store or a backup of one, a folder with a store in it, or a folder of scans
            that was opened on this computer.
        users: Where stores lie.

    Raises:
        StoreError: there is none.
    """
    if not place.is_dir():
        if place.is_file():
            return place
        raise StoreError("There is no store at this place.")
    candidates = (place / STORE_NAME, usual_place(Path(os.path.realpath(place)), users))
    for store in candidates:
        if store.is_file():
            return store
    raise StoreError(
        f"There is no store in this folder, and none of it on this computer: choose the file "
        f"{STORE_NAME} of the other reader."
    )


def look_into(collection: Collection, store: Path, context: TaskContext) -> StoreToMerge:
    """Read another store and return what merging it would do; nothing is written.

    Raises:
        StoreDamaged: it was damaged or tampered with, or is no store.
        StoreError: it cannot be read, or is the store of this folder itself.
        Cancelled: the task was asked to stop.
    """
    if os.path.exists(store) and os.path.samefile(store, collection.database.path):
        raise StoreError(
            "This is the store of the open folder itself: choose that of another reader, or a "
            "copy that was continued elsewhere."
        )
    with opened_copy(store) as database:
        context.check()
        found = LabelStore(database, "", "").verify()
        if found.problem:
            raise StoreDamaged(
                "The other store was damaged, or changed by something else than this program, "
                f"so nothing is taken from it. {found.problem}"
            )
        context.check()
        other = read_other(database)
    context.check()
    return StoreToMerge(store, other, collection.merges.plan(other))


def merge(collection: Collection, there: StoreToMerge, context: TaskContext) -> MergePlan:
    """Back the store up, then take over what another one tells: all of it or nothing.

    Nothing happens where everything is known already.

    Raises:
        StoreDamaged: what the stores tell contradicts itself; nothing was changed.
        StoreError: the backup or the merge could not be written; nothing was changed.
    """
    if there.plan.is_nothing:
        return there.plan
    context.check()
    back_up(collection.database.path, BEFORE_MERGE)
    context.check()
    done, changes = collection.merges.merge(there.store)
    context.changed(changes)
    return done
