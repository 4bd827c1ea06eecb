"""All the processes beside the window, started when they are first needed."""

import threading
from pathlib import Path
from typing import Final

from ajna_desktop.learning.bundle import Backbone, read_backbone
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.workers.analysis import AnalysisEngine
from ajna_desktop.workers.images import ImageReader
from ajna_desktop.workers.inference import InferenceEngine
from ajna_desktop.workers.training import TrainingEngine

DEFAULT_BACKBONE: Final = "efficientnet_lite0"


class Engine:
    """Reads, describes and judges images. May be used from any thread.

    Attributes:
        images: Reads image files.
        analysis: Fits classifiers and finds neighbours.
        training: Trains networks.
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
        self.training = TrainingEngine(self._cache)
        self._most_megapixels = most_megapixels
        self._lock = threading.Lock()
        self._inference: InferenceEngine | None = None
        self._backbone: Backbone | None = None

    @property
    def inference(self) -> InferenceEngine:
        """Describe images by the features of the backbone.

        The first use reads the bundle: not on the UI thread.

        Raises:
            BundleInvalid: the bundle is not what it says.
        """
        with self._lock:
            if self._inference is None:
                self._inference = InferenceEngine(
                    self._backbone_folder, self._cache, self._most_megapixels
                )
            return self._inference

    @property
    def backbone(self) -> Backbone:
        """The bundle of the network; errors as `inference`."""
        with self._lock:
            if self._backbone is None:
                self._backbone = read_backbone(self._backbone_folder)
            return self._backbone

    def close(self) -> None:
        """End all processes now; what is in flight fails."""
        self.images.close()
        self.analysis.close()
        self.training.close()
        with self._lock:
            if self._inference is not None:
                self._inference.close()
