"""Looks into a network. Runs in the explainer's process."""

from pathlib import Path

from ajna_desktop.domain.explanation import Activations, Filters, MapLayer
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.explain.evidence import Evidence
from ajna_desktop.learning.explain.open_explainer import open_explainer
from ajna_desktop.learning.heads.any_head import Floats, Head
from ajna_desktop.learning.preprocessing import network_input
from ajna_desktop.learning.runtimes.runtime import ComputeEngine


class ExplainerWorker:
    """One network, asked one thing at a time."""

    def __init__(
        self, backbone_folder: str, cache: str, most_megapixels: int, engine: str
    ) -> None:
        backbone = read_backbone(Path(backbone_folder))
        self._preprocessing = backbone.preprocessing
        self._most_megapixels = most_megapixels
        self._explainer = open_explainer(backbone, Path(cache), ComputeEngine(engine))

    def evidence(self, path: str, head: Head, number: int) -> Evidence:
        """Return what speaks for a class of `head` in an image."""
        return self._explainer.evidence(self._image(path), head, number)

    def layers(self) -> tuple[MapLayer, ...]:
        """Return the layers whose activations can be looked at, first to last."""
        return self._explainer.layers()

    def activations(self, path: str, layer: str) -> Activations:
        """Return what a layer makes of an image."""
        return self._explainer.activations(self._image(path), layer)

    def filters(self) -> Filters:
        """Return the filters of the first convolution."""
        return self._explainer.filters()

    def _image(self, path: str) -> Floats:
        pixels = decode(
            read_file(path),
            at_least=self._preprocessing.decode_at_least,
            most_megapixels=self._most_megapixels,
        )
        return network_input(pixels.array, self._preprocessing)
