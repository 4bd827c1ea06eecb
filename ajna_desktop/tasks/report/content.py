"""All that a report tells, gathered before it is put into words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.evaluation.reliability import Reliability
from ajna_desktop.domain.evaluation.slices import Slice
from ajna_desktop.domain.scan import Prediction, Scan
from ajna_desktop.tasks.evaluation.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class WrongPicture:
    """A scan whose label and prediction differ; `scan.label` is the one that was compared."""

    scan: Scan
    prediction: Prediction
    jpeg: bytes  # b"" when no picture could be made


@dataclass(frozen=True, slots=True)
class Data:
    """Which scans and labels the figures are of, so that others can be told apart.

    Attributes:
        folder: Its name; "" where names are left out.
        splits: (name, scans) of each.
        groups: Patients or containers that the names tell.
        contents: SHA-256 of the sorted hashes of all readable files.
        events: How many times people said something of a label.
        head: Hash of the last of these events; "" without any.
    """

    folder: str
    splits: Sequence[tuple[str, int]]
    groups: int
    contents: str
    events: int
    head: str


@dataclass(frozen=True, slots=True, eq=False)
class ReportContent:
    """What a report is made of.

    Attributes:
        made_at: For people: "2026-03-01 14:05 UTC".
        data: What was judged.
        found: The figures.
        images: How many scans have a prediction.
        seconds: What reading and judging took; None where that was done before.
        manifest: Facts about the classifier: (what, how it is).
        reliability: Of the class against the rest; None without labelled scans.
        slices: By column, the worst first.
        worst: Errors, most confident first.
        wrong: How many errors there are in all.
        skipped: (path, reason) of files without a prediction.
        is_anonymous: Names are left out.
    """

    made_at: str
    data: Data
    found: Evaluation
    images: int
    seconds: float | None
    manifest: Sequence[tuple[str, str]]
    reliability: Reliability | None
    slices: Sequence[tuple[Column, Sequence[Slice]]]
    worst: Sequence[WrongPicture]
    wrong: int
    skipped: Sequence[tuple[str, str]]
    is_anonymous: bool = False
