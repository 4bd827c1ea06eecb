"""What came of a second reading: how far readers agree, and on which images they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.agreement import (
    NOT_READ,
    Agreement,
    Answers,
    PairAgreement,
    agreement,
)
from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.readers.read_contents import ContentScan

_UNSURE: Final = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)
_NO_SCAN: Final = ContentScan(ScanId(0), "", None, None)


@dataclass(frozen=True, slots=True)
class Dispute:
    """An image on which readers differ.

    Attributes:
        content_hash: Which one.
        scan_id: A scan that shows it; None where the folder has none.
        said: What each reader said, in the order of the readers who read it.
        settled: What was decided since; None where nothing was.
        label: That holds now.
    """

    content_hash: str
    scan_id: ScanId | None
    said: Mapping[str, Decision]
    settled: Decision | None
    label: Label | None


@dataclass(frozen=True, slots=True)
class PlantedShare:
    """How often a reader got the known label of planted images."""

    reader: str
    right: int
    read: int
    share: Measured | None  # None where none was read


@dataclass(frozen=True, slots=True)
class StudyAgreement:
    """What came of a closed study.

    Attributes:
        study: Which one.
        readers: Who read anything, planned ones first.
        answers: What was said: labels, then *ambiguous* and *bad image* where anybody said so.
        agreement: Of the images that were not planted; numbers stand for readers and answers.
        with_labels: Each reader against the labels that hold now, on the same images; None
            where they have none in common.
        planted: Of each reader; empty where nothing was planted.
        disputes: Most contested first; planted images are not among them.
        absent: How many images of the study are not in the folder.
    """

    study: Study
    readers: tuple[str, ...]
    answers: tuple[Decision, ...]
    agreement: Agreement
    with_labels: tuple[PairAgreement, ...]
    planted: tuple[PlantedShare, ...]
    disputes: tuple[Dispute, ...]
    absent: int

    @property
    def open_disputes(self) -> tuple[Dispute, ...]:
        """Those that nobody has decided and that the folder can show."""
        return tuple(
            one for one in self.disputes if one.settled is None and one.scan_id is not None
        )


def study_agreement(collection: Collection, study_id: str) -> StudyAgreement:
    """Compare what the readers of a closed study said.

    Raises:
        ReadingRefused: it is still being read, or nobody has read anything.
    """
    study = collection.readings.study(study_id)
    told = collection.readings.of_all(study_id)
    known = collection.readings.known(study_id)
    settled = collection.readings.settled(study_id)
    if not told:
        raise ReadingRefused("Nobody has read an image of this study.")
    readers = tuple(one for one in study.progress if one in told)
    scans = collection.read_contents.scans(study.plan.contents)
    asked = [one for one in study.plan.contents if one not in known]
    answers = _answers(told, [scans.get(one, _NO_SCAN).label for one in asked])
    table = _table([[told[reader].get(one) for one in asked] for reader in readers], answers)
    groups = [scans.get(one, _NO_SCAN).group for one in asked]
    found = agreement(table, len(answers), groups, study.plan.seed)
    return StudyAgreement(
        study=study,
        readers=readers,
        answers=answers,
        agreement=found,
        with_labels=_with_labels(table, asked, scans, answers, study.plan.seed),
        planted=tuple(_planted(reader, told[reader], known) for reader in readers if known),
        disputes=tuple(
            _dispute(asked[row], readers, told, scans, settled) for row in found.disputed
        ),
        absent=len(study.plan.contents) - len(scans),
    )


def _answers(
    told: Mapping[str, Mapping[str, Decision]], labels: Sequence[Label | None]
) -> tuple[Decision, ...]:
    said = {one for of_reader in told.values() for one in of_reader.values()}
    named = {one.label for one in said if one.label is not None}
    named |= {label for label in labels if label is not None}
    unsure = [Decision(None, status) for status in _UNSURE]
    return (
        *(Decision(label, ReviewStatus.CONFIRMED) for label in sorted(named)),
        *(one for one in unsure if one in said),
    )


def _table(said: Sequence[Sequence[Decision | None]], answers: Sequence[Decision]) -> Answers:
    number: dict[Decision | None, int] = {one: place for place, one in enumerate(answers)}
    rows = [[number.get(one, NOT_READ) for one in of_reader] for of_reader in said]
    return np.array(rows, np.int64).reshape(len(said), -1)


def _with_labels(
    table: Answers,
    asked: Sequence[str],
    scans: Mapping[str, ContentScan],
    answers: Sequence[Decision],
    seed: int,
) -> tuple[PairAgreement, ...]:
    labels = [scans.get(one, _NO_SCAN).label for one in asked]
    held = [Decision(one, ReviewStatus.CONFIRMED) if one else None for one in labels]
    row = _table([held], answers)
    groups = [scans.get(one, _NO_SCAN).group for one in asked]
    return tuple(
        agreement(np.stack([of_reader, row[0]]), len(answers), groups, seed).pairs[0]
        for of_reader in table
    )


def _planted(
    reader: str, said: Mapping[str, Decision], known: Mapping[str, Label]
) -> PlantedShare:
    read = [content for content in known if content in said]
    right = sum(said[content].label == known[content] for content in read)
    return PlantedShare(reader, right, len(read), share_of(right, len(read)) if read else None)


def _dispute(
    content: str,
    readers: Sequence[str],
    told: Mapping[str, Mapping[str, Decision]],
    scans: Mapping[str, ContentScan],
    settled: Mapping[str, Decision],
) -> Dispute:
    shown = scans.get(content)
    return Dispute(
        content_hash=content,
        scan_id=shown.scan_id if shown else None,
        said={one: told[one][content] for one in readers if content in told[one]},
        settled=settled.get(content),
        label=shown.label if shown else None,
    )
