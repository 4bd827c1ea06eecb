"""A folder with a study that two people have read."""

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import Drawn, Study
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.sample import SampleWish, plan_study

EMPTY, LOADED = (Decision(Label(one), ReviewStatus.CONFIRMED) for one in ("empty", "loaded"))
UNSURE = Decision(None, ReviewStatus.AMBIGUOUS)


def opened(collection, engine):
    """Read the folder; a person vouches for the labels of the first four of each class."""
    open_folder(collection, engine.images, TaskContext())
    scans = collection.scans.scans(collection.scans.ids(EVERY_SCAN))
    for said in (EMPTY, LOADED):
        of_class = [scan.id for scan in scans if scan.label == said.label]
        collection.labels.decide(dict.fromkeys(of_class[:4], said))
    return collection


def plan(collection, size=12, planted=4, readers=("ana", "bruno")) -> Study:
    wish = SampleWish("Weekly", readers, size, Drawn.STRATIFIED, planted, seed=2)
    return plan_study(collection, wish)


def truth_of(collection, study):
    """What the folder says of each image, which is right here."""
    scans = collection.read_contents.scans(study.plan.contents)
    return {
        content: EMPTY if scan.found_label == "empty" else LOADED
        for content, scan in scans.items()
    }


def other(said):
    return LOADED if said == EMPTY else EMPTY


def read_by_two(collection, study, wrong_by_bruno=2):
    """Ana is always right; Bruno errs on some that are not planted, and cannot tell one."""
    truth = truth_of(collection, study)
    collection.readings.read(study.id, "ana", truth)
    known = {e.content_hash for e in collection.readings.events(study.id) if e.deed == "known"}
    unplanted = [content for content in study.plan.contents if content not in known]
    by_bruno = truth | {one: other(truth[one]) for one in unplanted[:wrong_by_bruno]}
    by_bruno[unplanted[wrong_by_bruno]] = UNSURE
    collection.readings.read(study.id, "bruno", by_bruno)
    return unplanted
