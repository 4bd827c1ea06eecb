"""One open folder: its store, the engines, and the work that is done on it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.annotations import Annotation
from ajna_desktop.domain.curating.shortcuts import in_order
from ajna_desktop.domain.errors import ImageUnreadable, NothingToLearn
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import FolderCounts, Run, RunKind, Tally
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId, ScanState
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.domain.search_quality import SearchQuality
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.thumbnails import thumbnail_key
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.search_space import APPEARANCE
from ajna_desktop.tasks.evaluation.keep_point import keep_point
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.models.find_installed import Installed, find_installed
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.search_quality.measure import kept_quality, measure_search
from ajna_desktop.tasks.search_quality.spaces import spaces_here
from ajna_desktop.ui.certainty import FolderCertainty
from ajna_desktop.ui.compare.studies import FolderStudies
from ajna_desktop.ui.curate_memory import CurateMemory
from ajna_desktop.ui.curves_memory import CurvesMemory
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.export_memory import ExportMemory
from ajna_desktop.ui.folder_curating import FolderCurating
from ajna_desktop.ui.folder_keys import FolderKeys
from ajna_desktop.ui.folder_lookalikes import FolderLookalikes
from ajna_desktop.ui.folder_merging import FolderMerging
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.judging_network import JudgingNetwork
from ajna_desktop.ui.likeness import NEIGHBOURS, Likeness
from ajna_desktop.ui.map.folder_maps import FolderMaps
from ajna_desktop.ui.outside_images import OutsideImages
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.review_memory import ReviewMemory
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.training.folder_trainings import FolderTrainings
from ajna_desktop.ui.training.memory import TrainingMemory
from ajna_desktop.ui.trial_answers import StoredAnswers
from ajna_desktop.ui.trial_point import TrialPoint
from ajna_desktop.workers.engine import Engine

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
        search_space: str = APPEARANCE.key,
    ) -> None:
        """Begin nothing yet; compare scans by `search_space` (a key) once that is offered."""
        super().__init__(parent)
        self.collection = collection
        self.run: Run | None = collection.predictions.current_run()
        self.is_out_of_date = False  # labels were given since the predictions were made
        self.has_index = False
        self.device = ""  # where the network runs, once that is known
        self.nothing_to_learn = ""  # why there are no predictions, for the user
        self.classifier: ClassifierBundle | None = None  # None judges out of fold
        self.installed = Installed()
        self.engine = engine
        self._models = users.data / "models"  # classifiers that this user has saved
        self._classes: list[Label] = []
        labels = collection.labels
        self.trial = TrialPoint(StoredAnswers(collection), lambda: self.run, self)
        self.edits = Edits(labels, self, lambda: self.run, labels.session, self)
        self.keys = FolderKeys(collection.shortcuts, lambda: self._classes, self)
        self.likeness = Likeness(collection, engine, search_space, self)
        self.network = JudgingNetwork(
            collection, engine, lambda: self.run, lambda: self.installed.classifiers
        )
        self.certainty = FolderCertainty(collection, engine, lambda: self.classifier)
        self.outside = OutsideImages(collection, engine, self.likeness, self.network)
        self.studies = FolderStudies(
            collection, engine, users, lambda: self.installed.classifiers
        )
        self.maps = FolderMaps(collection, engine, self.likeness)
        self.lookalikes = FolderLookalikes(collection, engine, lambda: self.likeness.chosen)
        self.trainings = FolderTrainings(collection, engine, users, self._thumbnail)
        self.training_memory = TrainingMemory(users.config)
        self.curves_memory = CurvesMemory(users.config)
        self.export_memory = ExportMemory(users.config)
        self.review_memory = ReviewMemory(users.config)
        self.curating = FolderCurating(collection, engine)
        self.merging = FolderMerging(collection, users)
        self.curate_memory = CurateMemory(users.config)
        self.pipeline = Pipeline(tasks, self)
        # Maps and the like take long: neither a new label's refit nor *Run* waits for them.
        self._survey_tasks = TaskRunner(self)
        self.surveys = Pipeline(self._survey_tasks, self)
        self.thumbnails = ThumbnailLoader(self._thumbnail, parent=self)
        self.trial.failed.connect(self.failed)
        self.edits.changed.connect(self._on_edited)
        self.edits.failed.connect(self.failed)
        self.edits.failed.connect(lambda _: self.state_changed.emit())
        self.pipeline.changed.connect(self._on_changed)
        self.pipeline.failed.connect(self.failed)
        self.surveys.changed.connect(self._on_changed)
        self.surveys.failed.connect(self.failed)
        self.pipeline.began.connect(self.state_changed)
        self.pipeline.ended.connect(self.state_changed)

    def stop(self) -> None:
        """Stop all work on the folder; what is done stays."""
        self.pipeline.stop()
        self.surveys.stop()

    def shut_down(self) -> None:
        """Stop the threads of the folder, then close its store. The tasks must have ended."""
        self._survey_tasks.shut_down()
        self.trial.stop()()
        self.thumbnails.shut_down()
        self.collection.close()

    @property
    def classifiers(self) -> Sequence[ClassifierBundle]:
        """Those that can judge the folder; the list may not know yet the one that does."""
        chosen, listed = self.classifier, self.installed.classifiers
        if chosen is None or chosen in listed:
            return listed
        return (*(one for one in listed if one.id != chosen.id), chosen)

    # --- work

    @property
    def is_working(self) -> bool:
        """Whether the folder is being read, judged or indexed."""
        return self.pipeline.is_running

    def read_folder(self) -> None:
        """Find what is new, read it, judge it, index it."""
        self.pipeline.start([self._open, self._describe, self._judge_if_old, self._build_index])

    def resume(self) -> None:
        """Do the same; labels given since wait until somebody has seen what they change."""
        self.is_out_of_date = self._has_newer_labels()
        self.pipeline.start(
            [self._open, self._describe, self._judge_if_needed, self._build_index]
        )

    def update_predictions(self) -> None:
        """Judge every scan anew, with the labels of now."""
        self.pipeline.start([self._judge])

    def decide_at(self, point: OperatingPoint | None) -> None:
        """Decide anew at `point` for every scan, and from now on; None: the most probable."""
        decide_anew = self.collection.predictions.decide_anew
        self.pipeline.start([lambda context: context.changed(decide_anew(point))])

    def keep_point(self) -> None:
        """Write where is decided now into the classifier that judges the folder."""
        self.pipeline.start([self._keep_point, self.find_installed, self._judge])

    def choose(self, classifier: ClassifierBundle | None) -> None:
        """Have the scans judged by `classifier` from now on; None judges out of fold."""
        self.classifier = classifier
        self.pipeline.start([self._judge, self._offer_spaces])

    def adopt(self, classifier: ClassifierBundle) -> None:
        """Have the scans judged by a classifier that is new among those of this user."""
        self.classifier = classifier
        self.pipeline.start([self.find_installed, self._judge])

    def look_for_installed(self) -> None:
        """Look for classifiers and codes again: something was put there or taken away."""
        self.pipeline.start([self.find_installed])

    def compare_by(self, space: str) -> None:
        """Compare scans by another search space from now on, given by its key."""
        if self.likeness.choose(space):
            self.pipeline.start([self._build_index])

    def find_installed(self, context: TaskContext) -> None:
        """Look for classifiers and codes again. Called on a task thread."""
        self.installed = find_installed(self.engine, [models(), self._models])
        wanted = ""
        if self.classifier is not None:
            wanted = self.classifier.id
        elif self.run is not None and self.run.kind is RunKind.APPLIED:
            wanted = self.run.classifier_id
        ids = {one.id: one for one in self.installed.classifiers}
        self.classifier = ids.get(wanted, self.classifier)
        self._offer_spaces(context)

    def measure_search(self, context: TaskContext) -> SearchQuality:
        """Measure every way to compare there is. Called on a task thread."""
        spaces = spaces_here(self.engine, self.installed)
        return measure_search(self.collection, self.engine, spaces, context)

    def kept_quality(self) -> SearchQuality | None:
        """Return what was measured of searches last."""
        return kept_quality(self.collection)

    def save_classifier(self, name: str, context: TaskContext) -> str:
        """Fit a classifier on every label, keep it as `name`. Called on the task thread."""
        bundle = fit_classifier(self.collection, self.engine, name, self._models, context)
        self.find_installed(context)
        return bundle.name

    def _open(self, context: TaskContext) -> None:
        self.find_installed(context)
        open_folder(self.collection, self.engine.images, context)

    def _describe(self, context: TaskContext) -> None:
        self.engine.analysis.warm_up()  # it is needed next, and takes some seconds to start
        extract_features(self.collection, self.engine.inference, context)
        self.device = self.engine.inference.device

    def _judge_if_needed(self, context: TaskContext) -> None:
        if not self._is_judged():
            self._judge(context)

    def _judge_if_old(self, context: TaskContext) -> None:
        if not self._is_judged() or self._has_newer_labels():
            self._judge(context)

    def _judge(self, context: TaskContext) -> None:
        self.nothing_to_learn = ""
        try:
            if self.classifier is None:
                judge_out_of_fold(self.collection, self.engine, context)
            else:
                apply_classifier(self.collection, self.engine, self.classifier, context)
        except NothingToLearn as error:
            # No failure: a folder without labels can be looked at and searched all the same.
            self.nothing_to_learn = str(error)

    def _keep_point(self, context: TaskContext) -> None:
        if self.classifier is not None:
            self.classifier = keep_point(self.collection, self.classifier, self._models)

    def _build_index(self, context: TaskContext) -> None:
        self.likeness.prepare(context)
        self.device = self.engine.inference.device

    def _offer_spaces(self, context: TaskContext) -> None:
        former = self.likeness.chosen.id
        installed = self.installed
        self.likeness.offer(installed.codes, self.classifier, installed.networks)
        if self.has_index and self.likeness.chosen.id != former:
            self.likeness.prepare(context)

    def _is_judged(self) -> bool:
        """Say whether the predictions of an earlier time still hold."""
        run = self.collection.predictions.current_run()
        wanted, backbone_id = None, self.engine.inference.backbone_id
        if self.classifier is not None:
            wanted, backbone_id = self.classifier.id, self.classifier.backbone_id
        if run is not None and run.kind is RunKind.IMPORTED:
            return self.classifier is None  # until somebody has them judged here
        if run is None or run.backbone != backbone_id:
            return False
        if (run.classifier_id if run.kind is RunKind.APPLIED else None) != wanted:
            return False
        unjudged = self.collection.scans.count(ScanQuery(has_prediction=False))
        return not unjudged and self.collection.classes.last_moved() <= run.made_at_utc

    def _has_newer_labels(self) -> bool:
        """Say whether people gave labels since predictions were made out of fold."""
        run, event = self.collection.predictions.current_run(), None
        if run is not None and run.kind is RunKind.OUT_OF_FOLD:
            event = self.collection.labels.last_event()
        return run is not None and event is not None and event.at_utc > run.made_at_utc

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.predicted:
            self.run = self.collection.predictions.current_run()
            self.is_out_of_date = False
        if changes.index_rebuilt:
            self.has_index = True
        self.trial.show_changes(changes)
        self.changed.emit(changes)
        self.state_changed.emit()

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        self.keys.show_changes(changes)
        if changes.predicted:  # a class was renamed, in the predictions as well
            self.run = self.collection.predictions.current_run()
        elif changes.labelled:
            self.is_out_of_date = self.run is not None
        self.trial.show_changes(changes)
        self.changed.emit(changes)
        self.state_changed.emit()

    # --- what views look up by key, on the UI thread

    def scans(self, ids: Sequence[ScanId]) -> list[Scan]:
        """Return the scans that are known among `ids`."""
        return self.collection.scans.scans(ids)

    def predictions(self, ids: Sequence[ScanId]) -> dict[ScanId, Prediction]:
        """Return what is said of those that are judged, at the threshold tried out."""
        return self.trial.predictions(self.collection.predictions.predictions(ids))

    def annotations(self, ids: Sequence[ScanId]) -> dict[ScanId, list[Annotation]]:
        """Return what people noted on scans, oldest first."""
        return self.collection.annotations.of_scans(ids)

    def history(self, scan_id: ScanId) -> list[LabelEvent]:
        """Return what was said about a scan, oldest first."""
        return self.collection.labels.history(scan_id)

    @property
    def classes(self) -> list[Label]:
        """The labels in use; the first nine have keys, which stay theirs while this is open."""
        return self._classes

    @classes.setter
    def classes(self, in_use: Sequence[Label]) -> None:
        former, self._classes = self._classes, in_order(self._classes, in_use)
        if self._classes != former:
            self.keys.changed.emit()

    # --- what is read over all rows, on the reading thread

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the scans that answer `query` at the threshold tried out, in its order."""
        return self.trial.ids(query)

    def counts(self) -> FolderCounts:
        """Return how many scans there are of each kind."""
        return self.trial.counts()

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
        pixels: Pixels = self.engine.images.pixels(path, _MOST_SIDE).result()
        return pixels

    def neighbours(
        self, scan_id: ScanId, count: int = NEIGHBOURS, part: Part | None = None
    ) -> list[NeighbourShown]:
        """Find the scans nearest to one, or to a part of it, among those read by now."""
        scan = self.collection.scans.scan(scan_id)
        if part is not None:
            return self.outside.near_part(scan, part, count)
        return self.likeness.near(scan, self.is_working, count)

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
            jpeg = self.engine.images.thumbnail(path, side).result().jpeg
            self.collection.thumbnails.put(key, side, jpeg)
        return QImage.fromData(jpeg)
