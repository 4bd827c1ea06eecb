"""One open folder: its store, the engines, and the work that is done on it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import (
    FeaturesMissing,
    ImageUnreadable,
    NothingToLearn,
    NotOpened,
)
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.runs import FolderCounts, Run, RunKind, Tally
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId, ScanState
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.learning.bundle import ClassifierBundle, find_bundles
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.thumbnails import thumbnail_key
from ajna_desktop.tasks.analyse import analyse
from ajna_desktop.tasks.build_index import build_index
from ajna_desktop.tasks.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.export import export_folders, export_table
from ajna_desktop.tasks.extract_features import extract_features
from ajna_desktop.tasks.feature_space import described_scans, space_of
from ajna_desktop.tasks.find_similar import find_similar
from ajna_desktop.tasks.fit_classifier import fit_classifier
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.export_dialog import Export, ExportKind
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.workers.engine import Engine

NEIGHBOURS: Final = 20
_LEAST_SECONDS: Final = 5.0  # between two looks at which features are there meanwhile
_MOST_SIDE: Final = 4096  # pixels of an image on the screen; larger ones are averaged down


class OpenCollection(QObject):
    """Answers the views' questions about one folder, and keeps the work on it going."""

    changed = Signal(object)  # Changes
    failed = Signal(object)  # the Exception
    state_changed = Signal()  # busy or not, device, index, predictions out of date

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        tasks: TaskRunner,
        users: UserFolders,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.collection = collection
        self.run: Run | None = collection.predictions.current_run()
        self.is_out_of_date = False  # labels were given since the predictions were made
        self.has_index = False
        self.device = ""  # where the network runs, once that is known
        self.nothing_to_learn = ""  # why there are no predictions, for the user
        self.classifier: ClassifierBundle | None = None  # None judges out of fold
        self.classifiers: list[ClassifierBundle] = []
        self._engine = engine
        self._models = users.data / "models"  # classifiers that this user has saved
        self._searched_since = 0.0  # `time.monotonic`
        self._classes: list[Label] = []
        labels = collection.labels
        self.edits = Edits(labels, self, lambda: self.run, labels.session, self)
        self.pipeline = Pipeline(tasks, self)
        self.thumbnails = ThumbnailLoader(self._thumbnail, parent=self)
        self.edits.changed.connect(self._on_edited)
        self.edits.failed.connect(self.failed)
        self.edits.failed.connect(lambda _: self.state_changed.emit())
        self.pipeline.changed.connect(self._on_changed)
        self.pipeline.failed.connect(self.failed)
        self.pipeline.began.connect(self.state_changed)
        self.pipeline.ended.connect(self.state_changed)

    def shut_down(self) -> None:
        """Stop the threads of the folder, then close its store. The tasks must have ended."""
        self.thumbnails.shut_down()
        self.collection.close()

    # --- work

    @property
    def is_working(self) -> bool:
        """Whether the folder is being read, judged or indexed."""
        return self.pipeline.is_running

    def read_folder(self) -> None:
        """Find what is new, read it, judge it, index it."""
        self.pipeline.start(
            [self._open, self._describe, self._judge_if_needed, self._build_index]
        )

    def update_predictions(self) -> None:
        """Judge every scan anew, with the labels of now."""
        self.pipeline.start([self._judge])

    def choose(self, classifier: ClassifierBundle | None) -> None:
        """Have the scans judged by `classifier` from now on; None judges out of fold."""
        self.classifier = classifier
        self.update_predictions()

    def export(self, export: Export, context: TaskContext) -> Path:
        """Write what was asked for and return where it is. Called on the task thread."""
        match export.kind:
            case ExportKind.TABLE:
                return export_table(self.collection, export.place, context).place
            case ExportKind.COPIES | ExportKind.LINKS:
                link = export.kind is ExportKind.LINKS
                exported = export_folders(self.collection, export.place, context, link=link)
                return exported.place
            case ExportKind.REPORT:
                classifier = self.classifier
                return analyse(
                    self.collection, self._engine, export.place, context, classifier
                ).report

    def save_classifier(self, name: str, context: TaskContext) -> str:
        """Fit a classifier on every label, keep it as `name`. Called on the task thread."""
        bundle = fit_classifier(self.collection, self._engine, name, self._models, context)
        self._find_classifiers()
        return bundle.name

    def _open(self, context: TaskContext) -> None:
        self._find_classifiers()
        open_folder(self.collection, self._engine.images, context)

    def _describe(self, context: TaskContext) -> None:
        self._engine.analysis.warm_up()  # it is needed next, and takes some seconds to start
        extract_features(self.collection, self._engine.inference, context)
        self.device = self._engine.inference.device

    def _judge_if_needed(self, context: TaskContext) -> None:
        if not self._is_judged():
            self._judge(context)

    def _judge(self, context: TaskContext) -> None:
        self.nothing_to_learn = ""
        try:
            if self.classifier is None:
                judge_out_of_fold(self.collection, self._engine, context)
            else:
                apply_classifier(self.collection, self._engine, self.classifier, context)
        except NothingToLearn as error:
            # No failure: a folder without labels can be looked at and searched all the same.
            self.nothing_to_learn = str(error)

    def _build_index(self, context: TaskContext) -> None:
        build_index(self.collection, self._engine, context)
        self.device = self._engine.inference.device

    def _find_classifiers(self) -> None:
        found = find_bundles([models(), self._models])
        self.classifiers = [one for one in found if isinstance(one, ClassifierBundle)]
        if self.run is not None and self.run.kind is RunKind.APPLIED:
            ids = {one.id: one for one in self.classifiers}
            self.classifier = ids.get(self.run.classifier_id, self.classifier)

    def _is_judged(self) -> bool:
        """Say whether the predictions of an earlier time still hold."""
        run = self.collection.predictions.current_run()
        wanted, backbone_id = None, self._engine.inference.backbone_id
        if self.classifier is not None:
            wanted, backbone_id = self.classifier.id, self.classifier.backbone_id
        if run is None or run.backbone != backbone_id:
            return False
        if (run.classifier_id if run.kind is RunKind.APPLIED else None) != wanted:
            return False
        event = self.collection.labels.last_event()
        is_older = event is not None and event.at_utc > run.made_at_utc
        unjudged = self.collection.scans.count(ScanQuery(has_prediction=False))
        return not unjudged and not (wanted is None and is_older)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.predicted:
            self.run = self.collection.predictions.current_run()
            self.is_out_of_date = False
        if changes.index_rebuilt:
            self.has_index = True
        self.changed.emit(changes)
        self.state_changed.emit()

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        self.is_out_of_date = self.run is not None
        self.changed.emit(changes)
        self.state_changed.emit()

    # --- what views look up by key, on the UI thread

    def scans(self, ids: Sequence[ScanId]) -> list[Scan]:
        """Return the scans that are known among `ids`."""
        return self.collection.scans.scans(ids)

    def predictions(self, ids: Sequence[ScanId]) -> dict[ScanId, Prediction]:
        """Return what the current classifier says about those that it has judged."""
        return self.collection.predictions.predictions(ids)

    def history(self, scan_id: ScanId) -> list[LabelEvent]:
        """Return what was said about a scan, oldest first."""
        return self.collection.labels.history(scan_id)

    @property
    def classes(self) -> list[Label]:
        """The labels in use; the first nine have keys, which stay theirs while this is open."""
        return self._classes

    @classes.setter
    def classes(self, in_use: Sequence[Label]) -> None:
        kept = [label for label in self._classes if label in in_use]
        self._classes = kept + [label for label in in_use if label not in kept]

    # --- what is read over all rows, on the reading thread

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the scans that answer `query`, in its order."""
        return self.collection.scans.ids(query)

    def counts(self) -> FolderCounts:
        """Return how many scans there are of each kind."""
        return self.collection.scans.counts()

    def tally(self, split: str | None) -> tuple[Tally, Run | None]:
        """Return how labels and predictions meet, and where the predictions come from."""
        predictions = self.collection.predictions
        return predictions.tally(split), predictions.current_run()

    def read_classes(self) -> list[Label]:
        """Return every label in use."""
        return self.collection.labels.classes()

    # --- what takes long, on threads of their own

    def pixels(self, scan: Scan) -> Pixels:
        """Read an image for the screen."""
        path = self.collection.absolute(scan)
        pixels: Pixels = self._engine.images.pixels(path, _MOST_SIDE).result()
        return pixels

    def neighbours(self, scan_id: ScanId) -> list[NeighbourShown]:
        """Find the scans that are nearest, among those that have been read by now."""
        scan = self.collection.scans.scan(scan_id)
        try:
            return self._near(scan)
        except (NotOpened, FeaturesMissing) as error:
            if not self.is_working:
                raise
            self._search_what_is_there()
            try:
                return self._near(scan)
            except (NotOpened, FeaturesMissing):
                not_yet = self.tr("Not yet: this scan is still to be read.")
                raise FeaturesMissing(not_yet) from error

    def _near(self, scan: Scan) -> list[NeighbourShown]:
        near = find_similar(self.collection, self._engine, scan, TaskContext(), NEIGHBOURS)
        return [
            NeighbourShown(one.scan, one.prediction, one.distance, one.same_content)
            for one in near
        ]

    def _search_what_is_there(self) -> None:
        """Search among the features of now, before the index is built from all of them."""
        now = time.monotonic()
        if now - self._searched_since < _LEAST_SECONDS:
            return
        self._searched_since = now
        inference = self._engine.inference
        scans = described_scans(self.collection, inference)
        space = space_of(self.collection, inference)
        folder = self.collection.index_folder
        self._engine.analysis.open_index(space, scans.scan_ids, scans.hashes, folder)

    def _thumbnail(self, scan_id: ScanId, side: int) -> QImage:
        scan = self.collection.scans.scan(scan_id)
        if scan.state in (ScanState.UNREADABLE, ScanState.MISSING):
            raise ImageUnreadable(scan.reason)
        path = self.collection.absolute(scan)
        try:
            key = thumbnail_key(path, scan.content_hash)
        except OSError as error:
            raise ImageUnreadable(error.strerror or "The file cannot be read.") from error
        jpeg = self.collection.thumbnails.get(key, side)
        if jpeg is None:
            jpeg = self._engine.images.thumbnail(path, side).result().jpeg
            self.collection.thumbnails.put(key, side, jpeg)
        return QImage.fromData(jpeg)
