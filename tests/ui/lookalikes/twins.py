"""Pairs for the tests of views, and a folder that knows them."""

from dataclasses import replace

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreReadOnly
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.split_repair import Placed, plan_repair
from ajna_desktop.domain.twins import Judged, Likeness, TwinKind, TwinPair, by_worth, groups_of
from ajna_desktop.tasks.twins.read_twins import TwinsFound


def a_pair(first, second, **known):
    facts = {
        "likeness": Likeness(TwinKind.NEAR, 0.97, (1.0, 0.0, 4.0, 0.0, 1.0, 2.0), 0.9),
        "splits": ("train", "train"),
        "groups": ("", ""),
        "labels": ("NORMAL", "NORMAL"),
    }
    return TwinPair((ScanId(first), ScanId(second)), **{**facts, **known})


FINDING = a_pair(1, 2, groups=("C-1", "C-2"), splits=("train", "test"))
LEAK = a_pair(3, 4, likeness=Likeness(TwinKind.BYTES), splits=("train", "test"))
COPY = a_pair(5, 6, labels=("NORMAL", "PNEUMONIA"))
BENIGN = a_pair(7, 8, likeness=Likeness(TwinKind.NEAR, 0.8, is_poor=True))


class FakeLookalikes:
    """Keeps what was said and moved; is read again like the store."""

    def __init__(self):
        self.pairs = [FINDING, LEAK, COPY, BENIGN]
        self.compared = 8
        self.said = []
        self.assigned = []
        self.exported = []
        self.is_read_only = False

    def twins(self):
        pairs = by_worth(self.pairs)
        return TwinsFound(tuple(pairs), tuple(groups_of(pairs)), 8, self.compared)

    def find_twins(self, context):
        context.step(Doing.COMPARING, 8, 8)
        self.compared = 8
        return self.twins()

    def judge(self, pair, judgement, note):
        if self.is_read_only:
            raise StoreReadOnly("The store may not be written to.")
        self.said.append((pair.scan_ids, judgement, note))
        judged = judgement and Judged(judgement, "ana", "2026-11-23T12:00:00+00:00", note)
        self.pairs = [
            replace(one, judged=judged) if one.scan_ids == pair.scan_ids else one
            for one in self.pairs
        ]
        return Changes(twins=True)

    def plan_repair(self, found):
        placed = [
            Placed(scan_id, split, "")
            for pair in self.pairs
            for scan_id, split in zip(pair.scan_ids, pair.splits, strict=True)
        ]
        return plan_repair(found.pairs, placed)

    def repaired(self):
        return 0

    def assign(self, splits, note):
        self.assigned.append(splits)
        return Changes(scans=True)

    def export_twins(self, found, place):
        self.exported.append((len(found.pairs), place))
        return place
