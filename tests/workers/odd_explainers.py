"""What stands for a network that is looked into, in a child process. No test itself."""

import os
import threading

import numpy as np

from ajna_desktop.domain.errors import GradientsNeeded
from ajna_desktop.domain.explanation import WHOLE_IMAGE, Filters, MapLayer
from ajna_desktop.learning.explain.evidence import Evidence


class OddExplainer:
    """Tells its process and engine as the layer; the path says how it behaves."""

    def __init__(self, folder, cache, most_megapixels, engine):
        self._folder, self._engine = folder, engine

    def evidence(self, path, head, number):
        if path == "hard" and self._engine == "openvino":
            raise GradientsNeeded("not by this one")
        if path == "deadly":
            os._exit(3)
        if path == "slow":
            threading.Event().wait(60)
        told = f"{self._engine} {os.getpid()} {os.path.basename(self._folder)}"
        return Evidence(np.zeros((2, 2), np.float32), WHOLE_IMAGE, told, 0.5 + number)

    def layers(self):
        return (MapLayer(str(os.getpid()), 1, 2, 2),)

    def filters(self):
        return Filters("first", np.zeros((1, 3, 3), np.uint8), np.ones(1, np.float32))
