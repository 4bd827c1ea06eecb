"""What the pages of second readings ask of the store; any thread may ask."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.readers.second_reading import Study, reading_order
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import SHORTLIST, ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.sample import SampleWish, plan_study
from ajna_desktop.tasks.readers.study_file import TakenIn, give_out, take_in
from ajna_desktop.ui.readers.new_study_dialog import Source

_MOST_LABELS = 40  # of more classes none is offered on its own


class Offer(NamedTuple):
    """What a new study can be made of."""

    sources: tuple[Source, ...]
    known: int  # images whose label a person vouches for
    readers: tuple[str, ...]  # of the study before, else whoever sits here
    number: int  # of studies so far


class Sitting(NamedTuple):
    """What one reader is about to read."""

    study: Study
    reader: str
    ids: tuple[ScanId, ...]  # in their order
    contents: dict[ScanId, str]
    answered: dict[ScanId, Decision]
    absent: int  # images that this folder does not have


class FolderReadings:
    """Plans, reads, closes and hands out studies of one folder."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @property
    def reader(self) -> str:
        """Who sits here, by the name that labels carry."""
        return self._collection.labels.reader

    def studies(self) -> list[Study]:
        """Return all studies, the newest first."""
        return self._collection.readings.studies()

    def offer(self) -> Offer:
        """Return what a new study can be made of."""
        translate = QCoreApplication.translate
        candidates = self._collection.read_contents.candidates()
        sources = [Source(translate("readings", "All scans"), None, len(candidates))]
        queries = [(translate("readings", "Shortlist"), SHORTLIST)]
        labels = self._collection.labels.classes()
        if len(labels) <= _MOST_LABELS:
            named = translate("readings", "Label {0}")
            queries += [(named.format(label), ScanQuery(label=label)) for label in labels]
        for split in ("train", "val", "test"):
            queries.append(
                (translate("readings", "Split {0}").format(split), ScanQuery(split=split))
            )
        for name, query in queries:
            ids = tuple(self._collection.scans.ids(query))
            images = len(self._collection.read_contents.candidates(ids)) if ids else 0
            if images:
                sources.append(Source(name, ids, images))
        former = self.studies()
        readers = former[0].plan.readers if former else (self.reader,)
        known = sum(one.is_known for one in candidates)
        return Offer(tuple(sources), known, readers, len(former))

    def plan(self, wish: SampleWish) -> Study:
        """Make a study; errors as `plan_study`."""
        return plan_study(self._collection, wish)

    def sitting(self, study: Study, reader: str) -> Sitting:
        """Return what a reader has to read, and has read."""
        order = reading_order(study, reader)
        scans = self._collection.read_contents.scans(order)
        said = self._collection.readings.own(study.id, reader)
        there = [one for one in order if one in scans]
        contents = {scans[one].scan_id: one for one in there}
        answered = {scans[one].scan_id: said[one] for one in there if one in said}
        return Sitting(
            study, reader, tuple(contents), contents, answered, len(order) - len(there)
        )

    def read(self, sitting: Sitting, said: dict[ScanId, Decision]) -> Changes:
        """Keep what the reader said of scans; WITHDRAWN takes it back."""
        told = {sitting.contents[one]: decision for one, decision in said.items()}
        return self._collection.readings.read(sitting.study.id, sitting.reader, told)

    def close(self, study: Study) -> Changes:
        """End the reading."""
        return self._collection.readings.close(study.id)

    def discard(self, study: Study) -> Changes:
        """Show a study no longer."""
        return self._collection.readings.discard(study.id)

    def give_out(self, study: Study, reader: str, file: Path) -> Path:
        """Write the file of one reader, and return where."""
        give_out(self._collection, study.id, reader, file)
        return file

    def take_in(self, file: Path) -> TakenIn:
        """Take over what a file holds."""
        return take_in(self._collection, file)


def before(sitting: Sitting, ids: Sequence[ScanId]) -> dict[ScanId, Decision]:
    """Return what the reader has said of scans so far, such that `read` brings it back."""
    return {one: sitting.answered.get(one, WITHDRAWN) for one in ids}
