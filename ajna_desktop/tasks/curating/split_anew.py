"""Deal the scans of a folder out to train, validation and test anew."""

from ajna_desktop.domain.curating.split_plan import Shares, SplitPlan, ToDeal, plan_split
from ajna_desktop.domain.errors import SplitRefused
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.twins.read_twins import read_twins


def plan_split_of(collection: Collection, shares: Shares, seed: int) -> SplitPlan:
    """Return what would be moved; nothing is written.

    To do it, `collection.splits.assign(plan.assigned, plan.note)`; to take it back, assign
    `plan.undone`. Copies are those that `find_twins` found last, and all files of one content.

    Raises:
        SplitRefused: there is no scan to deal.
    """
    scans = [
        ToDeal(scan.id, scan.label, scan.group, scan.content_hash, scan.split)
        for scan in collection.twin_scans.every()
    ]
    if not scans:
        raise SplitRefused("There is no scan in this folder that can be read.")
    twins = read_twins(collection)
    return plan_split(scans, twins.pairs, shares, seed, twins.newer)
