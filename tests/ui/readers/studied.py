"""A folder of twelve scans in a real store, for the pages of second readings."""

from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import ReviewStatus, ScanId
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.sample import SampleWish, plan_study
from ajna_desktop.ui.edits import Edits
from tests.ui.fakes import NORMAL, PNEUMONIA

PATHS = [f"{label}/{n}.png" for label in (NORMAL, PNEUMONIA) for n in range(6)]
IS_NORMAL, IS_PNEUMONIA = (
    Decision(label, ReviewStatus.CONFIRMED) for label in (NORMAL, PNEUMONIA)
)
UNSURE = Decision(None, ReviewStatus.AMBIGUOUS)


class Gathers(QObject):
    """Announces at once what a lane would announce soon."""

    changed = Signal(object)

    def gather(self, changes: Changes) -> None:
        self.changed.emit(changes)


class StudiedFolder:
    """What the pages need of an open folder."""

    def __init__(self, place):
        scans = place / "scans"
        scans.mkdir()
        collection = Collection.open(scans, UserFolders.below(place / "user"), "eva")
        self.collection = collection
        store = collection.scans
        walk = store.begin_walk()
        store.record_walk(walk, [FoundFile(path, 10, 1) for path in PATHS])
        store.finish_walk(walk)
        store.record_identified(
            [
                Identified(store.by_path(path).id, f"{number:064x}", 8, 8, 8, "PNG")
                for number, path in enumerate(PATHS)
            ]
        )
        self.edits = Edits(collection.labels, self, lambda: None, collection.labels.session)
        self.surveys = Gathers()

    def scans(self, ids):
        return self.collection.scans.scans(ids)

    def predictions(self, ids):
        return {}

    def follow(self, view):
        """Tell a view what is written, as the page does."""
        self.edits.changed.connect(view.show_changes)
        self.surveys.changed.connect(view.show_changes)

    def plan(self, title="Weekly", readers=("ana", "bruno"), size=12, planted=0):
        wish = SampleWish(title, readers, size, Drawn.STRATIFIED, planted)
        return plan_study(self.collection, wish)

    def truth(self, study):
        scans = self.collection.read_contents.scans(study.plan.contents)
        return {
            content: IS_NORMAL if scan.found_label == NORMAL else IS_PNEUMONIA
            for content, scan in scans.items()
        }

    def read_by_all(self, study, unlike=3):
        """The first is right; the others call the first scans pneumonia that are normal."""
        first, *others = study.plan.readers
        truth = self.truth(study)
        self.collection.readings.read(study.id, first, truth)
        for reader in others:
            wrong = {one: IS_PNEUMONIA for one in sorted(truth)[:unlike]}
            self.collection.readings.read(study.id, reader, truth | wrong)

    def scan_id(self, number) -> ScanId:
        return self.collection.scans.by_path(PATHS[number]).id
