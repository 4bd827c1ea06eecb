"""Scans, and what is known or believed about them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ScanId = NewType("ScanId", int)
Label = NewType("Label", str)


class ScanState(StrEnum):
    """Whether the file of a scan can be shown."""

    FOUND = "found"  # seen in the folder, not opened yet
    READABLE = "readable"  # opened: its hash and size are known
    UNREADABLE = "unreadable"  # opened or refused; `Scan.reason` says why
    MISSING = "missing"  # no longer in the folder; its labels are kept


class ReviewStatus(StrEnum):
    """What a person said about a scan's label."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"  # a person looked, the label stays
    RELABELLED = "relabelled"  # a person gave another label than the folder's
    AMBIGUOUS = "ambiguous"  # a person cannot tell
    BAD_IMAGE = "bad image"  # nothing can be told from this image


class Certainty(StrEnum):
    """What a prediction set says of a scan."""

    SURE = "sure"  # one label
    UNSURE = "unsure"  # two labels or more
    UNLIKE = "unlike"  # whatever the labels: nothing that was learnt from looks like it


@dataclass(frozen=True, slots=True)
class Scan:
    """One image file of the open folder.

    `path` is relative to the folder, with `/`; bytes that are no UTF-8 are kept as lone
    surrogates (`os.fsdecode`), so `os.fsencode` gives the exact file name back.
    """

    id: ScanId
    path: str
    state: ScanState
    content_hash: str | None = None  # SHA-256 in hexadecimal; None until READABLE
    file_size: int = 0  # bytes
    width: int = 0  # pixels, upright (after EXIF orientation)
    height: int = 0
    bits: int = 0  # per sample
    format: str = ""  # "JPEG", as found in the content, whatever the name says
    split: str = ""  # "train", "val", "test" or "" where the folder does not tell
    found_label: Label | None = None  # what the folder says
    label: Label | None = None  # what holds now: a person's word, else the folder's
    status: ReviewStatus = ReviewStatus.UNREVIEWED
    group: str = ""  # patient, container or lot; "" when the name does not tell
    reason: str = ""  # why it is unreadable or missing, for the user
    note: str = ""  # a remark of the reader: "page 1 of 3", "transparency on white"

    @property
    def name(self) -> str:
        """The file name, safe to show."""
        return displayable(self.path.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Prediction:
    """What one classifier believes about one scan.

    `decided` is the label at the classifier's operating point; None where it has none.
    `plausible` are the labels that the scan may well have at the level chosen for the folder,
    likeliest first; None where nobody knows.
    """

    scan_id: ScanId
    classifier: str
    probabilities: Mapping[Label, float]
    decided: Label | None = None
    plausible: tuple[Label, ...] | None = None
    is_unlike: bool = False  # nothing that was learnt from looks like it
    level: float = 0.0  # share of scans whose set of plausible labels holds theirs

    @property
    def rivals(self) -> tuple[Label, ...]:
        """The plausible labels besides the one that it decides for."""
        return tuple(label for label in self.plausible or () if label != self.label)

    @property
    def label(self) -> Label:
        """What it decides for, else the most probable; the first of them in a tie."""
        if self.decided is not None:
            return self.decided
        return max(self.probabilities, key=self.probabilities.__getitem__)

    @property
    def confidence(self) -> float:
        """Probability of `label`, in [0, 1]."""
        return self.probabilities[self.label]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A scan near another one in a feature space."""

    scan_id: ScanId
    distance: float  # 0 = same; see `search` for the metric


def displayable(text: str) -> str:
    """Return `text` without what a screen or a terminal would act upon.

    Control characters, bidirectional overrides and bytes that are no UTF-8 become `�`; the
    result is for people, never to open a file with.
    """
    if text.isascii() and text.isprintable():  # nearly every name
        return text
    return "".join("�" if unicodedata.category(char) in _ACTED_UPON else char for char in text)


_ACTED_UPON = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
