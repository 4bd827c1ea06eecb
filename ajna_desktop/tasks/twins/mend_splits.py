"""Bring all copies of an image, with their patients, into one split."""

from ajna_desktop.domain.split_repair import SplitRepair, plan_repair
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.twins.read_twins import TwinsFound


def plan_mending(collection: Collection, found: TwinsFound) -> SplitRepair:
    """Return what would be moved; nothing is written.

    To do it, `collection.splits.assign(repair.assigned, note)`; to take it back,
    `collection.splits.assign(repair.undone, note)`.
    """
    return plan_repair(found.pairs, collection.splits.placed())
