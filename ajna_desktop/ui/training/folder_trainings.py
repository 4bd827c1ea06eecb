"""Trains on the open folder, and says what stands in the way."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.training import Augmentation, Split
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.models.bundle_names import free_name
from ajna_desktop.tasks.models.fetch_densenet import fetch_densenet
from ajna_desktop.tasks.train.judged_split import JudgedSplit
from ajna_desktop.tasks.train.kept_training import Unfinished, discard_training, unfinished
from ajna_desktop.tasks.train.pretrained import pretrained
from ajna_desktop.tasks.train.save_trained import TrainedClassifier
from ajna_desktop.tasks.train.train import continue_training, train
from ajna_desktop.ui.figures import probability, whole
from ajna_desktop.ui.training.make_variants import SIDE, make_variants
from ajna_desktop.ui.training.obstacles import PRETRAINED, obstacles
from ajna_desktop.ui.training.trainings import Report
from ajna_desktop.ui.training.wanted import (
    Ground,
    Obstacle,
    Outcome,
    SplitFigures,
    TrainingRequest,
)
from ajna_desktop.workers.engine import Engine


class FolderTrainings:
    """What comes of a training lies among the classifiers of the user."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        users: UserFolders,
        thumbnail: Callable[[ScanId, int], QImage],
    ) -> None:
        """`thumbnail` reads a scan, at most so many pixels wide and high, on any thread."""
        self._collection = collection
        self._engine = engine
        self._users = users
        self._models = users.data / "models"
        self._thumbnail = thumbnail

    @property
    def folder_name(self) -> str:
        """What the folder is called."""
        return displayable(self._collection.folder.name)

    def free_name(self, name: str) -> str:
        """Return `name`, with a number behind it where a result is called so."""
        return free_name(self._models, name)

    def train(self, request: TrainingRequest, context: TaskContext, report: Report) -> Outcome:
        """Train, on the task thread."""
        trained = train(
            self._collection,
            self._engine,
            request.method,
            request.settings,
            request.name,
            self._models,
            context,
            resample=request.resample,
            seed=request.seed,
            report=report,
        )
        return outcome_of(request, trained)

    def go_on(self, kept: Unfinished, context: TaskContext, report: Report) -> Outcome:
        """Go on with a training that was broken off, on the task thread."""
        trained = continue_training(kept, self._engine, self._models, context, report=report)
        method = kept.method
        return outcome_of(
            TrainingRequest(method, method.settings, kept.name, False, 0), trained
        )

    def discard(self, kept: Unfinished) -> None:
        """Forget a training that was broken off."""
        discard_training(kept.place)

    def unfinished(self) -> Sequence[Unfinished]:
        """Return what was broken off, the last one first."""
        return unfinished(self._users, self._collection.folder)

    def obstacles(self, ground: Ground) -> Mapping[str, Obstacle]:
        """Return why methods cannot be trained here, by name."""
        return obstacles(ground, {name for name in PRETRAINED if self._has(name)})

    def fetch_weights(self, network: str, file: Path | None, context: TaskContext) -> None:
        """Install DenseNet121, the only network whose weights are not shipped."""
        fetch_densenet(self._engine, self._models, context, file)

    def variants(self, scan_id: ScanId, wanted: Augmentation) -> Sequence[QImage]:
        """Return a scan as it is and variants of it."""
        return make_variants(self._thumbnail(scan_id, SIDE), wanted)

    def pause(self) -> None:
        """Let the training under way wait."""
        self._engine.training.pause()

    def resume(self) -> None:
        """Let it go on."""
        self._engine.training.resume()

    def finish(self) -> None:
        """Let it end now with the best weights so far."""
        self._engine.training.finish()

    def _has(self, network: str) -> bool:
        try:
            pretrained(self._engine, network)
        except BundleInvalid:
            return False
        return True


def outcome_of(request: TrainingRequest, trained: TrainedClassifier) -> Outcome:
    """Return what there is to show of a training."""
    judged = [one for one in (trained.validation, trained.test) if one is not None]
    bundle = trained.bundle
    return Outcome(
        request,
        bundle.name,
        trained.seconds,
        trained.epochs,
        [_figures_of(one) for one in judged],
        bundle if isinstance(bundle, ClassifierBundle) else None,
        _note(trained),
    )


def _figures_of(judged: JudgedSplit) -> SplitFigures:
    figures = judged.figures
    return SplitFigures(
        judged.split is Split.TEST,
        figures["accuracy"],
        figures["balanced_accuracy"],
        figures["auc"],
        figures["n"],
        judged.matrix,
    )


def _note(trained: TrainedClassifier) -> str:
    """Return what else must be known to read the figures."""
    translate = QCoreApplication.translate
    parts = []
    bundle = trained.bundle
    if isinstance(bundle, ClassifierBundle) and bundle.operating_point is not None:
        point = bundle.operating_point
        said = translate(
            "training",
            "It decides for {0} from a probability of {1} on, which the validation scans "
            "chose.",
        )
        parts.append(said.format(point.label, probability(point.threshold)))
    if trained.leaks:
        said = translate(
            "training",
            "Groups or images that lie in more than one split of this folder: {0}. The figures "
            "of the test scans are too good by what they give away.",
        )
        parts.append(said.format(whole(trained.leaks)))
    if trained.refused:
        said = translate("training", "Scans left out because they cannot be read: {0}.")
        parts.append(said.format(whole(len(trained.refused))))
    if trained.left_out:
        said = translate(
            "training", "Scans not judged because no scan to learn from has their label: {0}."
        )
        parts.append(said.format(whole(trained.left_out)))
    return "\n".join(parts)
