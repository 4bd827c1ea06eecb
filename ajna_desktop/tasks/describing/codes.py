"""Make codes of the features of every scan, and keep them as features of their own."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.bundle import CodeBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.workers.engine import Engine

_AT_ONCE: Final = 512  # scans: a step takes a fraction of a second


@dataclass(frozen=True, slots=True)
class CodesMade:
    """What is kept where codes are: a network that gives a vector would say the same of itself.

    Attributes:
        backbone_id: Id of the code, which keys its features.
        feature_width: How many numbers a code has.
        pooling_kinds: The one kind there is.
    """

    backbone_id: str
    feature_width: int
    pooling_kinds: tuple[Pooling, ...] = (Pooling.AVERAGE,)


def codes_of(code: CodeBundle) -> CodesMade:
    """Return what makes the codes, as tasks ask for features."""
    return CodesMade(code.id, code.feature_width)


def derive_codes(
    collection: Collection, engine: Engine, code: CodeBundle, context: TaskContext
) -> int:
    """Make the codes that are not there yet, and return how many.

    Scans that the code's network has not described are described first. What was made before
    a cancellation stays.

    Raises:
        BundleInvalid: the network that the code was made for is not installed.
    """
    inference = engine.inference_of(engine.backbone_of(code))
    extract_features(collection, inference, context)
    described = described_scans(collection, inference)
    features = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    made = codes_of(code)
    codes = collection.features(made.backbone_id, made.feature_width, made.pooling_kinds)
    missing = codes.missing(described.hashes)
    for start in range(0, len(missing), _AT_ONCE):
        context.step(Doing.DESCRIBING, start, len(missing))
        hashes = missing[start : start + _AT_ONCE]
        rows = code.projection.codes(features.features(hashes, code.pooling))
        codes.add(
            [
                Described(ScanId(0), content_hash, row)
                for content_hash, row in zip(hashes, rows.astype(np.float16), strict=True)
            ]
        )
    if missing:
        context.step(Doing.DESCRIBING, len(missing), len(missing))
    return len(missing)
