"""What an open folder can tell of an image that is not in it, or of a part of one that is."""

import os
from typing import Final

from ajna_desktop.domain.files import Part
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Prediction, Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.find_similar import ImageAskedAbout
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.judging_network import JudgingNetwork
from ajna_desktop.ui.likeness import NEIGHBOURS, Likeness
from ajna_desktop.workers.engine import Engine

_MOST_SIDE: Final = 4096  # pixels of an image on the screen; larger ones are averaged down


class OutsideImages:
    """Asked on reading threads. Nothing is written; failures are `AjnaError`s."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        likeness: Likeness,
        network: JudgingNetwork,
    ) -> None:
        """Look at images as the folder's own scans are looked at."""
        self._collection = collection
        self._engine = engine
        self._likeness = likeness
        self._network = network

    @property
    def run(self) -> Run | None:
        """How images are judged."""
        return self._network.run

    def scan_of(self, path: str) -> ScanId | None:
        """Return the scan whose file this is, None where it is not in the folder."""
        inside = os.path.relpath(os.path.realpath(path), self._collection.folder)
        scan = self._collection.scans.by_path(inside.replace(os.sep, "/"))
        return None if scan is None else scan.id

    def pixels(self, path: str) -> Pixels:
        """Read an image for the screen."""
        pixels: Pixels = self._engine.images.pixels(path, _MOST_SIDE).result()
        return pixels

    def judge(self, image: ImageAskedAbout) -> Prediction | None:
        """Say what the classifier thinks of an image; None where there is none that could."""
        return self._network.judge_image(image)

    def near(self, image: ImageAskedAbout) -> list[NeighbourShown]:
        """Find the scans that are nearest to an image."""
        return self._likeness.near_image(image, NEIGHBOURS, TaskContext())

    def near_part(self, scan: Scan, part: Part, count: int) -> list[NeighbourShown]:
        """Find the scans that are nearest to a part of one of the folder, without that one."""
        path = self._collection.absolute(scan)
        image = ImageAskedAbout(path, part, scan.label, scan.group)
        near = self._likeness.near_image(image, count + 1, TaskContext())
        return [one for one in near if one.scan.id != scan.id][:count]
