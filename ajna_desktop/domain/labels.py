"""Labels as events: nothing a person said is ever overwritten."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, displayable

LONGEST_LABEL: Final = 100  # characters
THE_PROGRAM: Final = "Ajna Desktop"  # reader of events that follow from a file or a merge
OPENED_SINCE: Final = "given before the file was opened"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says about one scan: the label that shall hold, and its status.

    `label` None with UNREVIEWED withdraws what was said: the folder's label holds again.
    """

    label: Label | None
    status: ReviewStatus


WITHDRAWN: Final = Decision(None, ReviewStatus.UNREVIEWED)


def decision_for(found_label: Label | None, chosen_label: Label) -> Decision:
    """Return what choosing a label means for a scan whose folder says `found_label`."""
    agrees = chosen_label == found_label
    return Decision(chosen_label, ReviewStatus.CONFIRMED if agrees else ReviewStatus.RELABELLED)


def resolved(decision: Decision, found_label: Label | None) -> Decision:
    """Return the decision with the label that holds by it: the folder's, when withdrawn."""
    if decision.status is ReviewStatus.UNREVIEWED:
        return Decision(found_label, ReviewStatus.UNREVIEWED)
    return decision


def as_said_of_twin(decision: Decision, found_label: Label | None) -> Decision:
    """Return what a decision means for a scan of the same content in another folder."""
    has_label = decision.status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED)
    if has_label and decision.label is not None:
        return decision_for(found_label, decision.label)
    return resolved(decision, found_label)


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the classifier said when a person decided."""

    classifier: str
    predicted: Label
    probability: float  # of `predicted`, in [0, 1]


@dataclass(frozen=True, slots=True)
class LabelEvent:
    """One decision about one scan, chained to the one before it by its hash."""

    seq: int  # 1, 2, 3 … without a gap
    scan_id: ScanId
    content_hash: str  # of the image; "" when it was not read yet
    old_label: Label | None
    old_status: ReviewStatus
    new_label: Label | None  # the label that holds after this event
    new_status: ReviewStatus
    reader: str
    at_utc: str  # ISO 8601, microseconds, "+00:00"
    classifier: str  # what was on the screen; "" when nothing was
    predicted: Label | None
    probability: float | None
    note: str
    session: str  # one run of the program
    app_version: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain of label events found."""

    events: int  # how many fit, from the first on
    head_hash: str  # of the last that fits: kept elsewhere, it proves what was there
    problem: str  # a sentence for the user; "" when all is well


def as_label(text: str) -> Label:
    """Return `text` as a label, tidied: NFC, no space around it.

    Raises:
        LabelInvalid: it is empty, too long, or holds control characters.
    """
    label = unicodedata.normalize("NFC", text.strip())
    if not label:
        raise LabelInvalid("A label needs at least one character.")
    if len(label) > LONGEST_LABEL:
        raise LabelInvalid(
            f"A label may have {LONGEST_LABEL} characters, this has {len(label)}."
        )
    if displayable(label) != label:
        raise LabelInvalid("A label may not hold control characters or line breaks.")
    return Label(label)
