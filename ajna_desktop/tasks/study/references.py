"""A siamese network that was trained already, compared with other reference images."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from ajna_desktop.domain.comparison import ComparisonRow
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.bundles.save_backbone import known_backbone
from ajna_desktop.learning.fitting.references import fit_references
from ajna_desktop.learning.heads.any_head import ReferenceHead
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.study.kept import Plan
from ajna_desktop.tasks.study.scans import StudyScans
from ajna_desktop.tasks.study.training import Made, name_of
from ajna_desktop.tasks.train.fitted_method import FittedMethod
from ajna_desktop.tasks.train.save_trained import called, save_trained
from ajna_desktop.workers.engine import Engine


def compare_with_others(
    collection: Collection,
    engine: Engine,
    plan: Plan,
    scans: StudyScans,
    models: Path,
    context: TaskContext,
    twin: ClassifierBundle,
    told: ComparisonRow,
) -> Made:
    """Return the classifier of a plan whose network another plan has trained.

    The network is the same, and learnt from the same scans with the same settings; only what
    images are compared with is chosen anew. That spares hours.

    Args:
        collection, engine, plan, scans, models, context: As `Trains` takes them.
        twin: The classifier of the other plan.
        told: Its row: the curves are those of the network.

    Raises:
        BundleInvalid: its network is damaged.
    """
    backbone = engine.backbone_of(twin)
    inference = engine.inference_of(backbone)
    extract_features(collection, inference, context)
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    absent = frozenset(cache.missing(scans.every.contents))
    every = scans.every.chosen(
        [row for row, one in enumerate(scans.every.contents) if one not in absent]
    ).that_can_be_judged()
    codes = cache.features(every.contents, Pooling.AVERAGE).astype(np.float32)
    assert isinstance(twin.head, ReferenceHead)
    assert plan.settings is not None  # as every network has them
    head = fit_references(
        every.kinds,
        codes,
        every.classes,
        every.rows(Split.TRAIN),
        every.rows(Split.VALIDATION),
        plan.method.references,
        twin.head.projection,
        seed=plan.settings.seed,
    )
    folder, name = models / plan.slug, name_of(collection, plan)
    known = replace(
        KNOWN_NETWORKS[backbone.network],
        preprocessing=backbone.preprocessing,
        layers=backbone.layers,
        width=backbone.feature_width,
    )
    network = called(folder, name)
    fitted = FittedMethod(
        head,
        known_backbone(known, backbone.weights(), network.short_name, network.name),
        every,
        {
            split: head.probabilities(codes[every.rows(split)])
            for split in (Split.VALIDATION, Split.TEST)
        },
        told.curves,
        device=told.device,
        seconds=told.seconds,
    )
    trained = save_trained(folder, name, plan.method, plan.settings, fitted, with_code=False)
    return Made(
        bundle=trained.bundle,
        curves=told.curves,
        settings=trained.settings,
        device=told.device,
        seconds=told.seconds,
        trained_at_utc=trained.trained_at_utc,
    )
