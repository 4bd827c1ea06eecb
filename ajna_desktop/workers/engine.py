"""All the processes beside the window, started when they are first needed."""

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final

from ajna_desktop.learning.bundles.bundle import (
    Backbone,
    ClassifierBundle,
    CodeBundle,
    read_backbone,
    resolve_backbone,
)
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.workers.analysis import AnalysisEngine
from ajna_desktop.workers.explainer import Explainer
from ajna_desktop.workers.images import ImageReader
from ajna_desktop.workers.inference import InferenceEngine
from ajna_desktop.workers.model_files import ModelFiles
from ajna_desktop.workers.surveys import SurveyEngine
from ajna_desktop.workers.training import TrainingEngine

DEFAULT_BACKBONE: Final = "efficientnet_lite0"
_MOST_ALIVE: Final = 2  # networks: each is a process of some hundred megabytes


def trainings_of(users: UserFolders) -> Path:
    """Return where trainings are kept until they are done."""
    return users.data / "trainings"


class Engine:
    """Reads, describes and judges images. May be used from any thread.

    Attributes:
        images: Reads image files.
        analysis: Fits classifiers and finds neighbours.
        explainer: Looks into networks.
        surveys: Looks at all images of a folder at once.
        training: Trains networks.
        trainings: The folder of trainings that can go on.
        pixels: The folder of images that are kept decoded while networks learn.
        most_megapixels: Larger images are refused.
        bundle_folders: Where model bundles lie.
        model_files: Reads models made by others.
    """

    def __init__(
        self, users: UserFolders, most_megapixels: int = 120, backbone: Path | None = None
    ) -> None:
        """Start nothing yet.

        Args:
            users: Where the engine may keep what it can make again.
            most_megapixels: Larger images are refused.
            backbone: The bundle of the network; by default the one shipped.
        """
        self.images = ImageReader(most_megapixels)
        self.analysis = AnalysisEngine()
        self._backbone_folder = backbone or models() / DEFAULT_BACKBONE
        self._cache = users.cache / "engine"
        self.explainer = Explainer(self._cache, most_megapixels)
        self.model_files = ModelFiles(self._cache)
        self.surveys = SurveyEngine()
        self.training = TrainingEngine(self._cache)
        self.trainings = trainings_of(users)
        self.pixels = users.cache / "pixels"
        self.most_megapixels = most_megapixels
        self.bundle_folders = [users.data / "models", models()]
        self._lock = threading.Lock()
        self._backbone: Backbone | None = None
        self._networks: OrderedDict[str, InferenceEngine] = OrderedDict()  # last used is last
        self._is_closed = False

    @property
    def inference(self) -> InferenceEngine:
        """Describe images by the features of the default backbone.

        The first use reads the bundle: not on the UI thread.

        Raises:
            BundleInvalid: the bundle is not what it says.
        """
        return self.inference_of(self.backbone)

    def inference_of(self, backbone: Backbone) -> InferenceEngine:
        """Describe images by the features of a backbone.

        Of all networks, the two last asked for keep their processes; one that describes images
        at the moment keeps it until it is done.

        Raises:
            BundleInvalid: the bundle is not what it says.
        """
        with self._lock:
            if backbone.id not in self._networks:
                self._networks[backbone.id] = InferenceEngine(
                    backbone.folder, self._cache, self.most_megapixels
                )
                if self._is_closed:
                    self._networks[backbone.id].close()
            self._networks.move_to_end(backbone.id)
            for inference in list(self._networks.values())[:-_MOST_ALIVE]:
                inference.rest()
            return self._networks[backbone.id]

    @property
    def backbone(self) -> Backbone:
        """The bundle of the default network; errors as `inference`."""
        with self._lock:
            if self._backbone is None:
                self._backbone = read_backbone(self._backbone_folder)
            return self._backbone

    def backbone_of(self, bundle: ClassifierBundle | CodeBundle) -> Backbone:
        """Return the network whose features a classifier or a code was made for.

        Raises:
            BundleInvalid: it is not installed, or damaged.
        """
        if bundle.backbone_id == self.backbone.id:
            bundle.check_fits(self.backbone)
            return self.backbone
        return resolve_backbone(bundle, self.bundle_folders)

    def close(self) -> None:
        """End all processes now; what is in flight fails."""
        self.images.close()
        self.analysis.close()
        self.explainer.close()
        self.surveys.close()
        self.training.close()
        self.model_files.close()
        with self._lock:
            self._is_closed = True
            for inference in self._networks.values():
                inference.close()
