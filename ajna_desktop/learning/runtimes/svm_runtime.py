"""A support vector machine on grey levels, in the place of a network. For workers only."""

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.heads.any_head import head_from_bytes
from ajna_desktop.learning.preprocessing import Floats, packed
from ajna_desktop.learning.runtimes.outputs import as_features


class SvmRuntime:
    """A kernel on all pixels of an image, row after row, as the manifest's input scales them.

    Its features would be too wide to keep, so what is kept are the logarithms of the
    probabilities.
    """

    batch = 32
    device = "CPU · NumPy float32"

    def __init__(self, backbone: Backbone) -> None:
        """Read the support vectors.

        Raises:
            BundleInvalid: they are missing, or do not fit one another.
        """
        unnamed = tuple(Label(str(number)) for number in range(backbone.feature_width))
        self._head = head_from_bytes("svm", backbone.content(), unnamed)
        self._channels = backbone.preprocessing.channels
        # Batches run side by side already, one on each core.
        threadpool_limits(1, user_api="blas")

    def features(self, images: list[Floats]) -> tuple[Floats, ...]:
        """Return the logarithms of the probabilities, (N, K), as the only kind of features."""
        batch = packed(images, channels_first=True, channels=self._channels)
        rows: Floats = batch.reshape(len(images), -1)
        probabilities = self._head.probabilities(rows)
        return (as_features(probabilities.astype(np.float32), Output.PROBABILITIES),)
