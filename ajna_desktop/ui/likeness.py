"""By what the scans of the open folder are alike, and which are near which."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.errors import FeaturesMissing, NotOpened
from ajna_desktop.domain.neighbour_filter import NeighbourFilter
from ajna_desktop.domain.scan import Scan
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, CodeBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.describing.find_similar import (
    ImageAskedAbout,
    SimilarScan,
    find_similar,
    find_similar_to_file,
)
from ajna_desktop.tasks.describing.search_space import (
    APPEARANCE,
    SearchSpace,
    SpaceKind,
    describe_in,
    index_folder,
    maker_of,
    where,
)
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.space_menu import SpaceShown
from ajna_desktop.workers.engine import Engine

NEIGHBOURS: Final = 20
_LEAST_SECONDS: Final = 5.0  # between two looks at which features are there meanwhile


class Likeness(QObject):
    """Offers search spaces, keeps one chosen, and asks it for neighbours."""

    changed = Signal()  # what is offered, or what is chosen
    chosen_by_user = Signal(str)  # the key, to be remembered

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        wanted: str = APPEARANCE.key,
        parent: QObject | None = None,
    ) -> None:
        """Compare scans by the space whose key is `wanted` as soon as it is offered."""
        super().__init__(parent)
        self.chosen = APPEARANCE
        self.wanted = NeighbourFilter()  # of neighbours
        self.has_groups = False  # some names tell a patient, container or lot
        self._offered: list[SearchSpace] = [APPEARANCE, SearchSpace(SpaceKind.MAXIMUM)]
        self._wanted = wanted
        self._collection = collection
        self._engine = engine
        self._opened = ""  # id of the space whose scans the engine searches now
        self._searched_since = 0.0  # `time.monotonic`
        self._take_wanted()

    def offer(
        self,
        codes: Sequence[CodeBundle],
        classifier: ClassifierBundle | None,
        networks: Sequence[Backbone] = (),
    ) -> None:
        """Offer codes and networks, and the network of `classifier` unless it is the usual one.

        Reads a bundle: not on the UI thread.
        """
        spaces = [APPEARANCE, SearchSpace(SpaceKind.MAXIMUM)]
        spaces += [SearchSpace(SpaceKind.CODE, code) for code in codes]
        spaces += [SearchSpace(SpaceKind.NETWORK, network) for network in networks]
        known = {self._engine.backbone.id, *(network.id for network in networks)}
        if classifier is not None and classifier.backbone_id not in known:
            spaces.append(SearchSpace(SpaceKind.CLASSIFIER, classifier))
        self._offered = spaces
        self._take_wanted()
        self.changed.emit()

    def choose(self, key: str) -> bool:
        """Compare by another space from now on; say whether it is another one."""
        former, self._wanted = self.chosen.id, key
        self._take_wanted()
        if self.chosen.id == former:
            return False
        self.chosen_by_user.emit(key)
        self.changed.emit()
        return True

    def shown(self) -> list[SpaceShown]:
        """Return what is offered, for people."""
        return [SpaceShown(space.key, *self._words(space)) for space in self._offered]

    def prepare(self, context: TaskContext) -> None:
        """Describe every scan in the chosen space and build its index. On the task thread."""
        space = self.chosen
        self._look_for_groups()
        describe_in(self._collection, self._engine, space, context)
        build_index(self._collection, self._engine, context, space)
        self._opened = space.id

    def near(
        self,
        scan: Scan,
        is_working: bool,
        count: int = NEIGHBOURS,
        wanted: NeighbourFilter | None = None,
    ) -> list[NeighbourShown]:
        """Return the scans nearest to one, among those that are described by now.

        Args:
            scan: One of the folder.
            is_working: Whether more are being described.
            count: How many; fewer come back only where there are fewer that are wanted.
            wanted: What they must be; None = what the user chose.

        Raises:
            FeaturesMissing: it is not described, or not yet.
        """
        wanted = wanted or self.wanted
        try:
            return self._near(scan, count, wanted)
        except (NotOpened, FeaturesMissing) as error:
            if not is_working:
                raise
            self._search_what_is_there()
            try:
                return self._near(scan, count, wanted)
            except (NotOpened, FeaturesMissing):
                not_yet = self.tr("Not yet: this scan is still to be read.")
                raise FeaturesMissing(not_yet) from error

    def near_image(
        self, image: ImageAskedAbout, count: int, context: TaskContext
    ) -> list[NeighbourShown]:
        """Return the scans nearest to an image from anywhere, or to a part of one.

        Raises:
            ImageUnreadable: it is no image that can be read.
            NotOpened: the scans were not read in the chosen way yet.
        """
        self._check_opened()
        near = find_similar_to_file(
            self._collection, self._engine, image, context, count, self.wanted, self.chosen
        )
        return [_shown(one) for one in near]

    def _near(self, scan: Scan, count: int, wanted: NeighbourFilter) -> list[NeighbourShown]:
        self._check_opened()
        near = find_similar(self._collection, self._engine, scan, TaskContext(), count, wanted)
        return [_shown(one) for one in near]

    def _check_opened(self) -> None:
        if self._opened != self.chosen.id:
            raise NotOpened(self.tr("Run reads the scans in this way first."))

    def _look_for_groups(self) -> None:
        had_groups, self.has_groups = self.has_groups, self._collection.scans.has_groups()
        if self.has_groups != had_groups:
            self.changed.emit()

    def _search_what_is_there(self) -> None:
        """Search among the features of now, before the index is built from all of them."""
        now, space = time.monotonic(), self.chosen
        if now - self._searched_since < _LEAST_SECONDS:
            return
        self._searched_since = now
        self._look_for_groups()
        features = where(self._collection, self._engine, space)
        scans = described_scans(self._collection, maker_of(self._engine, space))
        folder = index_folder(self._collection, space, features)
        self._engine.analysis.open_index(features, scans.scan_ids, scans.hashes, folder)
        self._opened = space.id

    def _take_wanted(self) -> None:
        found = [space for space in self._offered if space.key == self._wanted]
        self.chosen = found[0] if found else APPEARANCE

    def _words(self, space: SearchSpace) -> tuple[str, str]:
        match space.kind:
            case SpaceKind.AVERAGE:
                return (
                    self.tr("appearance"),
                    self.tr("What scans look like overall: features of the network, averaged."),
                )
            case SpaceKind.MAXIMUM:
                return (
                    self.tr("details"),
                    self.tr("What is somewhere in a scan: the maxima of the same features."),
                )
        name = "" if space.bundle is None else space.bundle.name
        if space.kind is SpaceKind.CODE:
            meaning = self.tr("A code learned from labels, in which each class lies together.")
            return name, meaning
        if space.kind is SpaceKind.NETWORK:
            return name, self.tr("What another network makes of scans, such as an autoencoder.")
        return name, self.tr("What the network of the chosen classifier sees.")


def _shown(one: SimilarScan) -> NeighbourShown:
    return NeighbourShown(one.scan, one.prediction, one.distance, one.same_content)
