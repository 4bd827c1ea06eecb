"""The network behind the predictions of an open folder: what it sees, and what it learnt."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import Activations, Explanation, Filters, MapLayer
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, Prediction, Scan
from ajna_desktop.learning.bundles.bundle import Backbone, ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.find_similar import ImageAskedAbout
from ajna_desktop.tasks.judging.explain import (
    activations,
    explain,
    first_filters,
    network_layers,
    network_of,
)
from ajna_desktop.tasks.judging.judge_image import judge_image
from ajna_desktop.workers.engine import Engine


class JudgingNetwork:
    """Asked on reading threads. Everything fails with an `AjnaError` whose sentence helps."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        run: Callable[[], Run | None],
        classifiers: Callable[[], Sequence[ClassifierBundle]],
    ) -> None:
        """Look into what made the run of now; its classifier is one of those of now."""
        self._collection = collection
        self._engine = engine
        self._run = run
        self._classifiers = classifiers
        self._known: tuple[ClassifierBundle | None, Backbone] | None = None

    @property
    def run(self) -> Run | None:
        """Where the predictions come from."""
        return self._run()

    def explain(self, scan: Scan, label: Label | None) -> Explanation:
        """Say what speaks for a class in a scan; None is the one that was predicted."""
        judge, backbone = self._judge_and_network()
        context = TaskContext()
        return explain(self._collection, self._engine, scan, judge, label, context, backbone)

    def judge_image(self, image: ImageAskedAbout) -> Prediction | None:
        """Say what the classifier thinks of an image from anywhere; None where it cannot."""
        run = self.run
        if run is None:
            return None
        return judge_image(self._collection, self._engine, image, run, self._judge())

    def network_layers(self) -> Sequence[MapLayer]:
        """Return the layers whose activations can be looked at."""
        _, backbone = self._judge_and_network()
        return network_layers(self._engine, backbone, TaskContext())

    def first_filters(self) -> Filters:
        """Return the filters of the first convolution."""
        _, backbone = self._judge_and_network()
        return first_filters(self._engine, backbone, TaskContext())

    def activations(self, scan: Scan, layer: str) -> Activations:
        """Return what a layer makes of a scan."""
        _, backbone = self._judge_and_network()
        return activations(self._collection, self._engine, scan, backbone, layer, TaskContext())

    def _judge_and_network(self) -> tuple[ClassifierBundle | None, Backbone]:
        """Return the classifier and its network, which is looked for once."""
        judge, known = self._judge(), self._known
        if known is None or known[0] is not judge:
            known = self._known = (judge, network_of(self._engine, judge))
        return known

    def _judge(self) -> ClassifierBundle | None:
        """Return the classifier that made the predictions; None for the folder's own."""
        run = self.run
        if run is None or run.kind is RunKind.OUT_OF_FOLD:
            return None
        for classifier in self._classifiers():
            if classifier.id == run.classifier_id:
                return classifier
        if run.kind is RunKind.IMPORTED:
            raise NotExplainable(
                QCoreApplication.translate(
                    "JudgingNetwork",
                    "These predictions were imported: the network that made them is not here.",
                )
            )
        gone = QCoreApplication.translate(
            "JudgingNetwork", "The classifier {0}, which judged these scans, is not installed."
        )
        raise NotExplainable(gone.format(run.classifier))
