"""Say where in a scan a classifier finds what speaks for a class, and what a network learnt."""

from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import Activations, Explanation, Filters, MapLayer
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, Scan, displayable
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.folder_classifier import kept_folder_classifier
from ajna_desktop.workers.engine import Engine

_METHOD: Final = "Grad-CAM"
_NOT_CALIBRATED: Final = "the probability is as the network gives it, before calibration"
_FITTED_ON_ALL: Final = (
    "of the classifier fitted on every label of this folder; the prediction is out of fold"
)
_NOT_KEPT: Final = (
    "The classifier that judged this folder was not kept, so it cannot be explained. Update "
    "the predictions, and it can."
)


@dataclass(frozen=True, slots=True, eq=False)
class _Judge:
    """Who is explained."""

    head: Head
    backbone: Backbone
    name: str
    note: str


def explain(
    collection: Collection,
    engine: Engine,
    scan: Scan,
    classifier: ClassifierBundle | None,
    label: Label | None,
    context: TaskContext,
    backbone: Backbone | None = None,
) -> Explanation:
    """Return what in a scan speaks for and against a class.

    Args:
        collection: The scan's.
        engine: Looks into the network.
        scan: A readable one.
        classifier: Who judges; None for the classifier that the folder's labels teach.
        label: The class; None for the one that was predicted.
        context: For stopping.
        backbone: The classifier's network, where it is at hand; to find it takes longer than
            the rest.

    Raises:
        NotExplainable: the sentence says why.
        ImageUnreadable: the file cannot be read any more.
        BundleInvalid: the classifier's network is not installed.
    """
    backbone = backbone or network_of(engine, classifier)
    judge = _judge_of(collection, backbone, classifier)
    label = label or _predicted(collection, scan)
    if label not in judge.head.labels:
        known = ", ".join(map(displayable, judge.head.labels))
        raise NotExplainable(
            f"This classifier does not know “{displayable(label)}”; it tells apart: {known}."
        )
    evidence = context.wait(
        engine.explainer.evidence(
            judge.backbone,
            collection.absolute(scan),
            judge.head,
            judge.head.labels.index(label),
        )
    )
    return Explanation(
        cells=evidence.cells,
        reach=evidence.reach,
        label=label,
        probability=evidence.probability,
        method=_METHOD,
        layer=evidence.layer,
        classifier=judge.name,
        note="; ".join(part for part in (judge.note, _said_before(collection)) if part),
    )


def network_of(engine: Engine, classifier: ClassifierBundle | None) -> Backbone:
    """Return the network of a classifier; None is the one that a folder's labels teach.

    Raises:
        BundleInvalid: it is not installed, or damaged.
    """
    return engine.backbone if classifier is None else engine.backbone_of(classifier)


def network_layers(
    engine: Engine, backbone: Backbone, context: TaskContext
) -> tuple[MapLayer, ...]:
    """Return the layers of a network whose activations can be looked at.

    Raises:
        NotExplainable: it cannot be looked into.
    """
    return context.wait(engine.explainer.layers(backbone))


def first_filters(engine: Engine, backbone: Backbone, context: TaskContext) -> Filters:
    """Return the first filters of a network; errors as `network_layers`."""
    return context.wait(engine.explainer.filters(backbone))


def activations(
    collection: Collection,
    engine: Engine,
    scan: Scan,
    backbone: Backbone,
    layer: str,
    context: TaskContext,
) -> Activations:
    """Return what a layer of a network makes of a scan; errors as `explain`."""
    return context.wait(
        engine.explainer.activations(backbone, collection.absolute(scan), layer)
    )


def _judge_of(
    collection: Collection, backbone: Backbone, classifier: ClassifierBundle | None
) -> _Judge:
    if classifier is not None:
        name = classifier.name
        if backbone.name not in name:
            name = f"{name} · {backbone.name}"
        return _Judge(classifier.head, backbone, name, "")
    run = collection.predictions.current_run()
    if run is None:
        raise NotExplainable("There is nothing to explain: this folder was not judged yet.")
    head = kept_folder_classifier(collection, run)
    if run.kind is not RunKind.OUT_OF_FOLD or run.backbone != backbone.id or head is None:
        raise NotExplainable(_NOT_KEPT)
    return _Judge(head, backbone, backbone.name, _FITTED_ON_ALL)


def _said_before(collection: Collection) -> str:
    """Return what must be said where the window shows calibrated probabilities."""
    run = collection.predictions.current_run()
    return _NOT_CALIBRATED if run is not None and run.calibration is not None else ""


def _predicted(collection: Collection, scan: Scan) -> Label:
    prediction = collection.predictions.predictions([scan.id]).get(scan.id)
    if prediction is None:
        raise NotExplainable("There is nothing to explain: this scan was not judged yet.")
    return prediction.label
