"""Turn what somebody wants of neighbours into the scans that a search may find."""

from collections.abc import Sequence

import numpy as np

from ajna_desktop.domain.neighbour_filter import LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.search.allowed import Allowed, Ids
from ajna_desktop.store.collection import Collection


def allowed_neighbours(
    collection: Collection, wanted: NeighbourFilter, label: Label | None, group: str
) -> Allowed | None:
    """Return which scans may be found; None where every one may.

    Args:
        collection: Whose scans.
        wanted: What the neighbours must be.
        label: Of what is asked about; None where it has none.
        group: Its patient, container or lot; "" where that is not known.
    """
    but = _ids(collection.scans.of_group(group)) if wanted.other_groups else _ids([])
    queries = [] if wanted.query is None else [wanted.query]
    every = EVERY_SCAN
    if wanted.split is not None:
        every = every.but(split=wanted.split)
    if wanted.reviewed:
        every = every.but(reviewed=True)
    if label is not None and wanted.label is LabelWanted.SAME:
        every = every.but(label=label)
    if label is not None and wanted.label is LabelWanted.OTHER:
        every = every.but(has_label=True)
        same = _ids(collection.scans.ids(ScanQuery(label=label)))
        but = np.concatenate([but, same])
    if every != EVERY_SCAN:
        queries.append(every)
    if not queries and not len(but):
        return None
    ids: Ids | None = None
    for query in queries:
        found = _ids(collection.scans.ids(query))
        ids = found if ids is None else np.intersect1d(ids, found)
    return Allowed(ids, but)


def _ids(ids: Sequence[int]) -> Ids:
    return np.array(ids, np.int64)
