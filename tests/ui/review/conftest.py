"""A folder of a few scans in a real store, and somebody who reviews them."""

import numpy as np
import pytest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.scan import Label, Prediction
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.review_memory import ReviewMemory
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from tests.ui.fakes import A_RUN, FakeThumbnails

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")
PATHS = [
    "NORMAL/a.png",
    "NORMAL/b.png",
    "NORMAL/c.png",
    "PNEUMONIA/d.png",
    "PNEUMONIA/e.png",
    "f.png",
]


class Folder:
    """An open folder of grey squares; everything is predicted to be pneumonia."""

    def __init__(self, collection, config):
        self.review_memory = ReviewMemory(config)
        self.thumbnails = ThumbnailLoader(FakeThumbnails())
        self.reasons = {}  # ScanId -> why it cannot be read
        self.collection = collection
        self.classes = [NORMAL, PNEUMONIA]
        labels = collection.labels
        self.edits = Edits(labels, self, lambda: A_RUN, labels.session)
        self.ids = [collection.scans.by_path(path).id for path in PATHS]

    def scans(self, ids):
        return self.collection.scans.scans(ids)

    def predictions(self, ids):
        return {one: Prediction(one, "Shown", {NORMAL: 0.1, PNEUMONIA: 0.9}) for one in ids}

    def pixels(self, scan):
        if scan.id in self.reasons:
            raise ImageUnreadable(self.reasons[scan.id])
        return Pixels(np.full((48, 64), scan.id, np.uint8), 8)

    def states(self, ids=None):
        found = {scan.id: scan for scan in self.scans(self.ids)}
        return [(found[one].label, found[one].status.value) for one in ids or self.ids]


@pytest.fixture
def folder(qapp, tmp_path):
    place = tmp_path / "scans"
    place.mkdir()
    users = UserFolders.below(tmp_path / "user")
    collection = Collection.open(place, users, "ana")
    scans = collection.scans
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(path, 10, 1) for path in PATHS])
    scans.finish_walk(walk)
    # b and c are the same image in two files
    hashes = ["a", "same", "same", "d", "e", "f"]
    scans.record_identified(
        [
            Identified(scans.by_path(path).id, digest * 16, 8, 8, 8, "PNG")
            for path, digest in zip(PATHS, hashes, strict=True)
        ]
    )
    folder = Folder(collection, users.config)
    yield folder
    folder.thumbnails.shut_down()
    collection.close()
