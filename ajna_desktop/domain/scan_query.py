"""A question to the store whose answer is a list of scans."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self

from ajna_desktop.domain.columns import ColumnIs
from ajna_desktop.domain.scan import Certainty, Label, ReviewStatus, ScanId


class Order(StrEnum):
    """How the answer is sorted; ties by path."""

    PATH = "path"
    CONFIDENCE = "confidence"  # most confident first
    LEAST_CONFIDENT = "least confident"
    LABEL = "label"
    PREDICTED = "predicted"
    RECENTLY_REVIEWED = "recently reviewed"
    MOST_UNLIKE = "most unlike"  # what was learnt from
    LIKELIEST_WRONG = "likeliest wrong"  # labels, by the last look for wrong ones
    WORST_IMAGE = "worst image"  # by the last look at how images came out
    NEAREST_THRESHOLD = "nearest to the threshold"  # where the prediction is about to tip over
    AS_LISTED = "as listed"  # as `among` has them; otherwise by path
    CELL = "cell"  # by label, then prediction, then the most confident first


@dataclass(frozen=True, slots=True)
class NamedScans:
    """Scans that were found outside the store, such as those on which classifiers disagree."""

    name: str  # what they are, for people
    ids: tuple[ScanId, ...]


@dataclass(frozen=True, slots=True)
class ScanQuery:
    """All that must hold for a scan; None and "" ask nothing. Hashable: a cache key."""

    label: Label | None = None
    predicted: Label | None = None
    found_label: Label | None = None  # the folder's
    changed_label: Label | None = None  # people gave it to the scan, or took it away
    split: str | None = None
    status: ReviewStatus | None = None
    reviewed: bool | None = None  # any status but UNREVIEWED
    has_label: bool | None = None
    has_prediction: bool | None = None
    is_error: bool | None = None  # label and prediction are there and differ
    readable: bool | None = True  # None shows both; False only those under *Unreadable*
    missing: bool = False  # those no longer in the folder, instead of those that are
    judged: bool | None = None  # neither ambiguous nor a bad image
    lowest_confidence: float | None = None
    highest_confidence: float | None = None
    certainty: Certainty | None = None  # by the prediction sets of the folder
    text: str = ""  # in the path, in any case
    columns: tuple[ColumnIs, ...] = ()  # each of them
    is_suspect: bool | None = None  # its label is likely wrong, and nobody has looked yet
    has_flaw: bool | None = None  # the image did not come out well
    shortlisted: bool | None = None  # on the list of scans that people picked
    tag: str | None = None  # people gave it to the image
    has_note: bool | None = None
    has_rectangle: bool | None = None
    among: NamedScans | None = None  # one of these
    order: Order = Order.PATH

    def but(self, **changed: Any) -> Self:
        """Return this query with some fields changed."""
        return replace(self, **changed)


EVERY_SCAN = ScanQuery()
ERRORS = ScanQuery(is_error=True, order=Order.CONFIDENCE)
UNSURE = ScanQuery(certainty=Certainty.UNSURE, order=Order.LEAST_CONFIDENT)
UNLIKE = ScanQuery(certainty=Certainty.UNLIKE, order=Order.MOST_UNLIKE)
SUSPECTS = ScanQuery(is_suspect=True, order=Order.LIKELIEST_WRONG)
FLAWED = ScanQuery(has_flaw=True, order=Order.WORST_IMAGE)
UNLABELLED = ScanQuery(judged=True, has_label=False)
UNREADABLE = ScanQuery(readable=False)
SHORTLIST = ScanQuery(shortlisted=True)
NOTED = ScanQuery(has_note=True)
MARKED = ScanQuery(has_rectangle=True)
MISSING = ScanQuery(readable=None, missing=True)


def in_words(query: ScanQuery) -> str:
    """Return what a query asks, for a file that others read: "label = A, split = test"."""
    told = []
    for field in fields(query):
        value = getattr(query, field.name)
        if value == field.default:
            continue
        if isinstance(value, NamedScans):
            value = f"{value.name} ({len(value.ids)})"
        elif isinstance(value, tuple):
            value = " and ".join(str(one) for one in value)
        told.append(f"{field.name.replace('_', ' ')} = {value}")
    return ", ".join(told)
