"""A study as one file: handed to a reader at another computer, and brought back read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import LabelInvalid, ReadingRefused
from ajna_desktop.domain.event_chain import event_hash
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.readers.second_reading import ReadingDeed, ReadingEvent, Study
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.scan import ReviewStatus, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.readers.readings import plan_of
from ajna_desktop.tasks.output.atomic_file import outside, replace_file

FORMAT: Final = 1  # of the file; another number is another program's
_LARGEST: Final = (
    256 << 20
)  # bytes: more than a hundred readings of all images of a large folder
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_STUDY: Final = re.compile(r"[0-9a-f]{32}")
_NO_STUDY: Final = "“{0}” is not the file of a second reading: {1}."


@dataclass(frozen=True, slots=True)
class StudyFile:
    """All that a file holds: no name of a scan, and nothing that a reader must not know."""

    second_reading: int  # FORMAT
    events: tuple[ReadingEvent, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file brought."""

    study: Study
    is_new: bool  # the study was not known here
    readings: int  # that were not known here
    absent: int  # images of the study that are not in this folder


def give_out(collection: Collection, study_id: str, reader: str, file: Path) -> None:
    """Write a study for one reader: the plan and their own readings, nothing of others.

    Which images are planted, and their labels, stay here.

    Raises:
        ExportFailed: it cannot be written there, or would lie among the scans.
        ReadingRefused: there is no such study.
    """
    collection.readings.study(study_id)
    outside(file, collection.folder)
    events = [
        event
        for event in collection.readings.events(study_id)
        if event.deed == ReadingDeed.PLAN
        or (event.deed == ReadingDeed.READ and event.reader == displayable(reader))
    ]
    replace_file(file, to_json(StudyFile(FORMAT, tuple(events))).encode("ascii"))


def take_in(collection: Collection, file: Path) -> TakenIn:
    """Take over what a file of `give_out` holds; once more changes nothing.

    Raises:
        ReadingRefused: it is no such file, was changed since it was written, or is of a study
            that was discarded here.
    """
    events = _read(file)
    readings, study_id = collection.readings, events[0].study
    former = readings.events(study_id)
    if any(event.deed == ReadingDeed.DISCARD for event in former):
        raise ReadingRefused("This study was discarded here: nothing was taken in.")
    new = readings.take_over(events) - (0 if former else 1)  # the plan is no reading
    study = readings.study(study_id)
    here = collection.read_contents.scans(study.plan.contents)
    return TakenIn(study, not former, new, len(study.plan.contents) - len(here))


def _read(file: Path) -> tuple[ReadingEvent, ...]:
    try:
        if file.stat().st_size > _LARGEST:
            raise ReadingRefused(_NO_STUDY.format(displayable(file.name), "it is too large"))
        text = file.read_text("ascii")
    except OSError as error:
        raise ReadingRefused(
            f"“{displayable(file.name)}” cannot be read ({error.strerror})."
        ) from error
    except UnicodeDecodeError as error:
        raise ReadingRefused(_NO_STUDY.format(displayable(file.name), "not text")) from error
    try:
        found = from_json(StudyFile, text)
    except NotSuchARecord as error:
        raise ReadingRefused(_NO_STUDY.format(displayable(file.name), error)) from error
    if found.second_reading != FORMAT:
        raise ReadingRefused(
            f"“{displayable(file.name)}” was written by another version of the program."
        )
    if problem := _problem(found.events):
        raise ReadingRefused(_NO_STUDY.format(displayable(file.name), problem))
    return found.events


def _problem(events: Sequence[ReadingEvent]) -> str:
    """Return why these are not the events of one study, "" when they are."""
    for event in events:
        if event.hash != event_hash(event):
            return "it was changed after it was written"
        if not _is_sound(event):
            return "it holds what no study says"
    plans = [event for event in events if event.deed == ReadingDeed.PLAN]
    if len(plans) != 1 or any(event.study != plans[0].study for event in events):
        return "it does not hold one study"
    contents = set(plan_of(plans[0]).contents)
    if any(
        event.deed == ReadingDeed.READ and event.content_hash not in contents
        for event in events
    ):
        return "an image is not one of the study"
    return ""


def _is_sound(event: ReadingEvent) -> bool:
    if event.deed not in (ReadingDeed.PLAN, ReadingDeed.READ):
        return False
    if event.status not in set(ReviewStatus) or not _STUDY.fullmatch(event.study):
        return False
    if (event.deed == ReadingDeed.READ) != bool(_HASH.fullmatch(event.content_hash)):
        return False
    if event.origin and not _HASH.fullmatch(event.origin):
        return False
    try:
        if event.label is not None and as_label(event.label) != event.label:
            return False
        if event.deed == ReadingDeed.PLAN:
            plan_of(event)
    except (LabelInvalid, NotSuchARecord):
        return False
    return displayable(event.reader) == event.reader
